using System.Globalization;

namespace Sparring.GroupComposition.Diversity;

/// <summary>Reads the text format of MDGPLIB: "n groups ss|ds lower upper …", then one line "i j benefit" for each pair.</summary>
/// <remarks>A pair that is not named brings 0. Empty lines are skipped. Every fault of the file is told, up to a hundred.</remarks>
public static class ReadDiversity
{
    private const int MostFaults = 100;
    private static readonly char[] Blanks = [' ', '\t', '\r'];

    public static DiversityReading From(string text)
    {
        var lines = text.Split('\n')
            .Select((line, at) => new Line(at + 1, line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries)));
        var filled = lines.Where(line => line.Words.Length > 0).ToList();
        if (filled.Count == 0)
        {
            return new DiversityReading.Refused([
                new(1, "The file is empty; it begins with \"n groups ss|ds lower upper …\"."),
            ]);
        }

        var faults = new List<DiversityFault>();
        if (ReadHead(filled[0], faults) is not { } problem)
        {
            return new DiversityReading.Refused(faults);
        }

        ReadPairs(problem, filled.Skip(1), faults);
        return faults.Count > 0
            ? new DiversityReading.Refused([.. faults.Take(MostFaults)])
            : new DiversityReading.Read(problem);
    }

    private static DiversityProblem? ReadHead(Line head, List<DiversityFault> faults)
    {
        if (head.Words.Length < 3 || head.Words[2] is not ("ss" or "ds"))
        {
            return Fault(faults, head, "The first line is \"n groups ss|ds lower upper …\".");
        }

        if (!IsWhole(head.Words[0], 1, DiversityProblem.MostPeople, out var people))
        {
            return Fault(
                faults,
                head,
                $"The number of people is from 1 to {DiversityProblem.MostPeople}, not \"{head.Words[0]}\"."
            );
        }

        if (!IsWhole(head.Words[1], 1, people, out var groups))
        {
            return Fault(faults, head, $"The number of groups is from 1 to {people}, not \"{head.Words[1]}\".");
        }

        if (head.Words.Length != 3 + (2 * groups))
        {
            return Fault(faults, head, $"{groups} groups have {2 * groups} bounds, not {head.Words.Length - 3}.");
        }

        return ReadSizes(head, people, groups, faults) is { } sizes
            ? new DiversityProblem(people, sizes, new double[people * people])
            : null;
    }

    private static List<GroupSize>? ReadSizes(Line head, int people, int groups, List<DiversityFault> faults)
    {
        var sizes = new List<GroupSize>();
        for (var group = 0; group < groups; group++)
        {
            var (lower, upper) = (head.Words[3 + (2 * group)], head.Words[4 + (2 * group)]);
            if (!IsWhole(lower, 0, people, out var least) || !IsWhole(upper, least, int.MaxValue, out var most))
            {
                Fault(
                    faults,
                    head,
                    $"Group {group + 1} has the bounds \"{lower}\" and \"{upper}\"; they are whole, from 0 up, the lower first."
                );
                return null;
            }

            sizes.Add(new(least, Math.Min(most, people)));
        }

        if (sizes.Sum(size => size.Least) > people || sizes.Sum(size => (long)size.Most) < people)
        {
            Fault(
                faults,
                head,
                $"The groups hold {sizes.Sum(size => size.Least)} to {sizes.Sum(size => (long)size.Most)} people, but there are {people}."
            );
            return null;
        }

        return sizes;
    }

    private static void ReadPairs(DiversityProblem problem, IEnumerable<Line> lines, List<DiversityFault> faults)
    {
        var people = problem.People;
        var namedOn = new int[people * people];
        foreach (var line in lines)
        {
            if (ReadPair(line, people, faults) is not { } pair)
            {
                continue;
            }

            var (a, b) = (Math.Min(pair.A, pair.B), Math.Max(pair.A, pair.B));
            ref var named = ref namedOn[(a * people) + b];
            if (named > 0)
            {
                Fault(faults, line, $"The pair {pair.A} {pair.B} stands on line {named} already.");
                continue;
            }

            named = line.Number;
            (problem.Benefits[(a * people) + b], problem.Benefits[(b * people) + a]) = (pair.Benefit, pair.Benefit);
        }
    }

    private static (int A, int B, double Benefit)? ReadPair(Line line, int people, List<DiversityFault> faults)
    {
        if (line.Words.Length != 3)
        {
            Fault(faults, line, $"A pair is \"i j benefit\", three words, not {line.Words.Length}.");
            return null;
        }

        if (
            !IsWhole(line.Words[0], 0, people - 1, out var a)
            || !IsWhole(line.Words[1], 0, people - 1, out var b)
            || a == b
        )
        {
            Fault(
                faults,
                line,
                $"A pair is of two different people from 0 to {people - 1}, not \"{line.Words[0]}\" and \"{line.Words[1]}\"."
            );
            return null;
        }

        if (
            !double.TryParse(line.Words[2], NumberStyles.Float, CultureInfo.InvariantCulture, out var benefit)
            || !(Math.Abs(benefit) <= 1e12)
        )
        {
            Fault(
                faults,
                line,
                $"A benefit is a number up to 10¹² with a point for decimals, not \"{line.Words[2]}\"."
            );
            return null;
        }

        return (a, b, benefit);
    }

    private static bool IsWhole(string word, int least, int most, out int number) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out number)
        && number >= least
        && number <= most;

    private static DiversityProblem? Fault(List<DiversityFault> faults, Line line, string sentence)
    {
        if (faults.Count < MostFaults)
        {
            faults.Add(new(line.Number, sentence));
        }

        return null;
    }

    private readonly record struct Line(int Number, string[] Words);
}

/// <summary>What a line of the file does not say as it must.</summary>
public sealed record DiversityFault(int Line, string Sentence);

/// <summary>A problem, or why the file is none.</summary>
public abstract record DiversityReading
{
    private DiversityReading() { }

    public sealed record Read(DiversityProblem Problem) : DiversityReading;

    public sealed record Refused(IReadOnlyList<DiversityFault> Faults) : DiversityReading;
}
