using System.Diagnostics;
using Sparring.Platform.Data;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Cli;

/// <summary>A file of people on the command line, as a process, on a database of its own.</summary>
public sealed class PeopleVerbsTests(TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sparring-people-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task People_and_their_roles_come_in_and_each_refusal_is_a_sentence()
    {
        var tenant = await database.World.TenantAsync();
        await database.World.ProgrammeAsync(tenant);
        var list = await FileAsync(
            "people.csv",
            "Navn;E-mail;Rolle\nIda Prøve;ida@x.dk;Deltager\nBo Prøve;bo@x.dk;Coach\n"
        );
        var faulty = await FileAsync("faulty.csv", "Navn;E-mail\nUden Adresse;ikke-en-adresse\n");

        var dry = await RunAsync(list, "--dry-run");
        var without = await RunAsync(list);
        var with = await RunAsync(list, "--programme", "proeve");
        var again = await RunAsync(list, "--programme", "proeve");

        Assert.Equal(
            (0, "2 new, 0 changed, 0 leaving, 0 unchanged; nothing was written.\n"),
            (dry.ExitCode, dry.Output)
        );
        Assert.Contains(
            "2 roles in the file were left out: say --programme KEY.",
            without.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("2 roles given.", with.Output, StringComparison.Ordinal);
        Assert.Equal((0, "0 new, 0 changed, 0 leaving, 2 unchanged.\n"), (again.ExitCode, again.Output));
        Assert.Equal(
            ["Bo Prøve coach", "Ida Prøve participant"],
            await database.ListAsync<string>(
                "select concat(p.name, ' ', h.role) from programme_role h join person p on p.id = h.person where h.tenant = @tenant order by 1",
                new { tenant }
            )
        );
        Assert.Equal((1, "There is no file nothing.csv.\n"), Of(await RunAsync("nothing.csv")));
        Assert.Equal((1, "There is no programme andet.\n"), Of(await RunAsync(list, "--programme", "andet")));
        Assert.Equal(2, (await RunAsync(faulty)).ExitCode);
    }

    private static (int ExitCode, string Output) Of(ProgramRun run) => (run.ExitCode, run.Output);

    private async Task<string> FileAsync(string name, string text)
    {
        var path = Path.Combine(folder, name);
        await File.WriteAllTextAsync(path, text, Cancel);
        return path;
    }

    private Task<ProgramRun> RunAsync(params string[] words)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Sparring.Cli.dll"), "people", "import", .. words]
        )
        {
            WorkingDirectory = Repository.Root,
        };
        start.Environment["ConnectionStrings__Sparring"] = database.ConnectionString;
        return ProgramRun.ToEndAsync(start, Cancel);
    }
}
