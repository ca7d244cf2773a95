using Sparring.Platform.Data;

namespace Sparring.Rooms.Groups;

/// <summary>How well a forum has met: of the pairs of today's participants, which have sat in a group together.</summary>
public sealed class MetForum(IReadOnlyList<PersonId> participants, IReadOnlyList<MetStore.Pair> pairs)
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

    // Those who have left are no longer pairs one could still bring together.
    private IEnumerable<MetStore.Pair> Present =>
        pairs.Where(pair => participants.Contains(pair.One) && participants.Contains(pair.Other));
}
