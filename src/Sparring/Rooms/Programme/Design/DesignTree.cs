using System.Text.Json.Nodes;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Programme.Design;

/// <summary>A thing of the design with its address: <c>phases/phase-1/activities/workshop-1</c>.</summary>
public sealed record DesignItem(string Path, string ListPath, Shape Shape, JsonObject Value)
{
    public string Key => Value["key"]?.GetValue<string>() ?? "";
}

/// <summary>Walks a design document by its shapes.</summary>
public static class DesignTree
{
    /// <summary>Every keyed thing, parents before children, in order.</summary>
    public static IEnumerable<DesignItem> Items(JsonObject design) => Below(design, DesignShapes.Programme, "");

    /// <summary>The thing at a path; the empty path is the programme itself.</summary>
    public static DesignItem? Find(JsonObject design, string path) =>
        path.Length == 0
            ? new DesignItem("", "", DesignShapes.Programme, design)
            : Items(design).FirstOrDefault(item => item.Path == path);

    /// <summary>The list at a path such as <c>phases</c> or <c>phases/phase-1/activities</c>: its owner and its field.</summary>
    public static (DesignItem Owner, DesignField Field)? FindList(JsonObject design, string path)
    {
        var cut = path.LastIndexOf('/');
        return
            Find(design, cut < 0 ? "" : path[..cut]) is { } owner
            && owner.Shape.Find(path[(cut + 1)..]) is { IsList: true } field
            ? (owner, field)
            : null;
    }

    /// <summary>The same design in one form: fields in the order of their shape, nothing empty. Equal designs are equal documents.</summary>
    public static JsonObject Tidy(JsonObject design) => Tidy(design, DesignShapes.Programme);

    /// <summary>Every date so many whole weeks later.</summary>
    public static JsonObject Shift(JsonObject design, int weeks)
    {
        var shifted = Tidy(design);
        var things = Items(shifted).Select(item => (item.Shape, item.Value)).Append((DesignShapes.Programme, shifted));
        foreach (var (shape, value) in things.ToList())
        {
            foreach (var field in shape.Fields.Where(field => field.Kind is FieldKind.Fuzzy or FieldKind.Day))
            {
                if (FuzzyDate.Read(value[field.Name]?.GetValue<string>()) is { } date)
                {
                    value[field.Name] = date.Shift(weeks).Notation;
                }
            }
        }

        return shifted;
    }

    private static JsonObject Tidy(JsonObject thing, Shape shape)
    {
        var tidy = new JsonObject();
        foreach (var field in shape.Fields)
        {
            switch (thing[field.Name])
            {
                case null or JsonArray { Count: 0 }:
                    break;
                case JsonArray list when field.Items is { } items:
                    tidy[field.Name] = new JsonArray([
                        .. list.OfType<JsonObject>().Select(item => (JsonNode?)Tidy(item, items)),
                    ]);
                    break;
                case { } value:
                    tidy[field.Name] = value.DeepClone();
                    break;
            }
        }

        return tidy;
    }

    public static string Join(string path, string name) => path.Length == 0 ? name : $"{path}/{name}";

    private static IEnumerable<DesignItem> Below(JsonObject owner, Shape shape, string path)
    {
        foreach (var field in shape.Lists)
        {
            if (field.Items is not { } items || owner[field.Name] is not JsonArray list)
            {
                continue;
            }

            var listPath = Join(path, field.Name);
            foreach (var value in list.OfType<JsonObject>())
            {
                var item = new DesignItem($"{listPath}/{value["key"]?.GetValue<string>()}", listPath, items, value);
                yield return item;
                foreach (var child in Below(value, items, item.Path))
                {
                    yield return child;
                }
            }
        }
    }
}
