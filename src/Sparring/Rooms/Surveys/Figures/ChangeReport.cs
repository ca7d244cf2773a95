using Sparring.DisclosureControl;
using Sparring.DisclosureControl.Coarse;

namespace Sparring.Rooms.Surveys.Figures;

/// <summary>What became of the forum since the last wave, over those counted in both. Who they are is nowhere in it.</summary>
/// <param name="Since">The number of the wave it is compared with.</param>
public sealed record ChangeReport(int Since, TieChange? Ties, IReadOnlyList<QuestionChange> Questions);

/// <summary>Relations among those counted in both waves; percentages of what they answered in both, one decimal.</summary>
/// <param name="Both">How many people's answers are compared.</param>
/// <param name="Gone">How many were counted then and are not now: nobody, or at least as many as the smallest cell.</param>
/// <param name="Flow">Null where so few came or went that it would tell of single people.</param>
/// <param name="Low">The 95 % interval of the change, in percentage points.</param>
/// <param name="Smallest">The smallest change this group could have told from chance; null when there was none to tell by.</param>
public sealed record TieChange(
    int Both,
    int Gone,
    TieFlow? Flow,
    decimal Before,
    decimal After,
    decimal Low,
    decimal High,
    decimal? Smallest
);

/// <summary>Relations named in both waves, in the second only, and in the first only.</summary>
public sealed record TieFlow(long Kept, long Gained, long Lost);

/// <summary>The mean change of a question or scale, with its 95 % interval.</summary>
/// <param name="Smallest">The smallest change so many answers would show in four of five tries.</param>
public sealed record QuestionChange(
    string Key,
    int Both,
    decimal Difference,
    decimal Low,
    decimal High,
    decimal Smallest
)
{
    public bool IsTold => Low > 0 || High < 0;

    /// <summary>Null where nearly all differ by the same.</summary>
    /// <param name="release">Those who are compared, and nobody else.</param>
    /// <param name="scale">What an answer may be.</param>
    /// <param name="differences">By person: her later answer less the earlier; null for whoever is not compared.</param>
    internal static QuestionChange? Of(string key, Release release, AnswerScale scale, decimal?[] differences)
    {
        var reach = scale.Highest - scale.Lowest;
        var both = release.Shown[0].Members;
        if (MakeFigures.Of(release, new(-reach, reach), differences, both.Count).Whole?.Figure is not Figure.Mean mean)
        {
            return null;
        }

        var sure = Interval.Of([.. both.ToArray().Select(person => differences[person]).OfType<decimal>()]);
        return new(
            key,
            both.Count,
            mean.Value,
            Round(sure.Mean - sure.Half),
            Round(sure.Mean + sure.Half),
            Round(sure.Told)
        );
    }

    private static decimal Round(double number) => decimal.Round((decimal)number, 1, MidpointRounding.AwayFromZero);
}
