using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Sparring.Platform.Data;
using Sparring.Rooms.People;
using Sparring.Rooms.People.Contract;

namespace Sparring.Benchmarks;

/// <summary>A file of 30,000 people against the bare COPY of the same rows into a bare table, in the same run; then the list over them.</summary>
public static class ImportBenchmark
{
    private const int Turns = 3;

    public static async Task<int> RunAsync(string data, int people)
    {
        TypeHandlers.Register();
        await using var server = await EmbeddedPostgres.JoinOrStartAsync(data, CancellationToken.None);
        await Schema.ApplyAsync(server.ConnectionString, CancellationToken.None);
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        var db = new Db(source, TimeProvider.System);
        var path = Path.Combine(Path.GetTempPath(), $"people-{people}.csv");
        await WriteAsync(path, people);
        for (var turn = 1; turn <= Turns; turn++)
        {
            var tenant = await OrganisationAsync(db);
            var copy = await TimeAsync(() => CopyAsync(source, path));
            var import = await TimeAsync(() => ImportAsync(db, tenant, path, people, 0));
            var again = await TimeAsync(() => ImportAsync(db, tenant, path, 0, people));
            Console.WriteLine(
                $"{people} people: import {import:F2} s, again {again:F2} s, bare COPY {copy:F2} s, ratio {import / copy:F1}"
            );
            await ListAsync(db, tenant);
        }

        File.Delete(path);
        using var me = Process.GetCurrentProcess();
        Console.WriteLine($"Peak memory of the importing process: {me.PeakWorkingSet64 / 1024 / 1024} MB");
        return 0;
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalSeconds;
    }

    private static async Task ImportAsync(Db db, TenantId tenant, string path, int added, int unchanged)
    {
        await using var services = People();
        await using var file = File.OpenRead(path);
        var files = services.GetRequiredService<IPeopleFiles>();
        var read = await db.AsSystemAsync(
            tenant,
            tx => files.ImportAsync(tx, "people.csv", file),
            CancellationToken.None
        );
        if (read is not PeopleFileImport.Read { Faults: [] } good || good.Added != added || good.Unchanged != unchanged)
        {
            throw new InvalidOperationException($"The import did something else: {read}");
        }
    }

    private static async Task CopyAsync(NpgsqlDataSource source, string path)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var create = new NpgsqlCommand(
            "create temporary table bare (a text, b text, c text, d text, e text, f text, g text, h text, i text)",
            connection
        );
        await create.ExecuteNonQueryAsync();
        await using (
            var copy = await connection.BeginTextImportAsync("copy bare from stdin (format csv, delimiter ';', header)")
        )
        {
            await copy.WriteAsync(await File.ReadAllTextAsync(path));
        }

        await using var drop = new NpgsqlCommand("drop table bare", connection);
        await drop.ExecuteNonQueryAsync();
    }

    private static async Task ListAsync(Db db, TenantId tenant)
    {
        var store = new PeopleStore();
        var viewer = await ViewerAsync(db, tenant);
        foreach (var (what, query) in Queries())
        {
            var times = new List<double>();
            for (var turn = 0; turn < 9; turn++)
            {
                times.Add(
                    await TimeAsync(() =>
                        db.AskAsync(
                            viewer,
                            PeopleStore.SheetQuestions(query),
                            PeopleStore.SheetAsync,
                            CancellationToken.None
                        )
                    )
                );
            }

            Console.WriteLine($"  {what}: {1000 * times.Order().ElementAt(4):F0} ms");
        }
    }

    private static (string What, PeopleQuery Query)[] Queries()
    {
        var query = new PeopleQuery { AsOf = TimeProvider.System.Today() };
        return
        [
            ("first page", query),
            ("search \"soe\"", query with { Search = "soe" }),
            ("search \"anne prøve123\"", query with { Search = "anne prøve123" }),
            ("one department by level", query with { Department = "D7", Sort = "level" }),
        ];
    }

    private static async Task<Viewer> ViewerAsync(Db db, TenantId tenant)
    {
        var organiser = Ids.Secure.Next();
        await db.AsSystemAsync(
            tenant,
            tx =>
                tx.ExecuteAsync(
                    """
                    insert into person (tenant, id, name, email) values (@tenant, @organiser, 'Olga Organiser', @email);
                    insert into programme (tenant, id, key, title, starts, ends) values (@tenant, @organiser, 'bench', '{}', '2018-01-01', '2040-01-01');
                    insert into programme_role (tenant, programme, person, role) values (@tenant, @organiser, @organiser, 'organiser');
                    """,
                    new
                    {
                        tenant,
                        organiser,
                        email = $"{organiser:N}@example.org",
                    }
                ),
            CancellationToken.None
        );
        return new Viewer(tenant, new PersonId(organiser), "Olga Organiser", "da", new HashSet<string> { "organiser" });
    }

    private static async Task<TenantId> OrganisationAsync(Db db)
    {
        var tenant = Ids.Secure.Next();
        await db.AsSystemAsync(
            null,
            tx => tx.ExecuteAsync("insert into organisation (id, name) values (@tenant, 'Bench')", new { tenant }),
            CancellationToken.None
        );
        return new TenantId(tenant);
    }

    private static ServiceProvider People()
    {
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        PeopleRoom.Add(services);
        return services.BuildServiceProvider();
    }

    private static async Task WriteAsync(string path, int people)
    {
        string[] first = ["Anne", "Søren", "Åse", "Bo", "Zoë", "Mette", "Jørgen", "Karen-Margrethe"];
        string[] levels = ["Medarbejder", "Medarbejder", "Medarbejder", "Leder", "Chef"];
        await using var file = new StreamWriter(path, append: false, Encoding.UTF8);
        await file.WriteLineAsync(
            "Nr;Navn;E-mail;Afdelingskode;Afdeling;Ledelsesniveau;Ledelsesopgave;Stilling;Nærmeste leder"
        );
        for (var at = 0; at < people; at++)
        {
            var line = string.Create(
                CultureInfo.InvariantCulture,
                $"{100000 + at};{first[at % 8]} Prøve{at * 7919 % 9973}sen;p{at}@kommunen.example;D{at % 40};Afdeling {at % 40};{levels[at % 5]};Drift;Stilling {at % 300};{(at == 0 ? "" : 100000 + at / 10)}"
            );
            await file.WriteLineAsync(line);
        }
    }
}
