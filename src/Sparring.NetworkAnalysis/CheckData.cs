namespace Sparring.NetworkAnalysis;

/// <summary>Finds what cannot be meant about a network's data; O(n + m).</summary>
internal static class CheckData
{
    public static IReadOnlyList<NetworkFault> Of(NetworkData data)
    {
        if (data.People < 0)
        {
            return [new NetworkFault.NegativePeople(data.People)];
        }

        return [.. RatingFaults(data), .. UnknownFaults(data), .. RespondentFaults(data), .. TraitFaults(data)];
    }

    private static IEnumerable<NetworkFault> RatingFaults(NetworkData data)
    {
        foreach (var (from, to, value) in data.Ratings)
        {
            if ((uint)from >= (uint)data.People || (uint)to >= (uint)data.People)
            {
                var wrong = (uint)from >= (uint)data.People ? from : to;
                yield return new NetworkFault.UnknownPerson("A tie", wrong, data.People);
                yield break;
            }

            if (!double.IsFinite(value))
            {
                yield return new NetworkFault.ValueNotFinite(from, to);
            }
        }
    }

    private static IEnumerable<NetworkFault> UnknownFaults(NetworkData data) =>
        data
            .Unknown.SelectMany<Cell, int>(cell => [cell.From, cell.To])
            .Where(person => (uint)person >= (uint)data.People)
            .Select(person => new NetworkFault.UnknownPerson("An unknown cell", person, data.People))
            .Take(1);

    private static IEnumerable<NetworkFault> RespondentFaults(NetworkData data) =>
        (data.Respondents ?? [])
            .Where(person => (uint)person >= (uint)data.People)
            .Select(person => new NetworkFault.UnknownPerson("The list of respondents", person, data.People))
            .Take(1);

    private static IEnumerable<NetworkFault> TraitFaults(NetworkData data)
    {
        foreach (var name in data.Traits.GroupBy(trait => trait.Name).Where(same => same.Skip(1).Any()))
        {
            yield return new NetworkFault.TraitTwice(name.Key);
        }

        foreach (var trait in data.Traits)
        {
            if (trait.Values.Count != data.People)
            {
                yield return new NetworkFault.WrongLength($"“{trait.Name}”", trait.Values.Count, data.People);
            }

            for (var person = 0; person < trait.Values.Count; person++)
            {
                if (trait.Values[person] < -1)
                {
                    yield return new NetworkFault.NegativeTrait(trait.Name, person);
                    break;
                }
            }
        }
    }
}
