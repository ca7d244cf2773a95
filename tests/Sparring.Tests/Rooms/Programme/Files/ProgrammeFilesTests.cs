using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Rooms.Programme.Contract;
using Sparring.Rooms.Programme.Files;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Programme.Files;

public sealed class ProgrammeFilesTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string Folder = Repository.Path("programmes/faelles-om-ledelse");

    private IProgrammes Programmes => app.Services.GetRequiredService<IProgrammes>();

    private ProgrammeFiles Files => app.Services.GetRequiredService<ProgrammeFiles>();

    [Fact]
    public async Task What_was_imported_is_exported_byte_for_byte()
    {
        var tenant = await app.World.TenantAsync();

        await ImportAsync(tenant, Folder);
        var files = await app.Db.AsSystemAsync(tenant, tx => Files.ExportAsync(tx, "faelles-om-ledelse"), default);

        Assert.NotNull(files);
        Assert.All(files, file => Assert.Equal(File.ReadAllText(Path.Combine(Folder, file.Key)), file.Value));
        Assert.Equal(5, files.Count);
    }

    [Fact]
    public async Task Comments_come_back_while_nobody_has_changed_the_programme()
    {
        var tenant = await app.World.TenantAsync();
        using var folder = new CopyOf(Folder);
        folder.Change("plan.yaml", text => "# Hele planen\n" + text);

        await ImportAsync(tenant, folder.Path);
        var files = await app.Db.AsSystemAsync(tenant, tx => Files.ExportAsync(tx, "faelles-om-ledelse"), default);

        Assert.StartsWith("# Hele planen\n", files?["plan.yaml"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weeks_added_at_import_move_the_deadline_and_keep_the_weekday()
    {
        var tenant = await app.World.TenantAsync();

        var done = Assert.IsType<ProgrammeImport.Done>(await ImportAsync(tenant, Folder, weeks: 418));
        var deadline = await DeadlineAsync(tenant, done.Id);

        Assert.Equal((new DateOnly(2026, 11, 23), DayOfWeek.Monday), (deadline?.Day, deadline?.Day.DayOfWeek));
    }

    [Fact]
    public async Task Importing_again_is_a_new_entry_of_history_and_the_same_again_is_nothing()
    {
        var tenant = await app.World.TenantAsync();
        using var folder = new CopyOf(Folder);
        await ImportAsync(tenant, folder.Path);

        var same = Assert.IsType<ProgrammeImport.Done>(await ImportAsync(tenant, folder.Path));
        folder.Change(
            "plan.yaml",
            text => text.Replace("day: 2018-11-19", "day: 2018-11-26", StringComparison.Ordinal)
        );
        var changed = Assert.IsType<ProgrammeImport.Done>(await ImportAsync(tenant, folder.Path));

        Assert.Equal((1, false, 2, true), (same.Version, same.Changed, changed.Version, changed.Changed));
        Assert.Equal(new DateOnly(2018, 11, 26), (await DeadlineAsync(tenant, changed.Id))?.Day);
    }

    [Fact]
    public async Task A_folder_with_a_fault_changes_nothing()
    {
        var tenant = await app.World.TenantAsync();
        using var folder = new CopyOf(Folder);
        await ImportAsync(tenant, folder.Path);
        folder.Change(
            "plan.yaml",
            text => text.Replace("day: 2018-11-19", "day: 2018-11-31", StringComparison.Ordinal)
        );
        folder.Change("programme.yaml", text => text.Replace("premise:", "premis:", StringComparison.Ordinal));

        var refused = Assert.IsType<ProgrammeImport.Refused>(await ImportAsync(tenant, folder.Path));

        Assert.Equal(3, refused.Faults.Count);
        Assert.Equal(
            1,
            (
                await app.Database.ListAsync<int>(
                    "select max(version) from programme_design where tenant = @tenant",
                    new { tenant }
                )
            ).Single()
        );
    }

    [Fact]
    public async Task A_file_that_is_not_text_is_refused_with_its_line()
    {
        var tenant = await app.World.TenantAsync();
        using var folder = new CopyOf(Folder);
        await File.WriteAllBytesAsync(
            Path.Combine(folder.Path, "words.yaml"),
            [.. "vocabulary:\n  - key: "u8, 0xE6, 0x0A],
            TestContext.Current.CancellationToken
        );

        var refused = Assert.IsType<ProgrammeImport.Refused>(await ImportAsync(tenant, folder.Path));

        Assert.Equal(("words.yaml", 2), (refused.Faults[0].File, refused.Faults[0].Line));
    }

    [Fact]
    public async Task Two_organisations_may_have_a_programme_of_the_same_key()
    {
        var one = await app.World.TenantAsync();
        var other = await app.World.TenantAsync("En anden");

        var first = Assert.IsType<ProgrammeImport.Done>(await ImportAsync(one, Folder));
        var second = Assert.IsType<ProgrammeImport.Done>(await ImportAsync(other, Folder));

        Assert.NotEqual(first.Id, second.Id);
        Assert.Null(await DeadlineAsync(other, first.Id));
    }

    private Task<ProgrammeImport> ImportAsync(TenantId tenant, string folder, int weeks = 0) =>
        app.Db.AsSystemAsync(tenant, tx => Files.ImportAsync(tx, folder, weeks), default);

    private Task<Deadline?> DeadlineAsync(TenantId tenant, ProgrammeId programme) =>
        app.Db.AsSystemAsync(tenant, tx => Programmes.DeadlineAsync(tx, programme, "foundation-submission"), default);

    private sealed class CopyOf : IDisposable
    {
        public CopyOf(string folder)
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*.yaml"))
            {
                File.Copy(file, System.IO.Path.Combine(Path, System.IO.Path.GetFileName(file)));
            }
        }

        public string Path { get; } = Directory.CreateTempSubdirectory("programme-").FullName;

        public void Change(string name, Func<string, string> change)
        {
            var file = System.IO.Path.Combine(Path, name);
            File.WriteAllText(file, change(File.ReadAllText(file)));
        }

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
