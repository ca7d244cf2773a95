namespace Sparring.NetworkAnalysis.Relations;

/// <summary>How many name each person, and how many each person names (Freeman, Centrality in social networks, 1979). O(n).</summary>
public static class Degrees
{
    /// <summary>How many known answers name the person; null when nobody's answer about the person is known.</summary>
    public static int?[] In(Network network)
    {
        var asked = AskedAbout(network.Answers);
        var degrees = new int?[network.People];
        for (var person = 0; person < degrees.Length; person++)
        {
            degrees[person] = asked[person] > 0 || degrees.Length == 1 ? network.In.Degree(person) : null;
        }

        return degrees;
    }

    /// <summary>How many the person names; null for those whose answers are unknown.</summary>
    public static int?[] Out(Network network)
    {
        var degrees = new int?[network.People];
        for (var person = 0; person < degrees.Length; person++)
        {
            degrees[person] =
                network.Answers.KnownFrom(person) > 0 || IsAloneAndAnswered(network, person)
                    ? network.Out.Degree(person)
                    : null;
        }

        return degrees;
    }

    private static bool IsAloneAndAnswered(Network network, int person) =>
        network.People == 1 && !network.Answers.Silent[person];

    private static int[] AskedAbout(Answers answers)
    {
        var back = answers.Open.Reversed();
        var asked = new int[answers.People];
        for (var person = 0; person < asked.Length; person++)
        {
            asked[person] = answers.KnownOf(person) - back.Degree(person);
        }

        return asked;
    }
}
