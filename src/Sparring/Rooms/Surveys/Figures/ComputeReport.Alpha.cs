using Sparring.DisclosureControl;
using Sparring.Rooms.Surveys.Instruments;

namespace Sparring.Rooms.Surveys.Figures;

/// <content>How well the items of each scale hang together.</content>
public sealed partial class ComputeReport
{
    /// <summary>What alpha counts has a ledger beside the scale's: it is no sum, so it is held up against the whole and against itself.</summary>
    public static string LedgerOfAlpha(Scale scale) => $"alpha/{scale.Key}";

    private decimal? AlphaOf(Asked asked, IReadOnlyList<decimal?> scores)
    {
        if (
            !_wave.Instrument.TellsAlpha
            || asked.Block.About is not null
            || asked.Added is not { } scale
            || _ledger.GetValueOrDefault(scale.Key, []) is not [var shown, ..]
        )
        {
            return null;
        }

        var answers = new int[]?[_people.Count];
        foreach (var (person, place) in _places.Index())
        {
            answers[person] = _sheets.TryGetValue(place.Number, out var sheet)
                ? OwnLine.AllOf(asked.Block, scale, sheet)
                : null;
        }

        // Of those counted before, and of the whole, nobody or enough are left out.
        var key = LedgerOfAlpha(scale);
        var whole = new NamedSet("", Numbers(shown.People));
        var complete = whole.Members.ToArray().Where(person => answers[person] is not null);
        var again = Counted(Before(key), complete).ToArray();
        var counted = new NamedSet("alpha", Counted([.. Before(key), whole], again));
        var release = new Ledger(_wave.Plan.Smallest, Before(key)).Release(counted, []);
        if (counted.Members.Count < Alpha.Fewest || release.Shown.Count == 0)
        {
            return null;
        }

        Remember(key, release);
        return Alpha.Told(new Ledger(_wave.Plan.Smallest).Release(whole, [counted]), asked.Scale, scores, answers);
    }
}
