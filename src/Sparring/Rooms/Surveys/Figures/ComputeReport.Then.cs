using Sparring.DisclosureControl;

namespace Sparring.Rooms.Surveys.Figures;

/// <content>How the forum sees itself at the start, looking back, against now.</content>
public sealed partial class ComputeReport
{
    private IEnumerable<ThenReport> LookedBack() =>
        from now in _wave.Instrument.Blocks
        let then = _wave.Instrument.ThenOf(now)
        where then is not null
        from pair in Asked.Of(_wave.Instrument, now).Zip(Asked.Of(_wave.Instrument, then))
        let told = LookedBack(pair.First, pair.Second)
        where told is not null
        select told;

    // Both answers are in the ledger of the question as it is asked of today: whoever looked back is a part of those it counts.
    private ThenReport? LookedBack(Asked now, Asked then)
    {
        if (_ledger.GetValueOrDefault(now.Key, []) is not [var shown, ..])
        {
            return null;
        }

        var (nows, thens) = (AnswersTo(now), AnswersTo(then));
        var whole = new NamedSet("", Numbers(shown.People));
        var before = Before(now.Key);
        var both = new NamedSet(
            Then,
            Counted(before, whole.Members.ToArray().Where(person => thens[person] is not null))
        );
        var release = new Ledger(_wave.Plan.Smallest, before).Release(both, []);
        if (release.Shown.Count == 0)
        {
            return null;
        }

        Remember(now.Key, release);
        var part = new Ledger(_wave.Plan.Smallest, before).Release(whole, [both]);
        return ThenReport.Of(now.Key, part, release, now.Scale, nows, thens);
    }
}
