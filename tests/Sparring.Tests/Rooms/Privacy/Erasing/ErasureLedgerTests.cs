using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.Privacy.Erasing;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Privacy.Erasing;

/// <summary>An older copy of the database is put back while the keys, and the ledger beside them, are those of today.</summary>
public sealed class ErasureLedgerTests(TestServer server) : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("sparring-ledger-").FullName;
    private readonly TestDatabase database = new(server);

    private string Keys => Path.Combine(folder, "keys");

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Who_was_erased_is_erased_again_before_an_older_database_is_served_and_nobody_else_is()
    {
        var (erased, stays) = await WorldAsync();
        await using var backup = await CopyAsync(database);
        await using (var house = await StartAsync(database))
        {
            await house.Services.GetRequiredService<ErasePerson>().EraseAsync(await ViewerAsync(erased), Cancel);
        }

        var (known, foreign) = new ErasureLedger(SettingsOf(database), Signer(database)).Read();
        var ledger = string.Concat(
            Directory
                .EnumerateFiles(Path.Combine(Keys, "erased"), "*", SearchOption.AllDirectories)
                .Select(File.ReadAllText)
        );
        var before = await NamesAsync(backup);
        await using (await StartAsync(backup)) { }
        var after = await NamesAsync(backup);
        await using (await StartAsync(backup)) { }

        Assert.Equal((1, 0), (known.Count, foreign));
        Assert.DoesNotContain("Signe", ledger, StringComparison.Ordinal);
        Assert.Equal(["Bo Holt", "Signe Dam"], before);
        Assert.Equal(["Bo Holt", "Slettet person"], after);
        Assert.Equal(
            [known[0].Id],
            await backup.ListAsync<Guid>(
                "select id from erasure where erased_at is not null and person = @erased",
                new { erased }
            )
        );
        Assert.Equal(
            stays,
            (await backup.ListAsync<PersonId>("select id from person where name = 'Bo Holt'")).Single()
        );
        Assert.Empty(
            await backup.ListAsync<Guid>("select person from sign_in_session where person = @erased", new { erased })
        );
    }

    [Fact]
    public async Task A_file_somebody_else_wrote_beside_the_keys_erases_nobody()
    {
        var (erased, stays) = await WorldAsync();
        await using (var house = await StartAsync(database))
        {
            await house.Services.GetRequiredService<ErasePerson>().EraseAsync(await ViewerAsync(erased), Cancel);
        }

        var file = Directory
            .EnumerateFiles(Path.Combine(Keys, "erased"), "*.erased", SearchOption.AllDirectories)
            .Single();
        var parts = (await File.ReadAllTextAsync(file, Cancel)).Split('.');
        var forged = System
            .Text.Encoding.UTF8.GetString(Convert.FromBase64String(parts[0]))
            .Replace(erased.Value.ToString(), stays.Value.ToString(), StringComparison.Ordinal);
        await File.WriteAllTextAsync(
            Path.Combine(Path.GetDirectoryName(file) ?? "", stays.Value.ToString("N") + ".erased"),
            Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(forged)) + "." + parts[1],
            Cancel
        );
        await File.WriteAllTextAsync(Path.Combine(Keys, "erased", "x.erased"), "not a line of the ledger", Cancel);

        await using (await StartAsync(database)) { }

        var (known, foreign) = new ErasureLedger(SettingsOf(database), Signer(database)).Read();
        Assert.Equal((1, 2), (known.Count, foreign));
        Assert.Equal(["Bo Holt", "Slettet person"], await NamesAsync(database));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<(PersonId Erased, PersonId Stays)> WorldAsync()
    {
        var tenant = await database.World.TenantAsync("Kommunen før");
        var programme = await database.World.ProgrammeAsync(tenant);
        var people = new List<PersonId>();
        foreach (var name in new[] { "Signe Dam", "Bo Holt" })
        {
            people.Add(await database.World.PersonAsync(tenant, name));
            await database.World.RoleAsync(tenant, programme, people[^1], "participant");
        }

        return (people[0], people[1]);
    }

    private Task<Viewer> ViewerAsync(PersonId person) => database.World.ViewerAsync(person);

    // What a backup is: the whole database as it stood.
    private async Task<TestDatabase> CopyAsync(TestDatabase of)
    {
        Npgsql.NpgsqlConnection.ClearAllPools();
        var copy = new TestDatabase(server) { CopyOf = of };
        await copy.InitializeAsync();
        return copy;
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(TestDatabase from) =>
        await from.ListAsync<string>("select name from person order by name");

    private CertificateSigner Signer(TestDatabase of) => new(SettingsOf(of));

    private SparringSettings SettingsOf(TestDatabase of) =>
        new()
        {
            ConnectionString = of.ConnectionString,
            KeyStore = Keys,
            Assets = Repository.Path("src/Sparring.Web/wwwroot"),
            Programmes = Repository.Path("programmes"),
            Address = new Uri("http://localhost"),
        };

    private async Task<WebApplication> StartAsync(TestDatabase on)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(on.Clock);
        builder.Services.AddSparring(SettingsOf(on));
        var app = builder.Build();
        app.MapSparring();
        await app.StartAsync(Cancel);
        return app;
    }
}
