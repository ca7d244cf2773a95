using System.Runtime.InteropServices;
using Sparring.DisclosureControl;
using Sparring.DisclosureControl.Coarse;
using Xunit;

namespace Sparring.Libraries.Tests.DisclosureControl.Coarse;

/// <summary>Everything that could have been answered, against everything that was printed, up to twelve people.</summary>
public sealed class FiguresAttackTests
{
    private const int K = Ledger.Floor;
    private static readonly AnswerScale Scale = new(1, 3);

    public static TheoryData<int, int[]> Groups =>
        Attack.Sequences < 20_000
            ? new()
            {
                { 5, [] },
                { 7, [] },
                { 10, [5] },
                { 10, [5, 5] },
            }
            : new()
            {
                { 5, [] },
                { 7, [] },
                { 10, [5] },
                { 10, [5, 5] },
                { 11, [5, 6] },
                { 12, [7] },
            };

    [Theory]
    [MemberData(nameof(Groups))]
    public void Whatever_was_answered_no_print_fixes_the_sum_of_fewer_than_k(int people, int[] parts) =>
        Assert.Null(Fixed(people, parts, inBands: true));

    [Fact]
    public void Plain_means_with_one_decimal_do_fix_them() => Assert.NotNull(Fixed(5, [], inBands: false));

    /// <summary>A print and a group of fewer than k whose sum can be only one number.</summary>
    private static string? Fixed(int people, int[] parts, bool inBands)
    {
        var groups = Enumerable.Range(1, (1 << people) - 1).Where(group => int.PopCount(group) < K).ToArray();
        var prints = new Dictionary<string, (byte[] Least, byte[] Most)>(StringComparer.Ordinal);
        var answers = new decimal?[people];
        foreach (var given in Answers(people))
        {
            for (var person = 0; person < people; person++)
                answers[person] = given[person];
            ref var seen = ref CollectionsMarshal.GetValueRefOrAddDefault(
                prints,
                Print(people, parts, answers, inBands),
                out var known
            );
            if (!known)
                seen = ([.. groups.Select(_ => byte.MaxValue)], new byte[groups.Length]);
            Widen(seen.Least, seen.Most, groups, given);
        }

        return prints
            .Where(print => print.Value.Least.Zip(print.Value.Most).Any(sums => sums.First == sums.Second))
            .Select(print => print.Key)
            .FirstOrDefault();
    }

    private static void Widen(byte[] least, byte[] most, int[] groups, byte[] given)
    {
        for (var group = 0; group < groups.Length; group++)
        {
            byte sum = 0;
            for (var left = groups[group]; left != 0; left &= left - 1)
                sum += given[int.TrailingZeroCount(left)];
            least[group] = Math.Min(least[group], sum);
            most[group] = Math.Max(most[group], sum);
        }
    }

    // The attacker knows exactly who is in which part: more than the print says.
    private static string Print(int people, int[] parts, decimal?[] answers, bool inBands)
    {
        if (!inBands)
            return decimal.Round(answers.Sum() / people ?? 0, 1).ToString();

        var from = 0;
        var sets = parts.Select(size => new NamedSet(
            "part",
            PersonSet.Of(Enumerable.Range((from += size) - size, size))
        ));
        var figures = MakeFigures.Of(
            new Ledger(K).Release(new("all", PersonSet.Everybody(people)), [.. sets]),
            Scale,
            answers,
            people
        );
        return $"{Said(figures.Whole?.Figure, figures.Whole?.Percentages)} {string.Join(' ', figures.Distribution ?? [])} {string.Join(' ', figures.Parts.Select(Said))}";
    }

    private static string Said(PartFigure part) => $"{part.Mean} {string.Join(',', part.Percentages ?? [])}";

    private static string Said(Figure? figure, IReadOnlyList<int>? percentages) =>
        $"{figure} {string.Join(',', percentages ?? [])}";

    private static IEnumerable<byte[]> Answers(int people)
    {
        var all = (int)Math.Pow(3, people);
        var given = new byte[people];
        for (var number = 0; number < all; number++)
        {
            for (var (person, rest) = (0, number); person < people; person++, rest /= 3)
                given[person] = (byte)(1 + (rest % 3));
            yield return given;
        }
    }
}
