using System.Text.Json;

namespace Sparring.Benchmarks;

/// <summary>Counts an answer of <c>groups compose</c> anew from the two files alone; nothing of the library takes part.</summary>
internal static class CheckComposition
{
    /// <summary>Whether everybody sits once, sizes and rules are kept, the cost is the one said and the bound is not above it.</summary>
    public static bool Holds(JsonElement problem, JsonElement answer)
    {
        var groups = Lists(answer, "groups");
        var groupOf = new int[problem.GetProperty("n").GetInt32()];
        var seated = groups.SelectMany((group, number) => group.Select(person => (person, number))).ToList();
        foreach (var (person, number) in seated)
        {
            groupOf[person] = number;
        }

        var sizes = problem.GetProperty("sizes").EnumerateArray().Select(size => size.GetInt32());
        return seated.Count == groupOf.Length
            && seated.DistinctBy(seat => seat.person).Count() == groupOf.Length
            && sizes.Order().SequenceEqual(groups.Select(group => group.Length).Order())
            && Lists(problem, "hard_apart").TrueForAll(pair => groupOf[pair[0]] != groupOf[pair[1]])
            && Lists(problem, "hard_together").TrueForAll(pair => groupOf[pair[0]] == groupOf[pair[1]])
            && answer.GetProperty("cost").GetInt64() == CostOf(problem, groups, groupOf)
            && answer.GetProperty("lower_bound").GetInt64() <= answer.GetProperty("cost").GetInt64();
    }

    private static long CostOf(JsonElement problem, List<int[]> groups, int[] groupOf)
    {
        var weights = problem.GetProperty("weights");
        var cost = 0L;
        foreach (var attribute in problem.GetProperty("attributes").EnumerateObject())
        {
            var values = Numbers(attribute.Value);
            cost +=
                weights.GetProperty(attribute.Name).GetInt64()
                * groups.Sum(group => Alike(group.Select(person => values[person])));
        }

        var committees = Lists(problem, "committees");
        cost +=
            weights.GetProperty("committee").GetInt64()
            * groups.Sum(group => Alike(group.SelectMany(person => committees[person])));
        var met = problem.GetProperty("history").EnumerateArray().SelectMany(Rows);
        return cost
            + (
                weights.GetProperty("history").GetInt64()
                * met.Sum(table => Alike(table.Select(person => groupOf[person])))
            );
    }

    /// <summary>How many pairs are of one value.</summary>
    private static long Alike(IEnumerable<int> values) =>
        values.GroupBy(value => value).Sum(alike => (long)alike.Count() * (alike.Count() - 1) / 2);

    private static List<int[]> Lists(JsonElement root, string name) => [.. Rows(root.GetProperty(name))];

    private static IEnumerable<int[]> Rows(JsonElement lists) => lists.EnumerateArray().Select(Numbers);

    private static int[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetInt32())];
}
