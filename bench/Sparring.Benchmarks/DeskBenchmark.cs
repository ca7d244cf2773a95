using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Coaching.Sessions;
using Sparring.Rooms.Foundation.Contract;
using Sparring.Rooms.Practice.Contract;

namespace Sparring.Benchmarks;

/// <summary>The coach's desk for a group among thousands: opened as its coach, with row-level security, sealed texts and the read log.</summary>
public static class DeskBenchmark
{
    private const int Desks = 10;
    private const int Turns = 51;
    private const int WarmingUp = 100;

    private static readonly string Long = string.Join(' ', Enumerable.Repeat("Vi spørger, før vi svarer.", 12));

    public static async Task<int> RunAsync(string data, int groups)
    {
        await using var server = await EmbeddedPostgres.JoinOrStartAsync(data, CancellationToken.None);
        await Schema.ApplyAsync(server.ConnectionString, CancellationToken.None);
        await using var services = await BenchServices.StartAsync(server.ConnectionString, data);
        var db = services.GetRequiredService<Db>();
        var world = await DeskWorld.FillAsync(server.SuperuserConnectionString, groups, Desks);
        var desks = world.Desks(Desks).ToList();
        foreach (var desk in desks)
        {
            await WriteAsync(db, services, world.Programme, desk);
        }

        // Until it has been opened a while, the compiler and the database's plans are still at work.
        for (var turn = 0; turn < WarmingUp; turn++)
        {
            await OpenAsync(db, services, desks[turn % desks.Count]);
        }

        var times = new List<double>();
        var cpu = await CpuAsync(db, desks[0]);
        for (var turn = 0; turn < Turns; turn++)
        {
            var watch = Stopwatch.GetTimestamp();
            var members = await OpenAsync(db, services, desks[turn % desks.Count]);
            times.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
            if (members.Any(member => member.HandedIn is null || member.Practice.Shared.Count == 0))
            {
                throw new InvalidOperationException("The desk is not laid.");
            }
        }

        var (ours, theirs) = await CpuAsync(db, desks[0]);
        Console.WriteLine(
            $"{groups:N0} groups: the coach's desk {times.Order().ElementAt(Turns / 2):F1} ms median of {Turns}, {times.Order().ElementAt(Turns * 9 / 10):F1} ms at nine in ten; CPU of a desk: {(ours - cpu.Ours) / Turns:F1} ms ours, {(theirs - cpu.Theirs) / Turns:F1} ms the database's"
        );
        await ExplainAsync(db, services, desks);
        return 0;
    }

    // After the figure: listening costs a little itself.
    private static async Task ExplainAsync(Db db, ServiceProvider services, List<DeskWorld.Desk> desks)
    {
        using var trips = new RoundTrips();
        foreach (var desk in desks)
        {
            await OpenAsync(db, services, desk);
        }

        Console.WriteLine($"{(double)trips.Count / desks.Count:F1} round trips for a desk");
        foreach (var line in trips.Dearest(12, desks.Count))
        {
            Console.WriteLine(line);
        }
    }

    // One call after another: the pool has one connection, and its server process does all the work.
    private static async Task<(double Ours, double Theirs)> CpuAsync(Db db, DeskWorld.Desk desk)
    {
        var pid = await db.AsAsync(
            desk.Coach,
            tx => tx.ValueAsync<int>("select pg_backend_pid()"),
            CancellationToken.None
        );
        using var server = Process.GetProcessById(pid);
        using var us = Process.GetCurrentProcess();
        return (us.TotalProcessorTime.TotalMilliseconds, server.TotalProcessorTime.TotalMilliseconds);
    }

    private static Task<IReadOnlyList<DeskMember>> OpenAsync(Db db, ServiceProvider services, DeskWorld.Desk desk) =>
        db.AsAsync(
            desk.Coach,
            async tx =>
            {
                var opening = services.GetRequiredService<SessionOpening>();
                var open =
                    await opening.AsCoachAsync(tx, desk.Coach, desk.Second)
                    ?? throw new InvalidOperationException("Not her desk.");
                return (await services.GetRequiredService<DeskReading>().OfAsync(tx, desk.Coach, open)).Members;
            },
            CancellationToken.None
        );

    // Each as herself: what is hers nobody else may write.
    private static async Task WriteAsync(Db db, ServiceProvider services, ProgrammeId programme, DeskWorld.Desk desk)
    {
        var (foundations, practice) = (
            services.GetRequiredService<IWriteFoundations>(),
            services.GetRequiredService<IWritePractice>()
        );
        var sessions = services.GetRequiredService<IWriteSessions>();
        foreach (var member in desk.Members)
        {
            await db.AsAsync(
                member,
                async tx =>
                {
                    await foundations.WriteAsync(tx, member, programme, Texts("why", "direction", "room", "practice"));
                    await foundations.HandInAsync(tx, member, programme);
                    await practice.FocusAsync(tx, member, programme, Texts("action", "effect", "sign"));
                    var arena = Texts("title", "task", "joint", "step");
                    await practice.ArenaAsync(
                        tx,
                        member,
                        programme,
                        new Dictionary<string, string>(arena) { ["departments"] = "A,B" }
                    );
                    foreach (var _ in Enumerable.Range(0, 3))
                    {
                        var action = Texts("title", "action", "happened", "learned");
                        await practice.ActionAsync(tx, member, programme, action, TrialState.Done, "group");
                    }

                    await sessions.WriteLineAsync(
                        tx,
                        member,
                        CoachingSessionId.Of(desk.First),
                        new(member.Person, Long, null, null)
                    );
                    await sessions.ReflectAsync(tx, member, CoachingSessionId.Of(desk.First), Long);
                },
                CancellationToken.None
            );
        }
    }

    private static Dictionary<string, string> Texts(params string[] keys) => keys.ToDictionary(key => key, _ => Long);
}
