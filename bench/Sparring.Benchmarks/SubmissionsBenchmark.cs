using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Sparring.Platform.Data;
using Sparring.Rooms.Surveys.Answering;
using Sparring.Rooms.Surveys.Contract;

namespace Sparring.Benchmarks;

/// <summary>
/// Answers of 41 lines sent by 64 people again and again, each waiting for her own before she sends the next: those that arrive together in
/// one transaction, one transaction for each, and as a peer 41 plain rows in one transaction for each. Each commit is on the disk.
/// </summary>
public static class SubmissionsBenchmark
{
    private const int People = 64;
    private const int Lines = 41;
    private const int Rounds = 3;
    private const int ParentField = 1;
    private const int UserField = 11;
    private const int SystemField = 12;
    private const double TickMilliseconds = 10;

    private const string TableSql = """
        create table if not exists sparring.plain_answer (wave uuid, person uuid, line int, answer int, primary key (wave, person, line));
        grant all on sparring.plain_answer to public
        """;

    private const string PlainSql = """
        insert into sparring.plain_answer select $1, $2, line, $3 from generate_series(1, 41) line
        on conflict (wave, person, line) do update set answer = excluded.answer
        """;

    public static async Task<int> RunAsync(string data, int seconds)
    {
        TypeHandlers.Register();
        await using var server = await EmbeddedPostgres.JoinOrStartAsync(data, CancellationToken.None);
        await Schema.ApplyAsync(server.ConnectionString, CancellationToken.None);
        await using var services = await BenchServices.StartAsync(server.ConnectionString, data);
        var forum = await BenchForum.OpenAsync(services, server.SuperuserConnectionString, People, []);
        await forum.AsSuperuserAsync(TableSql);
        var people = forum.People;
        var desk = new Desk(services, forum.Wave);
        var database = await ServerOfAsync(services);
        (string Name, Func<Viewer, int, Task> Send)[] ways =
        [
            ("together", desk.TogetherAsync),
            ("one transaction each", desk.AloneAsync),
            ("41 plain rows, one transaction each", desk.PlainAsync),
        ];
        foreach (var (_, send) in ways)
        {
            await MeasureAsync(people, send, Math.Max(1, seconds / 2), database);
        }

        // In turns: what else the machine does falls on all alike.
        for (var round = 1; round <= Rounds; round++)
        {
            foreach (var (name, send) in ways)
            {
                var (rate, p99, cpu, theirs) = await MeasureAsync(people, send, seconds, database);
                Console.WriteLine(
                    $"round {round}, {name}: {rate:F0} a second, p99 {p99:F1} ms, CPU of each {cpu:F2} ms ours and {theirs:F2} ms the database's, load {Load()}"
                );
            }
        }

        return 0;
    }

    private static string Load() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    private static async Task<(double Rate, double P99, double Cpu, double Theirs)> MeasureAsync(
        Viewer[] people,
        Func<Viewer, int, Task> send,
        int seconds,
        int database
    )
    {
        var theirs = CpuOf(database);
        var until = Stopwatch.GetTimestamp() + (seconds * Stopwatch.Frequency);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var started = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(
            people.Select(async person =>
            {
                var own = new List<double>();
                while (Stopwatch.GetTimestamp() < until)
                {
                    var at = Stopwatch.GetTimestamp();
                    await send(person, own.Count);
                    own.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
                }

                return own;
            })
        );
        var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
        double[] all = [.. times.SelectMany(own => own).Order()];
        var spent = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        return (
            all.Length / took,
            all[all.Length * 99 / 100],
            spent.TotalMilliseconds / all.Length,
            (CpuOf(database) - theirs) / all.Length
        );
    }

    // The server keeps a process for each connection of the pool.
    private static async Task<int> ServerOfAsync(ServiceProvider services)
    {
        await using var asked = services.GetRequiredService<Db>().Source.CreateCommand("select pg_backend_pid()");
        var backend = (int)(await asked.ExecuteScalarAsync() ?? 0);
        return int.Parse(StatOf(backend)[ParentField], CultureInfo.InvariantCulture);
    }

    /// <summary>Milliseconds, user and system, of all processes of a database server.</summary>
    private static double CpuOf(int server) =>
        Process
            .GetProcesses()
            .Select(process => StatOf(process.Id))
            .Where(stat => stat.Length > SystemField && stat[ParentField] == $"{server}")
            .Sum(stat =>
                (
                    double.Parse(stat[UserField], CultureInfo.InvariantCulture)
                    + double.Parse(stat[SystemField], CultureInfo.InvariantCulture)
                ) * TickMilliseconds
            );

    // What follows the name, which may hold anything.
    private static string[] StatOf(int process)
    {
        var path = $"/proc/{process}/stat";
        return File.Exists(path) && File.ReadAllText(path) is var stat
            ? stat[(stat.LastIndexOf(')') + 2)..].Split(' ')
            : [];
    }

    private sealed class Desk(ServiceProvider services, WaveId wave)
    {
        private readonly Db db = services.GetRequiredService<Db>();
        private readonly Letterbox letterbox = services.GetRequiredService<Letterbox>();
        private readonly ISurveys surveys = services.GetRequiredService<ISurveys>();

        public async Task TogetherAsync(Viewer person, int turn)
        {
            if (await letterbox.PutAsync(person, wave, line => Answer(line, turn)) != Posted.Sent)
            {
                throw new InvalidOperationException("Not sent.");
            }
        }

        public Task AloneAsync(Viewer person, int turn)
        {
            var sent = Enumerable
                .Range(1, Lines - 1)
                .Select(place => $"inside.{place}")
                .Append("outside.regions")
                .ToDictionary(line => line, line => Answer(line, turn) ?? "");
            return db.AsAsync(person, tx => surveys.AnswerAsync(tx, person, wave, sent), CancellationToken.None);
        }

        public async Task PlainAsync(Viewer person, int turn)
        {
            await using var connection = await db.Source.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            await using var insert = new NpgsqlCommand(PlainSql, connection, transaction);
            insert.Parameters.Add(new() { Value = wave.Value });
            insert.Parameters.Add(new() { Value = person.Person.Value });
            insert.Parameters.Add(new() { Value = 1 + (turn % 4) });
            await insert.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
        }

        private static string? Answer(string line, int turn) =>
            line is "outside.regions"
            || (
                line.StartsWith("inside.", StringComparison.Ordinal)
                && int.TryParse(line.AsSpan("inside.".Length), NumberStyles.None, null, out var place)
                && place < Lines
            )
                ? (1 + (turn % 4)).ToString(CultureInfo.InvariantCulture)
                : null;
    }
}
