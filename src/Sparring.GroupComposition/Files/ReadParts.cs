using System.Text.Json;

namespace Sparring.GroupComposition.Files;

/// <summary>The parts of a problem in JSON, each read by its name; an unknown name is a fault, because a misspelt rule would be lost.</summary>
internal static class ReadParts
{
    /// <summary>The problem, with the weight 1 for what an order names, and that order.</summary>
    public static (GroupProblem Problem, IReadOnlyList<string>? Order) Of(JsonElement root, int mostPeople)
    {
        Expect(root, JsonValueKind.Object, "The file", "an object");
        CheckNames(root);
        var people = Int(Required(root, "n"), "“n”");
        if (people > mostPeople)
        {
            throw new UnexpectedPart($"“n” is {people}; at most {mostPeople} people can be composed.");
        }

        var order = OrderOf(root);
        var weights = order is null ? WeightsOf(root) : order.ToDictionary(name => name, _ => 1L);
        var attributes = AttributesOf(root, weights);
        var numbers = NumbersOf(root, weights);
        var history = ReadHistory.Of(root, people);
        var committees = CommitteesOf(root);
        var problem = new GroupProblem
        {
            Name =
                root.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
                    ? name.GetString() ?? ""
                    : "",
            People = people,
            Sizes = [.. Items(Required(root, "sizes"), "“sizes”").Select(SizeOf)],
            Attributes = attributes,
            Numbers = numbers,
            Committees = committees,
            CommitteeWeight = CommitteeWeightOf(committees, weights),
            Terms = TermsOf(history, weights),
            Apart = PairsOf(root, "hard_apart"),
            Together = PairsOf(root, "hard_together"),
            Fixed = [.. PairsOf(root, "fixed").Select(pair => new Seat(pair.A, pair.B))],
        };
        return (problem, order);
    }

    private static List<string>? OrderOf(JsonElement root)
    {
        if (!root.TryGetProperty("order", out var given))
        {
            return null;
        }

        if (root.TryGetProperty("weights", out _))
        {
            throw new UnexpectedPart("“order” stands instead of “weights”; both were given.");
        }

        var names = new List<string>();
        foreach (var item in Items(given, "“order”"))
        {
            Expect(item, JsonValueKind.String, "An entry of “order”", "a name");
            var name = item.GetString() ?? "";
            if (names.Contains(name))
            {
                throw new UnexpectedPart($"“order” names “{name}” twice.");
            }

            names.Add(name);
        }

        return names;
    }

    private static List<NumericAttribute> NumbersOf(JsonElement root, Dictionary<string, long> weights)
    {
        var numbers = new List<NumericAttribute>();
        if (!root.TryGetProperty("numbers", out var given))
        {
            return numbers;
        }

        Expect(given, JsonValueKind.Object, "“numbers”", "an object");
        foreach (var number in given.EnumerateObject())
        {
            numbers.Add(new(number.Name, Ints(number.Value, $"“{number.Name}”"), WeightOf(number.Name, weights)));
        }

        return numbers;
    }

    private static long WeightOf(string name, Dictionary<string, long> weights) =>
        weights.Remove(name, out var weight)
            ? weight
            : throw new UnexpectedPart(
                $"Neither “weights” nor “order” says anything about “{name}”, or it stands twice."
            );

    private static void CheckNames(JsonElement root)
    {
        var named = new HashSet<string>();
        foreach (var part in root.EnumerateObject())
        {
            if (!Known.Contains(part.Name))
            {
                throw new UnexpectedPart($"“{part.Name}” is not a part of a problem.");
            }

            if (!named.Add(part.Name))
            {
                throw new UnexpectedPart($"“{part.Name}” stands twice.");
            }
        }
    }

    private static readonly HashSet<string> Known =
    [
        "name",
        "n",
        "sizes",
        "attributes",
        "committees",
        "numbers",
        "weights",
        "order",
        "hard_apart",
        "hard_together",
        "history",
        "history_counts",
        "fixed",
    ];

    private static Dictionary<string, long> WeightsOf(JsonElement root)
    {
        var weights = new Dictionary<string, long>();
        if (!root.TryGetProperty("weights", out var given))
        {
            return weights;
        }

        Expect(given, JsonValueKind.Object, "“weights”", "an object");
        foreach (var weight in given.EnumerateObject())
        {
            if (weight.Value.ValueKind != JsonValueKind.Number || !weight.Value.TryGetInt64(out var value))
            {
                throw new UnexpectedPart($"The weight of “{weight.Name}” must be a whole number of at most 18 digits.");
            }

            if (value < 0)
            {
                throw new UnexpectedPart(new ProblemFault.NegativeWeight(weight.Name, value));
            }

            if (!weights.TryAdd(weight.Name, value))
            {
                throw new UnexpectedPart($"“weights” names “{weight.Name}” twice.");
            }
        }

        return weights;
    }

    private static List<CategoricalAttribute> AttributesOf(JsonElement root, Dictionary<string, long> weights)
    {
        var attributes = new List<CategoricalAttribute>();
        if (!root.TryGetProperty("attributes", out var given))
        {
            return attributes;
        }

        Expect(given, JsonValueKind.Object, "“attributes”", "an object");
        foreach (var attribute in given.EnumerateObject())
        {
            attributes.Add(
                new(attribute.Name, Ints(attribute.Value, $"“{attribute.Name}”"), WeightOf(attribute.Name, weights))
            );
        }

        return attributes;
    }

    private static List<int[]> CommitteesOf(JsonElement root) =>
        root.TryGetProperty("committees", out var given)
            ? [.. Items(given, "“committees”").Select(list => Ints(list, "“committees”"))]
            : [];

    private static long CommitteeWeightOf(List<int[]> committees, Dictionary<string, long> weights) =>
        weights.TryGetValue("committee", out var weight) ? weight
        : committees.Exists(seats => seats.Length > 0)
            ? throw new UnexpectedPart("Neither “weights” nor “order” says anything about “committee”.")
        : 0;

    private static List<PairTerm> TermsOf(List<CountedPair>? history, Dictionary<string, long> weights)
    {
        var weight = weights.Remove("history", out var given) ? given : (long?)null;
        if (history is { Count: > 0 } && weight is null)
        {
            throw new UnexpectedPart("Neither “weights” nor “order” says anything about “history”.");
        }

        weights.Remove("committee");
        if (weights.Count > 0)
        {
            throw new UnexpectedPart(
                $"“{weights.Keys.First()}” has a weight or a place in the order, but is no part of the problem."
            );
        }

        return history is null ? [] : [new PairTerm("history", weight ?? 0, history)];
    }

    private static List<PersonPair> PairsOf(JsonElement root, string part)
    {
        if (!root.TryGetProperty(part, out var given))
        {
            return [];
        }

        var pairs = new List<PersonPair>();
        foreach (var item in Items(given, $"“{part}”"))
        {
            var pair = Ints(item, $"“{part}”");
            pairs.Add(
                pair.Length == 2
                    ? new PersonPair(pair[0], pair[1])
                    : throw new UnexpectedPart($"“{part}” has an entry of {pair.Length} numbers; two are expected.")
            );
        }

        return pairs;
    }

    private static GroupSize SizeOf(JsonElement size)
    {
        if (size.ValueKind == JsonValueKind.Number)
        {
            return GroupSize.Of(Int(size, "“sizes”"));
        }

        var range = Ints(size, "“sizes”");
        return range.Length == 2
            ? new GroupSize(range[0], range[1])
            : throw new UnexpectedPart("A size is a number, or the fewest and the most.");
    }

    private static JsonElement Required(JsonElement root, string part) =>
        root.TryGetProperty(part, out var value) ? value : throw new UnexpectedPart($"“{part}” is missing.");

    internal static JsonElement.ArrayEnumerator Items(JsonElement list, string where)
    {
        Expect(list, JsonValueKind.Array, where, "a list");
        return list.EnumerateArray();
    }

    internal static int[] Ints(JsonElement list, string where)
    {
        Expect(list, JsonValueKind.Array, where, "a list");
        var numbers = new int[list.GetArrayLength()];
        var at = 0;
        foreach (var item in list.EnumerateArray())
        {
            numbers[at++] = Int(item, where);
        }

        return numbers;
    }

    private static int Int(JsonElement number, string where) =>
        number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var value)
            ? value
            : throw new UnexpectedPart($"{where} must hold whole numbers only.");

    internal static void Expect(JsonElement element, JsonValueKind kind, string where, string what)
    {
        if (element.ValueKind != kind)
        {
            throw new UnexpectedPart($"{where} must be {what}.");
        }
    }
}
