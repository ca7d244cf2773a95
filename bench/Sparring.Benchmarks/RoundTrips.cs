using System.Collections.Concurrent;
using System.Diagnostics;

namespace Sparring.Benchmarks;

/// <summary>Listens to the database driver: how many round trips there were, and which statements took the time.</summary>
public sealed class RoundTrips : IDisposable
{
    private readonly ConcurrentQueue<(string Sql, double Milliseconds)> heard = new();
    private readonly ActivityListener listener;

    public RoundTrips()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended => heard.Enqueue((Text(ended), ended.Duration.TotalMilliseconds)),
        };
        ActivitySource.AddActivityListener(listener);
    }

    public int Count => heard.Count;

    /// <summary>The statements the time went to, dearest first, as averages of so many turns.</summary>
    public IEnumerable<string> Dearest(int most, int turns) =>
        heard
            .GroupBy(one => one.Sql)
            .OrderByDescending(group => group.Sum(one => one.Milliseconds))
            .Take(most)
            .Select(group =>
                $"  {group.Sum(one => one.Milliseconds) / turns, 7:F2} ms in {(double)group.Count() / turns, 5:F1} trips: {group.Key}"
            );

    public void Dispose() => listener.Dispose();

    private static string Text(Activity ended)
    {
        var sql =
            (ended.GetTagItem("db.query.text") ?? ended.GetTagItem("db.statement")) as string ?? ended.DisplayName;
        var line = string.Join(' ', sql.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
        return line.Length > 200 ? line[..200] : line;
    }
}
