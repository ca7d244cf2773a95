using System.Globalization;

namespace Sparring.GroupComposition.Diversity;

/// <summary>Reads the text format of MDGPLIB: "n groups ss|ds lower upper …", then one line "i j benefit" for each pair.</summary>
/// <remarks>A pair that is not named brings 0. Empty lines are skipped. Every fault of the file is told, up to a hundred.</remarks>
public static class ReadDiversity
{
    private const int MostFaults = 100;
    private const StringSplitOptions SkipEmpty = StringSplitOptions.RemoveEmptyEntries;
    private static readonly char[] Blanks = [' ', '\t', '\r'];

    public static DiversityReading From(string text)
    {
        var (faults, number) = (new List<DiversityFault>(), 0);
        var rest = text.AsSpan();
        DiversityProblem? problem = null;
        int[] namedOn = [];
        while (Next(ref rest, ref number, out var line))
        {
            if (problem is not null)
            {
                ReadPair(problem, namedOn, number, line, faults);
                continue;
            }

            problem = ReadHead(new Line(number, line.ToString().Split(Blanks, SkipEmpty)), faults);
            if (problem is null)
            {
                return new DiversityReading.Refused(faults);
            }

            namedOn = new int[problem.People * problem.People];
        }

        if (problem is null)
        {
            faults.Add(new(1, "The file is empty; it begins with \"n groups ss|ds lower upper …\"."));
        }

        return problem is null || faults.Count > 0
            ? new DiversityReading.Refused(faults)
            : new DiversityReading.Read(problem);
    }

    /// <summary>The next line that is not blank, and its number from 1.</summary>
    private static bool Next(ref ReadOnlySpan<char> rest, ref int number, out ReadOnlySpan<char> line)
    {
        line = default;
        while (line.IsEmpty && !rest.IsEmpty)
        {
            var end = rest.IndexOf('\n');
            line = (end < 0 ? rest : rest[..end]).Trim(Blanks);
            rest = end < 0 ? default : rest[(end + 1)..];
            number++;
        }

        return !line.IsEmpty;
    }

    private static DiversityProblem? ReadHead(Line head, List<DiversityFault> faults)
    {
        if (head.Words.Length < 3 || head.Words[2] is not ("ss" or "ds"))
        {
            return Fault(faults, head.Number, "The first line is \"n groups ss|ds lower upper …\".");
        }

        if (!IsWhole(head.Words[0], 1, DiversityProblem.MostPeople, out var people))
        {
            return Fault(
                faults,
                head.Number,
                $"The number of people is from 1 to {DiversityProblem.MostPeople}, not \"{head.Words[0]}\"."
            );
        }

        if (!IsWhole(head.Words[1], 1, people, out var groups))
        {
            return Fault(faults, head.Number, $"The number of groups is from 1 to {people}, not \"{head.Words[1]}\".");
        }

        if (head.Words.Length != 3 + (2 * groups))
        {
            return Fault(
                faults,
                head.Number,
                $"{groups} groups have {2 * groups} bounds, not {head.Words.Length - 3}."
            );
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
                    head.Number,
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
                head.Number,
                $"The groups hold {sizes.Sum(size => size.Least)} to {sizes.Sum(size => (long)size.Most)} people, but there are {people}."
            );
            return null;
        }

        return sizes;
    }

    // Thousands of these lines are read before the search begins: no text is made of a word that says what it must.
    private static void ReadPair(
        DiversityProblem problem,
        int[] namedOn,
        int number,
        ReadOnlySpan<char> line,
        List<DiversityFault> faults
    )
    {
        Span<Range> words = stackalloc Range[4];
        if (line.SplitAny(words, Blanks, SkipEmpty) != 3)
        {
            var count = line.ToString().Split(Blanks, SkipEmpty).Length;
            Fault(faults, number, $"A pair is \"i j benefit\", three words, not {count}.");
            return;
        }

        var people = problem.People;
        var first = line[words[0]];
        var second = line[words[1]];
        var last = line[words[2]];
        if (!IsWhole(first, 0, people - 1, out var a) || !IsWhole(second, 0, people - 1, out var b) || a == b)
        {
            Fault(
                faults,
                number,
                $"A pair is of two different people from 0 to {people - 1}, not \"{first}\" and \"{second}\"."
            );
        }
        else if (
            !double.TryParse(last, NumberStyles.Float, CultureInfo.InvariantCulture, out var benefit)
            || !(Math.Abs(benefit) <= 1e12)
        )
        {
            Fault(faults, number, $"A benefit is a number up to 10¹² with a point for decimals, not \"{last}\".");
        }
        else if (namedOn[(Math.Min(a, b) * people) + Math.Max(a, b)] is var named and > 0)
        {
            Fault(faults, number, $"The pair {a} {b} stands on line {named} already.");
        }
        else
        {
            namedOn[(Math.Min(a, b) * people) + Math.Max(a, b)] = number;
            (problem.Benefits[(a * people) + b], problem.Benefits[(b * people) + a]) = (benefit, benefit);
        }
    }

    private static bool IsWhole(ReadOnlySpan<char> word, int least, int most, out int number) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out number)
        && number >= least
        && number <= most;

    private static DiversityProblem? Fault(List<DiversityFault> faults, int line, string sentence)
    {
        if (faults.Count < MostFaults)
        {
            faults.Add(new(line, sentence));
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
