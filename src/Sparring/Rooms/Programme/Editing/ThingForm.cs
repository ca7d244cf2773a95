using System.Text.Json.Nodes;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Programme.Contract;
using Sparring.Rooms.Programme.Design;

namespace Sparring.Rooms.Programme.Editing;

/// <summary>A thing of the design as a form: what its fields hold as text, and what is wrong with what was typed.</summary>
/// <param name="Path">The thing's address; of a new one the address of its list.</param>
/// <param name="Values">Texts by field name: <c>title.da</c>, <c>when</c>.</param>
/// <param name="Chosen">Keys and steps by field name, where a field holds several.</param>
/// <param name="Errors">Sentences by field name; an empty name is about the form as a whole.</param>
public sealed record ThingForm(
    string Path,
    Shape Shape,
    IReadOnlyDictionary<string, string> Values,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Chosen,
    IReadOnlyDictionary<string, string> Errors
)
{
    public IEnumerable<DesignField> Fields => Shape.Scalars.Where(one => one.Kind != FieldKind.Key);

    public static ThingForm Empty(string list, Shape shape) => Of(list, shape, []);

    /// <summary>What stands there now, dates as the reader writes them.</summary>
    public static ThingForm Of(string path, Shape shape, JsonObject thing)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var chosen = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var field in shape.Scalars)
        {
            switch (thing[field.Name])
            {
                case JsonObject words:
                    values[field.Name + ".da"] = Text(words["da"]);
                    values[field.Name + ".en"] = Text(words["en"]);
                    break;
                case JsonArray several:
                    chosen[field.Name] = [.. several.Select(Text)];
                    break;
                case { } one:
                    values[field.Name] = field.Kind is FieldKind.Fuzzy or FieldKind.Day
                        ? InWords(Text(one))
                        : Text(one);
                    break;
            }
        }

        return new(path, shape, values, chosen, new Dictionary<string, string>(StringComparer.Ordinal));
    }

    /// <summary>What was typed, as the document keeps it; the form carries the sentences where it cannot.</summary>
    public static (ThingForm Form, JsonObject Thing) Read(string path, Shape shape, Form typed)
    {
        var reading = new Reading(typed);
        foreach (var field in shape.Scalars.Where(field => field.Kind != FieldKind.Key))
        {
            reading.Thing[field.Name] = reading.Read(field);
        }

        return (new(path, shape, reading.Values, reading.Chosen, reading.Errors), reading.Thing);
    }

    /// <summary>The same form with what the rules of the whole design say.</summary>
    public ThingForm With(IEnumerable<DesignFault> faults)
    {
        var errors = new Dictionary<string, string>(Errors, StringComparer.Ordinal);
        foreach (var fault in faults)
        {
            var name = fault.Path[(fault.Path.LastIndexOf('/') + 1)..];
            errors.TryAdd(Shape.Find(name) is null ? "" : name, Sentence(fault));
        }

        return this with
        {
            Errors = errors,
        };
    }

    private static string Sentence(DesignFault fault)
    {
        var texts = RoomTexts.Of<ThingForm>();
        // The files have a notation of their own; on a page one writes dates as one says them.
        var expected = fault.Expected is "expectFuzzy" or "expectDay" ? fault.Expected + "Typed" : fault.Expected;
        return $"{texts.With(fault.Wrong, fault.Values)} {texts.With(expected, fault.ExpectedValues)}";
    }

    private static string InWords(string notation) => FuzzyDate.Read(notation)?.In(RoomTexts.Language) ?? notation;

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? "";

    private sealed class Reading(Form typed)
    {
        public JsonObject Thing { get; } = [];

        public Dictionary<string, string> Values { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, IReadOnlyList<string>> Chosen { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, string> Errors { get; } = new(StringComparer.Ordinal);

        public JsonNode? Read(DesignField field)
        {
            if (field.IsText)
            {
                return ReadWords(field);
            }

            if (field.Kind is FieldKind.References or FieldKind.Steps)
            {
                Chosen[field.Name] =
                [
                    .. typed.All(field.Name).Where(one => one.Length > 0).Distinct(StringComparer.Ordinal),
                ];
                return new JsonArray([.. Chosen[field.Name].Select(one => (JsonNode?)Keep(field, one, field.Name))]);
            }

            return ReadOne(field, field.Name);
        }

        private JsonObject? ReadWords(DesignField field)
        {
            var (danish, english) = (typed[field.Name + ".da"], typed[field.Name + ".en"]);
            if (field.Optional && danish.Length == 0 && english.Length == 0)
            {
                return null;
            }

            return new JsonObject
            {
                ["da"] = ReadOne(field, field.Name + ".da"),
                ["en"] = ReadOne(field, field.Name + ".en"),
            };
        }

        private string? ReadOne(DesignField field, string name)
        {
            Values[name] = typed[name];
            if (typed[name].Length > 0)
            {
                return Keep(field, typed[name], name);
            }

            if (!field.Optional || field.IsText)
            {
                Errors[name] = RoomTexts.Of<ThingForm>()["mustBeFilled"];
            }

            return null;
        }

        private string? Keep(DesignField field, string text, string name)
        {
            var faults = new List<DesignFault>();
            var kept = FieldRules.Keep(field, text, name, faults);
            faults.ForEach(fault => Errors[name] = Sentence(fault));
            return kept;
        }
    }
}
