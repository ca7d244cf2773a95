using Sparring.Platform.Texts;
using Sparring.Rooms.Groups.Composing;

namespace Sparring.Rooms.Groups;

/// <summary>
/// Who goes to whom in a pair: of two on the phone the first calls, so that neither waits nor meets an engaged line; two who
/// visit go to each other; three go round, each to the next.
/// </summary>
public static class PairTurns
{
    /// <summary>A sentence for each turn that is not understood by itself; none for two who visit each other.</summary>
    public static IEnumerable<string> Lines(string kind, IReadOnlyList<string> names) =>
        kind switch
        {
            ProposalKind.Phones when names.Count > 1 => Turns(names, names.Count == 2 ? 1 : names.Count, "turnCall"),
            ProposalKind.Pairs when names.Count > 2 => Turns(names, names.Count, "turnVisit"),
            _ => [],
        };

    /// <summary>The key of the sentence that tells one of them, and the names in it; null when there is no turn to tell.</summary>
    public static (string Key, string To, string From)? For(string kind, IReadOnlyList<string> names, int at)
    {
        if (names.Count < 2 || kind is not (ProposalKind.Pairs or ProposalKind.Phones))
        {
            return null;
        }

        var key =
            names.Count > 2 ? "three"
            : kind == ProposalKind.Pairs ? "two"
            : at == 0 ? "calls"
            : "called";
        return ($"told-{kind}-{key}", names[(at + 1) % names.Count], names[(at + names.Count - 1) % names.Count]);
    }

    private static IEnumerable<string> Turns(IReadOnlyList<string> names, int count, string key) =>
        Enumerable
            .Range(0, count)
            .Select(at => RoomTexts.Of<Occasion>().With(key, names[at], names[(at + 1) % names.Count]));
}
