using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.Surveys.Answering;
using Sparring.Rooms.Surveys.Contract;
using Sparring.Rooms.Surveys.Figures;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Benchmarks;

/// <summary>
/// A large forum in the product with its database: opened, answered by some through the letterbox and by the others as boxes of the same
/// kind, and closed. A process that has just answered some is as warm as a server.
/// </summary>
public static class ForumBenchmark
{
    private const int Through = 512;
    private const int Answered = 30;
    private const int Tied = 20;

    private const string SizeSql = """
        select pg_total_relation_size('survey_box') || ' bytes of boxes, the longest of ' || max(length(box)) from survey_box where wave = @Wave
        """;

#pragma warning disable CA5394 // because the same answers are wanted at every run, and they are nobody's
    public static async Task<int> RunAsync(string data, int people)
    {
        TypeHandlers.Register();
        await using var server = await EmbeddedPostgres.JoinOrStartAsync(data, CancellationToken.None);
        await Schema.ApplyAsync(server.ConnectionString, CancellationToken.None);
        await using var services = await BenchServices.StartAsync(server.ConnectionString, data);
        var db = services.GetRequiredService<Db>();
        var at = Stopwatch.GetTimestamp();
        var forum = await BenchForum.OpenAsync(
            services,
            server.SuperuserConnectionString,
            people,
            [ComputeReport.Core, ComputeReport.Blocks, "department"]
        );
        Tell("opened", at);
        at = Stopwatch.GetTimestamp();
        await FillAsync(db, services, forum);
        Tell("answered", at);
        Console.WriteLine(
            await db.AsAsync(
                forum.Organiser,
                async tx =>
                {
                    await services.GetRequiredService<AnswerStore>().OpenAllAsync(tx, forum.Wave);
                    return await tx.ValueAsync<string>(SizeSql, new { forum.Wave });
                },
                CancellationToken.None
            )
        );
        at = Stopwatch.GetTimestamp();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        await db.AsAsync(
            forum.Organiser,
            tx => services.GetRequiredService<ISurveys>().CloseAsync(tx, forum.Organiser, forum.Wave),
            CancellationToken.None
        );
        Tell(
            $"closed with {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds:F0} ms CPU of ours",
            at
        );
        return 0;
    }

    private static void Tell(string what, long since) =>
        Console.WriteLine(
            $"{what}: {Stopwatch.GetElapsedTime(since).TotalSeconds:F1} s, memory reached {Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024} MB, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}"
        );

    private static async Task FillAsync(Db db, ServiceProvider services, BenchForum forum)
    {
        var (waves, store, letterbox) = (
            services.GetRequiredService<WaveStore>(),
            services.GetRequiredService<AnswerStore>(),
            services.GetRequiredService<Letterbox>()
        );
        var (wave, places, keys) = await db.AsAsync(
            forum.Organiser,
            async tx =>
                (
                    await waves.FindAsync(tx, forum.Wave) ?? throw new InvalidOperationException("No wave."),
                    (await waves.PlacesAsync(tx, forum.Wave)).ToArray(),
                    await waves.KeysAsync(tx, forum.Wave) ?? throw new InvalidOperationException("No keys.")
                ),
            CancellationToken.None
        );
        var chance = new Random(forum.People.Length);
        Dictionary<string, string> SaidBy(Place place) =>
            SurveyBenchmark.Said(
                wave.Instrument,
                SurveyBenchmark.OthersOf(place, places, Answered, chance),
                Tied,
                chance
            );
        var byPerson = forum.People.ToDictionary(person => person.Person);
        var through = places
            .Take(Through)
            .Select(place => (Viewer: byPerson[place.Person], Said: SaidBy(place)))
            .ToList();
        var posted = await Task.WhenAll(
            through.Select(one => letterbox.PutAsync(one.Viewer, forum.Wave, one.Said.GetValueOrDefault))
        );
        if (posted.Any(one => one != Posted.Sent))
        {
            throw new InvalidOperationException("Not sent.");
        }

        var code = SheetCode.For(wave, places);
        foreach (var some in places.Skip(Through).Chunk(WaveBoxes.AtOnce))
        {
            byte[][] contents = [.. some.Select(place => new BoxContent(place.Number, SaidBy(place)).ToBytes(code))];
            var boxes = SealedBox.SealAll(keys.PublicKey, wave.Label, contents);
            Guid[] ids = [.. some.Select(_ => Ids.Secure.Next())];
            await db.AsAsync(
                forum.Organiser,
                async tx =>
                {
                    await store.OpenAllAsync(tx, forum.Wave);
                    await store.PutAllAsync(tx, forum.Organiser.Tenant, forum.Wave, ids, boxes);
                },
                CancellationToken.None
            );
        }
    }
#pragma warning restore CA5394
}
