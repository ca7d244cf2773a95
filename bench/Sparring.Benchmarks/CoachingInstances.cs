using System.Text.Json;

namespace Sparring.Benchmarks;

/// <summary>
/// Problems of scheduling coaching, made from a seed: days of 20 half hours in two windows, calendars in fragments of one to three hours,
/// groups of three or four people, a coach for every four groups. The same seed gives the same problem anywhere.
/// </summary>
public sealed class CoachingInstances
{
    private const int FirstDays = 16;
    private const int Days = 35;
    private const int Slots = 20;
    private const int CoachBusy = 40;
    private ulong state;

    private CoachingInstances(int groups, int seed)
    {
        unchecked
        {
            var start = ((ulong)seed * 104_729) + (ulong)groups;
            state = (start * 0x9E3779B97F4A7C15) + 0x1234567;
        }
    }

    /// <summary>A problem file of <c>sparring coaching schedule</c>.</summary>
    /// <param name="groups">How many groups.</param>
    /// <param name="seed">Which of them.</param>
    /// <param name="busy">How busy each member is, in percent.</param>
    public static string Of(int groups, int seed, int busy) => new CoachingInstances(groups, seed).Make(groups, busy);

    private string Make(int groups, int busy)
    {
        var coaches = Math.Max(3, (groups + 3) / 4);
        int[] sizes = [.. Enumerable.Range(0, groups).Select(_ => 3 + (Below(6) == 0 ? 1 : 0))];
        var theirs = sizes
            .Select(size => Together([.. Enumerable.Range(0, size).Select(_ => Calendar(busy))]))
            .ToList();
        var own = Enumerable.Range(0, coaches).Select(_ => Together([Calendar(CoachBusy)])).ToList();
        return JsonSerializer.Serialize(
            new
            {
                groups = theirs,
                coaches = own,
                window1 = new[] { 0, FirstDays },
                window2 = new[] { FirstDays, Days },
                session_slots = 4,
                coach_gap = 1,
                max_load = ((groups + coaches - 1) / coaches) + 1,
                min_days_between = 10,
            }
        );
    }

    private static string[] Together(List<bool[][]> calendars) =>
        [
            .. Enumerable
                .Range(0, Days)
                .Select(day =>
                    string.Concat(
                        Enumerable.Range(0, Slots).Select(slot => calendars.Any(own => own[day][slot]) ? '1' : '0')
                    )
                ),
        ];

    private bool[][] Calendar(int busy)
    {
        var calendar = new bool[Days][];
        for (var day = 0; day < Days; day++)
        {
            calendar[day] = new bool[Slots];
            while (calendar[day].Count(taken => taken) * 100 < (busy * Slots) - Below(200))
            {
                var start = Below(Slots);
                var length = 2 + Below(5);
                Array.Fill(calendar[day], true, start, Math.Min(length, Slots - start));
            }
        }

        return calendar;
    }

    private int Below(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    private ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
