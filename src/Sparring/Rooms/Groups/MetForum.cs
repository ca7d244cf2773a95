using Sparring.Platform.Data;

namespace Sparring.Rooms.Groups;

/// <summary>How well a forum has met: of the pairs of today's participants, which have sat in a group together.</summary>
public sealed class MetForum(
    IReadOnlyList<PersonId> participants,
    IReadOnlyList<MetStore.Pair> pairs,
    IReadOnlyList<MetStore.PairMeeting> places
)
{
    private readonly Dictionary<(PersonId, PersonId), int> times = pairs
        .SelectMany(pair => new[] { ((pair.One, pair.Other), pair.Times), ((pair.Other, pair.One), pair.Times) })
        .ToDictionary(entry => entry.Item1, entry => entry.Times);

    public IReadOnlyList<PersonId> Participants => participants;

    public IEnumerable<PersonId> Everybody => participants;

    public int PossiblePairs => participants.Count * (participants.Count - 1) / 2;

    public int MetPairs => Present.Count();

    public double Percent => PossiblePairs == 0 ? 0 : 100.0 * MetPairs / PossiblePairs;

    public IEnumerable<MetStore.Pair> Repeats => Present.Where(pair => pair.Times > 1);

    public int Times(PersonId one, PersonId other) => times.GetValueOrDefault((one, other));

    public IEnumerable<PersonId> MetBy(PersonId person) => participants.Where(other => Times(person, other) > 0);

    /// <summary>Where two have met, the oldest first.</summary>
    public IEnumerable<MetStore.PairMeeting> PlacesOf(MetStore.Pair pair) =>
        places.Where(meeting => meeting.One == pair.One && meeting.Other == pair.Other);

    /// <summary>After each gathering: how many of the possible pairs have met by then. The sparring groups of a day are one.</summary>
    public IReadOnlyList<CoverageStep> Coverage()
    {
        var seen = new HashSet<(PersonId, PersonId)>();
        var here = participants.ToHashSet();
        var steps = new List<CoverageStep>();
        foreach (
            var gathering in places.GroupBy(meeting =>
                (meeting.Day, Place: meeting.Kind == "sparring" ? Guid.Empty : meeting.Place)
            )
        )
        {
            seen.UnionWith(
                gathering
                    .Where(meeting => here.Contains(meeting.One) && here.Contains(meeting.Other))
                    .Select(meeting => (meeting.One, meeting.Other))
            );
            var first = gathering.First();
            steps.Add(
                new CoverageStep(
                    first.Kind == "sparring" ? null : first.Title,
                    first.Day,
                    seen.Count,
                    PossiblePairs == 0 ? 0 : 100.0 * seen.Count / PossiblePairs
                )
            );
        }

        return steps;
    }

    // Those who have left are no longer pairs one could still bring together.
    private IEnumerable<MetStore.Pair> Present =>
        pairs.Where(pair => participants.Contains(pair.One) && participants.Contains(pair.Other));
}

/// <summary>How well a forum had met after a gathering; without a title: after the sparring groups of a day began.</summary>
public sealed record CoverageStep(string? Title, DateOnly? Day, int Pairs, double Percent);
