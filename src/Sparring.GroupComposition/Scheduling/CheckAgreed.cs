namespace Sparring.GroupComposition.Scheduling;

/// <summary>Agreed sessions that put a person or a room in two places at once. The numbers of the problem have been checked before.</summary>
/// <remarks>A gap or a calendar an agreed session breaks is no fault: it is agreed.</remarks>
internal sealed class CheckAgreed(ScheduleProblem problem)
{
    private readonly Dictionary<(char Kind, int Number, int Day), List<Held>> _held = [];
    private readonly List<ScheduleFault> _faults = [];

    private readonly record struct Held(string Name, int From, int To);

    public IReadOnlyList<ScheduleFault> Faults()
    {
        for (var number = 0; number < problem.Groups.Count; number++)
        {
            var group = problem.Groups[number];
            for (var session = 0; session < group.Sessions.Count; session++)
            {
                if (group.Sessions[session] is { Agreed: { } agreed } need)
                {
                    var held = new Held($"Session {session} of group {number}", agreed.Slot, agreed.Slot + need.Slots);
                    Hold(held, agreed, group);
                }
            }
        }

        return _faults;
    }

    private void Hold(Held held, AgreedSession agreed, CoachedGroup group)
    {
        foreach (var person in group.People.Append(problem.Coaches[agreed.Coach].Person).Distinct())
        {
            Hold(held, ('p', person, agreed.Day), $"person {person}");
        }

        if (agreed.Room is { } room)
        {
            Hold(held, ('r', room, agreed.Day), $"room {room}");
        }
    }

    private void Hold(Held held, (char, int, int) where, string who)
    {
        if (!_held.TryGetValue(where, out var others))
        {
            _held[where] = others = [];
        }

        if (others.FirstOrDefault(other => other.From < held.To && held.From < other.To) is { Name: { } name })
        {
            _faults.Add(new ScheduleFault.AgreedClash(name, held.Name, who));
        }

        others.Add(held);
    }
}
