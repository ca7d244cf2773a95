using System.Text.Json;
using Sparring.DisclosureControl.Planning;

namespace Sparring.DisclosureControl.Files;

/// <summary>What reading a request from a file comes to.</summary>
public abstract record RequestReading
{
    private RequestReading() { }

    /// <summary>A request without faults, and the sizes of the smallest cell to plan for.</summary>
    public sealed record Read(PlanRequest Request, IReadOnlyList<int> Sizes) : RequestReading;

    /// <summary>Nothing to plan, and every reason.</summary>
    public sealed record Refused(IReadOnlyList<PlanFault> Faults) : RequestReading;
}

/// <summary>Reads a request as JSON: n, attributes, breakdowns, already_out, respondents, sizes.</summary>
/// <remarks>People are numbered from 0. An unknown name is a fault, because a misspelt wish would be lost.</remarks>
public static class ReadPlanRequest
{
    private const int MostPeople = 1_000_000;
    private static readonly string[] Known = ["n", "attributes", "breakdowns", "already_out", "respondents", "sizes"];

    public static RequestReading From(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            Expect(root, JsonValueKind.Object, "The file", "an object");
            var sizes = root.TryGetProperty("sizes", out var given) ? Numbers(given, "“sizes”") : Outlook.Sizes;
            var request = RequestOf(root);
            PlanFault[] faults = [.. request.Check(), .. sizes.SelectMany(size => Below(request, size))];
            return faults.Length == 0 ? new RequestReading.Read(request, sizes) : new RequestReading.Refused(faults);
        }
        catch (JsonException fault)
        {
            return Refuse($"The file is not JSON: line {fault.LineNumber + 1} cannot be read.");
        }
        catch (UnexpectedPart fault)
        {
            return Refuse(fault.Message);
        }
    }

    private static IEnumerable<PlanFault> Below(PlanRequest request, int size) =>
        (request with { Smallest = size }).Check().OfType<PlanFault.BelowTheFloor>();

    private static RequestReading.Refused Refuse(string sentence) => new([new PlanFault.Unreadable(sentence)]);

    private static PlanRequest RequestOf(JsonElement root)
    {
        foreach (var part in root.EnumerateObject().Where(part => !Known.Contains(part.Name, StringComparer.Ordinal)))
        {
            throw new UnexpectedPart($"“{part.Name}” is not a part of a request.");
        }

        var people = Number(Required(root, "n"), "“n”");
        if (people > MostPeople)
        {
            throw new UnexpectedPart($"“n” is {people}; at most {MostPeople} people can be planned for.");
        }

        var attributes = Attributes(Required(root, "attributes"));
        return new()
        {
            People = people,
            Breakdowns =
            [
                .. Items(Required(root, "breakdowns"), "“breakdowns”").Select(one => BreakdownOf(one, attributes)),
            ],
            AlreadyOut = root.TryGetProperty("already_out", out var before)
                ? [.. Items(before, "“already_out”").Select(SetOf)]
                : [],
            Respondents = root.TryGetProperty("respondents", out var answered)
                ? People(answered, "“respondents”")
                : null,
        };
    }

    private static Dictionary<string, Breakdown> Attributes(JsonElement given)
    {
        Expect(given, JsonValueKind.Object, "“attributes”", "an object");
        var attributes = new Dictionary<string, Breakdown>(StringComparer.Ordinal);
        foreach (var attribute in given.EnumerateObject())
        {
            var values = Items(attribute.Value, $"“{attribute.Name}”").Select(value => Value(value, attribute.Name));
            attributes[attribute.Name] = Breakdown.By(attribute.Name, [.. values]);
        }

        return attributes;
    }

    private static Breakdown BreakdownOf(JsonElement given, Dictionary<string, Breakdown> attributes)
    {
        Expect(given, JsonValueKind.Object, "A breakdown", "an object");
        var by = Items(Required(given, "by"), "“by”").Select(name => Attribute(name, attributes)).ToArray();
        return by.Length == 0
            ? throw new UnexpectedPart("“by” names no attribute.")
            : by.Skip(1).Aggregate(by[0], (all, next) => all.Across(next)) with
            {
                Worth = given.TryGetProperty("worth", out var worth) ? Number(worth, "“worth”") : 1,
            };
    }

    private static Breakdown Attribute(JsonElement name, Dictionary<string, Breakdown> attributes)
    {
        var asked = Value(name, "by") ?? "";
        return attributes.TryGetValue(asked, out var found)
            ? found
            : throw new UnexpectedPart($"“by” asks for “{asked}”, which is no attribute.");
    }

    private static NamedSet SetOf(JsonElement given)
    {
        Expect(given, JsonValueKind.Object, "A set that is out already", "an object");
        return new(Value(Required(given, "name"), "name") ?? "", People(Required(given, "members"), "“members”"));
    }

    private static PersonSet People(JsonElement list, string where)
    {
        var numbers = Numbers(list, where);
        return numbers.Any(number => number is < 0 or > MostPeople)
            ? throw new UnexpectedPart($"{where} must hold numbers of people, from 0.")
            : PersonSet.Of(numbers);
    }

    private static string? Value(JsonElement value, string where) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.Null => null,
            _ => throw new UnexpectedPart($"“{where}” must hold texts, numbers or null."),
        };

    private static int[] Numbers(JsonElement list, string where) =>
        [.. Items(list, where).Select(number => Number(number, where))];

    private static int Number(JsonElement number, string where) =>
        number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var value)
            ? value
            : throw new UnexpectedPart($"{where} must hold whole numbers only.");

    private static JsonElement Required(JsonElement root, string part) =>
        root.TryGetProperty(part, out var value) ? value : throw new UnexpectedPart($"“{part}” is missing.");

    private static JsonElement.ArrayEnumerator Items(JsonElement list, string where)
    {
        Expect(list, JsonValueKind.Array, where, "a list");
        return list.EnumerateArray();
    }

    private static void Expect(JsonElement element, JsonValueKind kind, string where, string what)
    {
        if (element.ValueKind != kind)
        {
            throw new UnexpectedPart($"{where} must be {what}.");
        }
    }
}
