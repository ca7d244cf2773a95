namespace Sparring.NetworkAnalysis.Change;

/// <summary>The network among some of its people, in the order given: who left between waves, or came, is taken out of both.</summary>
public static class SamePeople
{
    /// <summary>People are those of the network by their numbers, each once; what was known among them stays known.</summary>
    public static Network Of(Network network, IReadOnlyList<int> people)
    {
        var place = Enumerable.Repeat(-1, network.People).ToArray();
        for (var at = 0; at < people.Count; at++)
        {
            place[people[at]] = at;
        }

        return Network.From(
            new()
            {
                People = people.Count,
                Directed = network.Directed,
                Ratings = [.. people.SelectMany(from => Ratings(network, from, place))],
                Unknown = [.. people.SelectMany(from => Open(network, from, place))],
                Respondents = [.. people.Where(one => !network.Answers.Silent[one]).Select(one => place[one])],
                Traits =
                [
                    .. network.Traits.Select(trait =>
                        trait with
                        {
                            Values = [.. people.Select(one => trait.Values[one])],
                        }
                    ),
                ],
            }
        );
    }

    private static IEnumerable<Rating> Ratings(Network network, int from, int[] place) =>
        network
            .Out.Of(from)
            .ToArray()
            .Where(to => place[to] >= 0)
            .Select(to => new Rating(place[from], place[to], network.ValueOf(from, to)));

    private static IEnumerable<Cell> Open(Network network, int from, int[] place) =>
        network
            .Answers.Open.Of(from)
            .ToArray()
            .Where(to => place[to] >= 0)
            .Select(to => new Cell(place[from], place[to]));
}
