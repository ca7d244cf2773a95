using System.Text.Json.Nodes;
using Sparring.Platform.Texts;
using Sparring.Rooms.Programme.Contract;
using Sparring.Rooms.Programme.Design;

namespace Sparring.Rooms.Programme.Editing;

/// <summary>Things, fields and changes of a design in plain words.</summary>
public static class DesignNames
{
    private static RoomTexts Texts => RoomTexts.Of(typeof(DesignNames));

    public static string Noun(Shape shape) => Texts["noun-" + shape.Noun];

    public static string Name(DesignField field) => Texts["field-" + field.Name];

    public static string TitleOf(JsonObject thing) =>
        (thing["title"] ?? thing["text"]) is JsonObject words
            ? Shortened(InReadersLanguage(words))
            : thing["key"]?.GetValue<string>() ?? "";

    public static string TitleAt(JsonObject design, string path) =>
        DesignTree.Find(design, path) is { } thing ? TitleOf(thing.Value) : path[(path.LastIndexOf('/') + 1)..];

    /// <summary>An edit as a sentence: what, from what, to what. Null where others already say it.</summary>
    public static string? Tell(DesignEdit edit, JsonObject design)
    {
        if (edit.IsOrder)
        {
            return TellOrder(edit, design);
        }

        if (edit.Old is JsonObject gone && edit.New is null && gone.ContainsKey("key"))
        {
            return Texts.With("editRemoved", NounAt(edit.Path), TitleOf(gone));
        }

        if (edit.New is JsonObject came && edit.Old is null && came.ContainsKey("key"))
        {
            return Texts.With("editAdded", NounAt(edit.Path), TitleOf(came));
        }

        var cut = edit.Path.LastIndexOf('/');
        var field = edit.Path[(cut + 1)..];
        var thing = cut < 0 ? Texts["noun-programme"] : TitleAt(design, edit.Path[..cut]);
        return Texts.With(
            "editField",
            thing,
            Texts["field-" + field],
            Value(edit.Old, edit.New, FieldAt(edit.Path), design),
            Value(edit.New, edit.Old, FieldAt(edit.Path), design)
        );
    }

    // Adding and removing change the order too; only things that changed places are worth a sentence.
    private static string? TellOrder(DesignEdit edit, JsonObject design)
    {
        var (old, changed) = (Keys(edit.Old), Keys(edit.New));
        var list = edit.Path[..^2];
        var titles = changed.Select(key => TitleAt(design, $"{list}/{key}"));
        return old.Where(changed.Contains).SequenceEqual(changed.Where(old.Contains), StringComparer.Ordinal)
            ? null
            : Texts.With(
                "editOrder",
                Texts["field-" + list[(list.LastIndexOf('/') + 1)..]],
                string.Join(" · ", titles)
            );
    }

    // Of a text in two languages, the one that changed; the reader's when both did.
    private static string Value(JsonNode? value, JsonNode? other, DesignField? field, JsonObject design) =>
        value switch
        {
            null => Texts["nothing"],
            JsonObject words => other is JsonObject before
            && JsonNode.DeepEquals(words[RoomTexts.Language], before[RoomTexts.Language])
                ? Shortened(words[RoomTexts.Language == "en" ? "da" : "en"]?.GetValue<string>() ?? "")
                : Shortened(InReadersLanguage(words)),
            JsonArray several => several.Count == 0
                ? Texts["nothing"]
                : string.Join(", ", Keys(several).Select(key => Word(key, field, design))),
            _ => Word(value.GetValue<string>(), field, design),
        };

    // A choice by its name, another thing by its title; one that is gone by its key.
    private static string Word(string value, DesignField? field, JsonObject design) =>
        field switch
        {
            { Kind: FieldKind.Choice or FieldKind.Steps } => Texts["choice-" + value],
            { Kind: FieldKind.Reference or FieldKind.References } => DesignTree
                .Items(design)
                .FirstOrDefault(item => item.Shape.Noun == field.Target && item.Key == value)
                is { } target
                ? TitleOf(target.Value)
                : value,
            _ => FuzzyDate.Read(value)?.In(RoomTexts.Language) ?? value,
        };

    private static string NounAt(string path) => Noun(ShapeAt(path));

    private static DesignField? FieldAt(string path) => ShapeAt(path).Find(path[(path.LastIndexOf('/') + 1)..]);

    // Of the thing at a path, or of the thing a field at a path is one of.
    private static Shape ShapeAt(string path)
    {
        var shape = DesignShapes.Programme;
        foreach (var list in path.Split('/').Where((_, place) => place % 2 == 0))
        {
            shape = shape.Find(list)?.Items ?? shape;
        }

        return shape;
    }

    private static IReadOnlyList<string> Keys(JsonNode? keys) =>
        [.. (keys as JsonArray ?? []).Select(key => key?.GetValue<string>() ?? "")];

    private static string InReadersLanguage(JsonObject words) => words[RoomTexts.Language]?.GetValue<string>() ?? "";

    private static string Shortened(string text) => text.Length <= 120 ? text : text[..119].TrimEnd() + "…";
}
