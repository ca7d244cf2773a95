using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.Practice.Actions;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Benchmarks;

/// <summary>The forum's list of trial actions with 100,000 of them: first page and one deep down, with row-level security and sealed texts.</summary>
public static class StoriesBenchmark
{
    private const int Leaders = 400;
    private const int Turns = 31;

    private const string PeopleSql = """
        with people as (
            insert into person (tenant, id, name, email) select @tenant, id, 'Prøve ' || id, id || '@example.org' from unnest(@people) id),
        forum as (
            insert into programme (tenant, id, key, title, starts, ends) values (@tenant, @programme, 'bench', 'Bench', '2018-01-01', '2040-01-01'))
        select 1
        """;

    private const string RolesSql =
        "insert into programme_role (tenant, programme, person, role) select @tenant, @programme, id, 'participant' from unnest(@people) id";

    private const string ActSql = """
        insert into trial_action (tenant, id, programme, owner, made_by, begun_at)
        select tenant(), id, @programme, viewer(), viewer(), at from unnest(@ids, @ats) row (id, at)
        """;

    private const string ShareSql = """
        insert into share (tenant, id, artefact, artefact_id, owner, programme, kind, shared_at)
        select tenant(), gen_random_uuid(), 'trial-action', id, viewer(), @programme, 'forum', at from unnest(@ids, @ats) row (id, at)
        """;

    private const string TellSql = """
        insert into trial_action_story (tenant, action, programme, owner, sealed, told_at)
        select tenant(), id, @programme, viewer(), sealed, at from unnest(@ids, @seals, @ats) row (id, sealed, at)
        """;

    public static async Task<int> RunAsync(string data, int actions)
    {
        await using var server = await EmbeddedPostgres.JoinOrStartAsync(data, CancellationToken.None);
        await Schema.ApplyAsync(server.ConnectionString, CancellationToken.None);
        await using var services = await BenchServices.StartAsync(server.ConnectionString, data);
        var db = services.GetRequiredService<Db>();
        var viewer = await FillAsync(db, services.GetRequiredService<ISeals>(), actions);
        var forum = services.GetRequiredService<ForumStories>();
        Task<ListedStories?> PageAsync(string? after) =>
            db.AsAsync(viewer, tx => forum.ListAsync(tx, viewer, null, after), CancellationToken.None);
        string? deep = null;
        for (var page = 0; page < 50; page++)
        {
            deep = (await PageAsync(deep))?.Later ?? throw new InvalidOperationException("The list ended too soon.");
        }

        foreach (var (name, after) in new[] { ("first page", null), ("page 51", deep) })
        {
            var times = new List<double>();
            for (var turn = 0; turn < Turns; turn++)
            {
                var watch = Stopwatch.GetTimestamp();
                await PageAsync(after);
                times.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
            }

            Console.WriteLine(
                $"{actions:N0} told, {name}: {times.Order().ElementAt(Turns / 2):F1} ms median of {Turns}"
            );
        }

        return 0;
    }

    private static async Task<Viewer> FillAsync(Db db, ISeals seals, int actions)
    {
        var tenant = new TenantId(Ids.Secure.Next());
        var programme = new ProgrammeId(Ids.Secure.Next());
        var people = Enumerable.Range(0, Leaders).Select(_ => Ids.Secure.Next()).ToArray();
        await db.AsSystemAsync(
            null,
            tx => tx.ExecuteAsync("insert into organisation (id, name) values (@Value, 'Bench')", tenant),
            CancellationToken.None
        );
        await db.AsSystemAsync(
            tenant,
            async tx =>
            {
                var rows = new
                {
                    tenant = tenant.Value,
                    programme = programme.Value,
                    people,
                };
                await tx.ExecuteAsync(PeopleSql, rows);
                await tx.ExecuteAsync(RolesSql, rows);
            },
            CancellationToken.None
        );
        var viewers = people.Select(person => new Viewer(
            tenant,
            new(person),
            "Prøve",
            "da",
            new HashSet<string> { "participant" }
        ));
        var start = TimeProvider.System.GetUtcNow().AddDays(-30);
        foreach (var (viewer, place) in viewers.Select((viewer, place) => (viewer, place)))
        {
            await db.AsAsync(
                viewer,
                tx => TellAsync(tx, viewer, programme, seals, start.AddSeconds(place), actions / Leaders),
                CancellationToken.None
            );
        }

        return viewers.First();
    }

    // As the leader: what is hers nobody else may write.
    private static async Task TellAsync(
        Tx tx,
        Viewer viewer,
        ProgrammeId programme,
        ISeals seals,
        DateTimeOffset start,
        int actions
    )
    {
        var ids = Enumerable.Range(0, actions).Select(_ => Ids.Secure.Next()).ToArray();
        var ats = ids.Select((_, place) => start.AddMinutes(place * 10).ToUniversalTime()).ToArray();
        var told = JsonSerializer.Serialize(
            new
            {
                title = "Ring før du skriver",
                happened = "Hun tog den.",
                learned = new string('x', 400),
            }
        );
        var sealedTexts = ids.Select(id =>
                seals.Seal(new(viewer.Tenant, programme, viewer.Person, Artefact.TrialAction, id, "story", 1), told)
            )
            .ToArray();
        foreach (var sql in new[] { ActSql, ShareSql, TellSql })
        {
            await using var command = new NpgsqlCommand(sql, tx.Connection, tx.Transaction);
            command.Parameters.AddWithValue("programme", programme.Value);
            command.Parameters.AddWithValue("ids", ids);
            command.Parameters.AddWithValue("ats", ats);
            if (sql == TellSql)
            {
                command.Parameters.AddWithValue("seals", sealedTexts);
            }

            await command.ExecuteNonQueryAsync();
        }
    }
}
