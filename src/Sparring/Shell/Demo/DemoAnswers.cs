using System.Globalization;

namespace Sparring.Shell.Demo;

/// <summary>
/// What the demo's leaders answer: chance with a seed, the same at every loading. A core that knows each other well and cuts across
/// departments, and as dense a network as one forum was: 42.3 %.
/// </summary>
public static class DemoAnswers
{
    public const int Leaders = 38;
    private const double Density = 0.423;

    // What core and periphery say of their relations outside, on average.
    private static readonly (string Kind, double Core, double Periphery)[] Outside =
    [
        ("municipalities", 2.9, 2.1),
        ("regions", 2.9, 2.1),
        ("state", 2.1, 2.4),
        ("business", 2.0, 2.4),
        ("interest", 3.0, 2.6),
        ("education", 2.3, 2.1),
        ("citizens", 2.2, 1.9),
    ];

    private static readonly (string Scale, double Mean)[] Style =
    [
        ("vis", 3.6),
        ("rec", 3.2),
        ("dat", 2.9),
        ("dis", 3.4),
        ("rel", 3.9),
    ];

    private static readonly (string Key, int Percent)[] Hindering =
    [
        ("time", 60),
        ("mandate", 45),
        ("goals", 40),
        ("know", 35),
        ("money", 25),
        ("data", 20),
        ("habit", 5),
    ];

    private static readonly Lazy<double> Least = new(LeastOfATie);

    /// <summary>What the leader at this place of the roster answers.</summary>
    /// <param name="wave">In a later wave some relations have come and a few are gone, mostly between departments.</param>
    public static IReadOnlyDictionary<string, string> Of(int number, int wave)
    {
#pragma warning disable CA5394 // because these answers are made to be the same at every run
        var chance = new Random((wave * 1000) + number);
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var other = 1; other <= Leaders; other++)
        {
            answers[$"inside.{other}"] = Text(StepOf(Closeness(number, other) + Drift(wave, chance)));
        }

        foreach (var (kind, core, periphery) in Outside)
        {
            answers[$"outside.{kind}"] =
                chance.Next(12) == 0 ? "-" : Text(Around(chance, IsCore(number) ? core : periphery));
        }

        foreach (var (at, (scale, mean)) in Style.Index())
        {
            // What she is like, in every item of a scale and in every wave.
            var own = (new Random((number * 10) + at).NextDouble() * 2) - 1;
            for (var item = 1; item <= 4; item++)
            {
                answers[$"style.{scale}{item}"] =
                    chance.Next(40) == 0 ? "-" : Text(Around(chance, mean + own + (wave * 0.25)));
            }
        }

        if (wave > 0)
        {
            answers["hinders.one"] = Hinders(chance);
        }

        return answers;
    }

    // Time and mandate are in most leaders' way; a few have nothing in theirs.
    private static string Hinders(Random chance)
    {
        var hinders = Hindering.Where(one => chance.Next(100) < one.Percent).Take(3).Select(one => one.Key).ToList();
        return hinders.Count == 0 ? "-" : string.Join(' ', hinders);
    }

    private static double Drift(int wave, Random chance) => wave == 0 ? 0 : (chance.NextDouble() * 0.3) - 0.08;

    private static int Around(Random chance, double mean) =>
        (int)Math.Clamp(Math.Round(mean + chance.NextDouble() + chance.NextDouble() - 1), 1, 5);

    private static double Closeness(int number, int other) =>
        new Random((number * 100) + other).NextDouble()
        + (IsCore(number) ? 0.3 : 0)
        + (IsCore(other) ? 0.3 : 0)
        + (IsCore(number) && IsCore(other) ? 0.25 : 0);
#pragma warning restore CA5394

    private static bool IsCore(int number) => number % 5 is 1 or 3;

    private static int StepOf(double closeness) =>
        closeness >= Least.Value + 0.45 ? 4
        : closeness >= Least.Value + 0.2 ? 3
        : closeness >= Least.Value ? 2
        : closeness >= Least.Value - 0.25 ? 1
        : 0;

    private static double LeastOfATie()
    {
        var all = new List<double>();
        for (var number = 1; number < Leaders; number++)
        {
            all.AddRange(
                Enumerable.Range(1, Leaders).Where(other => other != number).Select(other => Closeness(number, other))
            );
        }

        return all.OrderDescending().ElementAt((int)Math.Round(all.Count * Density) - 1);
    }

    private static string Text(int step) => step.ToString(CultureInfo.InvariantCulture);
}
