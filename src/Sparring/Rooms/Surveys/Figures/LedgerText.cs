using System.Text.Json;

namespace Sparring.Rooms.Surveys.Figures;

/// <summary>
/// A ledger as text: everybody in it once, and each set as the distances between the numbers of its members. Before, each set named its
/// members in full, which for 30,000 people took more memory than all their answers; such a text is still read.
/// </summary>
public static class LedgerText
{
    private const int Bits = 7;
    private const int More = 1 << Bits;

    public static string Of(IReadOnlyDictionary<string, IReadOnlyList<CountedSet>> ledger)
    {
        Guid[] people = [.. ledger.Values.SelectMany(sets => sets).SelectMany(set => set.People).Distinct().Order()];
        var numbers = people.Index().ToDictionary(person => person.Item, person => person.Index);
        return JsonSerializer.Serialize(
            new Numbered[]
            {
                new(
                    [.. people.SelectMany(person => person.ToByteArray())],
                    ledger.ToDictionary(
                        part => part.Key,
                        part => part.Value.Select(set => new NumberedSet(set.Name, Distances(set, numbers))).ToArray()
                    )
                ),
            }
        );
    }

    public static IReadOnlyDictionary<string, IReadOnlyList<CountedSet>> Read(string text)
    {
        if (!text.StartsWith('['))
        {
            return JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<CountedSet>>>(text) ?? [];
        }

        var ledger = JsonSerializer.Deserialize<Numbered[]>(text)?[0] ?? throw new InvalidDataException("No ledger.");
        Guid[] people = [.. ledger.People.Chunk(16).Select(person => new Guid(person))];
        return ledger.Sets.ToDictionary(
            part => part.Key,
            IReadOnlyList<CountedSet> (part) =>
                [.. part.Value.Select(set => new CountedSet(set.Name, Members(set.Distances, people)))],
            StringComparer.Ordinal
        );
    }

    // Seven bits a byte, the lowest first; the eighth says that more follow.
    private static byte[] Distances(CountedSet set, Dictionary<Guid, int> numbers)
    {
        var bytes = new List<byte>(set.People.Count);
        var before = 0;
        foreach (var number in set.People.Select(person => numbers[person]).Order())
        {
            var distance = number - before;
            for (; distance >= More; distance >>= Bits)
            {
                bytes.Add((byte)(More | (distance & (More - 1))));
            }

            bytes.Add((byte)distance);
            before = number;
        }

        return [.. bytes];
    }

    private static List<Guid> Members(byte[] distances, Guid[] people)
    {
        var members = new List<Guid>(distances.Length);
        var (number, distance, shift) = (0, 0, 0);
        foreach (var one in distances)
        {
            distance |= (one & (More - 1)) << shift;
            shift += Bits;
            if (one < More)
            {
                number += distance;
                members.Add(people[number]);
                (distance, shift) = (0, 0);
            }
        }

        return members;
    }

    private sealed record Numbered(byte[] People, Dictionary<string, NumberedSet[]> Sets);

    private sealed record NumberedSet(string Name, byte[] Distances);
}
