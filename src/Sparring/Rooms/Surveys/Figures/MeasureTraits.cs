using Sparring.NetworkAnalysis.Homogeneity;
using Sparring.Rooms.Surveys.Contract;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Figures;

/// <summary>Whether the core is of one kind, and how many relations go across: for department and level, of the whole forum alone.</summary>
/// <param name="lines">For each place of the roster what was said of other places.</param>
/// <param name="counted">Whose answers count.</param>
internal sealed class MeasureTraits(
    IReadOnlyList<Place> places,
    IReadOnlyList<Said[]> lines,
    IReadOnlyList<int> counted,
    WaveWish plan
)
{
    private const int Draws = 1_999;
    private const double Rare = 0.05;

    /// <summary>One for each of the two of which something may be said.</summary>
    /// <param name="core">Null where the core is not shown.</param>
    public IReadOnlyList<TraitFigures> Of(IReadOnlyCollection<int>? core) =>
        [
            .. new[] { Of("department", place => place.Department, core), Of("level", place => place.Level, core) }
                .OfType<TraitFigures>()
                .Where(trait => trait.IsCoreMixed is not null || trait.Across is not null),
        ];

    private TraitFigures? Of(string name, Func<Place, string?> valueOf, IReadOnlyCollection<int>? core)
    {
        var named = places.Select(valueOf).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (named.Count < 2)
        {
            return null;
        }

        int[] values = [.. places.Select(place => valueOf(place) is { } value ? named.IndexOf(value) : -1)];
        var mix = core is null ? null : CoreMix.Of(new(name, values), core, Draws, seed: core.Count);
        var (across, possible) = Across(values);
        return new(name, mix is null ? null : mix.Low > Rare, across, possible);
    }

    // A figure of all but a few would be one of those few: of the people in kinds too small to be told, nobody or enough.
    private (int? Ties, int? Possible) Across(int[] values)
    {
        if (IsOfFew(Enumerable.Range(0, values.Length)) || IsOfFew(counted))
        {
            return (null, null);
        }

        long ties = 0,
            tiesAcross = 0,
            said = 0,
            saidAcross = 0;
        foreach (var person in counted.Where(person => values[person] >= 0))
        {
            foreach (var line in lines[person].Where(line => values[line.To] >= 0))
            {
                var (isAcross, isTie) = (
                    values[person] != values[line.To],
                    line.Step >= plan.Threshold && line.Step > 0
                );
                said++;
                saidAcross += isAcross ? 1 : 0;
                ties += isTie ? 1 : 0;
                tiesAcross += isTie && isAcross ? 1 : 0;
            }
        }

        return ties == 0 ? (null, null) : (Percent(tiesAcross, ties), Percent(saidAcross, said));

        bool IsOfFew(IEnumerable<int> people)
        {
            var few = people
                .GroupBy(person => values[person])
                .Where(kind => kind.Key < 0 || kind.Count() < plan.Smallest)
                .Sum(kind => kind.Count());
            return few > 0 && few < plan.Smallest;
        }
    }

    private static int Percent(long part, long whole) =>
        (int)decimal.Round(100m * part / whole, MidpointRounding.AwayFromZero);
}
