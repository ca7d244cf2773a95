using Sparring.DisclosureControl;

namespace Sparring.Libraries.Tests.DisclosureControl;

/// <summary>Somebody who filters as she likes: cuts by what people have in common, put together with and, or, and not.</summary>
internal static class Attack
{
    /// <summary>How many sequences of questions are tried; 20,000 in the long form.</summary>
    public static int Sequences { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("SPARRING_ATTACKS"), out var given) ? given : 2_000;

    public static List<NamedSet> Questions(Random random, int people, int count)
    {
        var attributes = Enumerable.Range(0, 4).Select(_ => Values(random, people)).ToArray();
        var asked = new List<NamedSet> { new("all", PersonSet.Everybody(people)) };
        while (asked.Count < count)
        {
            var set = Filter(random, people, attributes);
            if (set.Count > 0)
                asked.Add(new($"question {asked.Count}", set));
        }

        return asked;
    }

    private static PersonSet Filter(Random random, int people, int[][] attributes)
    {
        var set = One(random, people, attributes);
        for (var more = random.Next(3); more > 0; more--)
        {
            var other = One(random, people, attributes);
            set = random.Next(3) switch
            {
                0 => set.And(other),
                1 => set.Or(other),
                _ => set.Except(other),
            };
        }

        return set;
    }

    private static PersonSet One(Random random, int people, int[][] attributes)
    {
        var values = attributes[random.Next(attributes.Length)];
        var wanted = values[random.Next(people)];
        return PersonSet.Of(Enumerable.Range(0, people).Where(person => values[person] == wanted));
    }

    private static int[] Values(Random random, int people)
    {
        var kinds = random.Next(2, 6);
        return [.. Enumerable.Range(0, people).Select(_ => random.Next(kinds))];
    }
}
