namespace Sparring.GroupComposition.Scheduling;

/// <summary>
/// People who could be wanted in two places at once: members of several groups, coaches who are members themselves, and whoever has something
/// elsewhere.
/// </summary>
/// <remarks>Everybody else is kept apart by the group's or the coach's own sessions.</remarks>
/// <param name="Numbers">For each person the number among those, or −1.</param>
internal sealed record SharedPeople(int Count, int[][] InGroup, int[] AsCoach, int[] Numbers)
{
    public static SharedPeople Of(ScheduleProblem problem)
    {
        var seen = new int[problem.People.Count];
        foreach (var person in problem.Groups.SelectMany(group => group.People))
        {
            seen[person]++;
        }

        foreach (var coach in problem.Coaches)
        {
            seen[coach.Person] += seen[coach.Person] > 0 ? 1 : 0;
        }

        foreach (var elsewhere in problem.Elsewhere)
        {
            seen[elsewhere.Person] = 2;
        }

        var count = 0;
        var numbers = Array.ConvertAll(seen, times => times > 1 ? count++ : -1);
        return new SharedPeople(
            count,
            [
                .. problem.Groups.Select(group =>
                    group.People.Select(person => numbers[person]).Where(number => number >= 0).ToArray()
                ),
            ],
            [.. problem.Coaches.Select(coach => numbers[coach.Person])],
            numbers
        );
    }
}
