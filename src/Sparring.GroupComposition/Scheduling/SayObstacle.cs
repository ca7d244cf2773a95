namespace Sparring.GroupComposition.Scheduling;

/// <summary>Why a session has no time, in a sentence or two.</summary>
internal sealed class SayObstacle(ScheduleProblem problem)
{
    private const int MostNamed = 6;

    public string Of(
        PossibleTimes times,
        ObstacleKind kind,
        int[] clashing,
        IReadOnlyList<Remedy> remedies,
        Journey? journey
    )
    {
        var why = journey is null ? Why(times, kind, clashing) : Why(journey);
        return remedies.Count == 0
            ? $"{why} Freeing calendars alone would not give it a time."
            : $"{why} It could be {string.Join("; or ", remedies.Select(Say))}.";
    }

    private string Why(PossibleTimes times, ObstacleKind kind, int[] clashing) =>
        kind switch
        {
            ObstacleKind.GroupNeverFree when times.FirstDay > times.LastDay =>
                $"It may not be before day {times.FirstDay}, and its last day is {times.LastDay}.",
            ObstacleKind.GroupNeverFree when clashing.Length == 0 =>
                $"What is agreed with its people elsewhere leaves no time of {Length(times)} on days {Days(times)}.",
            ObstacleKind.GroupNeverFree =>
                $"{Capital(List(clashing))} leave{Verb(clashing)} no time of {Length(times)} on days {Days(times)}.",
            ObstacleKind.NoCoachFree when times.Coaches.Length == 0 => "No coach may take the group.",
            ObstacleKind.NoCoachFree when clashing.Length == 1 =>
                $"{Capital(List(clashing))} has no time of {Length(times)} on days {Days(times)}{Own(times)}.",
            ObstacleKind.NoCoachFree =>
                $"{Capital(List(clashing))} have no time of {Length(times)} in common on days {Days(times)}{Own(times)}.",
            ObstacleKind.NoRoomFree =>
                $"The group and a coach have times on days {Days(times)}, but none of its rooms is free at one of them.",
            ObstacleKind.CoachesFull =>
                $"Every coach who is free when the group is has as many groups as he or she takes.",
            ObstacleKind.DaysBetween =>
                $"It has times, but none on days {times.EarliestDay} to {times.LatestDay}, as its distance to the group's other sessions asks.",
            ObstacleKind.TakenByOthers => $"The times it has are taken by other sessions of {Coaches(times)}.",
            ObstacleKind.Travel => "Travel leaves it no time.",
            ObstacleKind.DearerThanNone => "It could have a time, but only at a higher cost than having none.",
            _ => throw new InvalidOperationException("Every kind of obstacle has a sentence."),
        };

    private string Why(Journey journey) =>
        $"Travel leaves it no time: on day {journey.Day} at {Clock(journey.Slot)} {Name(journey.Person)} would have {journey.Left * problem.SlotMinutes} minutes from place {journey.From} to place {journey.To}, which takes {journey.Slots * problem.SlotMinutes}.";

    private static string Verb(int[] clashing) => clashing.Length == 1 ? "s" : "";

    private static string Own(PossibleTimes times) =>
        times.HasOwnCoach ? $"; coach {times.Coaches[0]} has the group's other session" : "";

    private static string Days(PossibleTimes times) => $"{times.FirstDay} to {times.LastDay}";

    private string Length(PossibleTimes times) => $"{times.Need.Slots * problem.SlotMinutes} minutes";

    private static string Coaches(PossibleTimes times) =>
        times.Coaches.Length == 1 ? $"coach {times.Coaches[0]}" : "its coaches";

    private string Say(Remedy remedy)
    {
        var conditions = new List<string>();
        if (remedy.FreePeople.Count > 0)
        {
            conditions.Add($"{List(remedy.FreePeople)} were free then");
        }

        if (remedy.FreeRoom)
        {
            conditions.Add($"room {remedy.Room} were free then");
        }

        if (remedy.MoreLoad)
        {
            conditions.Add($"coach {remedy.Coach} took one more group");
        }

        var room = remedy.Room is { } number ? $" in room {number}" : "";
        return $"on day {remedy.Day} at {Clock(remedy.Slot)} with coach {remedy.Coach}{room}, if {string.Join(" and ", conditions)}";
    }

    private string Clock(int slot) =>
        problem
            .DayStarts.AddMinutes(slot * problem.SlotMinutes)
            .ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private string List(IReadOnlyList<int> people)
    {
        var names = people.Take(people.Count > MostNamed ? MostNamed - 1 : MostNamed).Select(Name).ToList();
        if (people.Count > names.Count)
        {
            names.Add($"{people.Count - names.Count} more");
        }

        return names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private string Name(int person) => problem.People[person].Name is { Length: > 0 } name ? name : $"person {person}";
}
