using System.Text.Json.Nodes;

namespace Sparring.Rooms.Programme.Design;

/// <summary>
/// One difference between two designs: a field's value, a thing that came or went (the path of the thing), or the order of
/// a list (the list's path and <c>/*</c>).
/// </summary>
public sealed record DesignEdit(string Path, JsonNode? Old, JsonNode? New)
{
    public bool IsOrder => Path.EndsWith("/*", StringComparison.Ordinal);
}

/// <summary>Differences between designs, and how to take them back.</summary>
public static class DesignEdits
{
    public static IReadOnlyList<DesignEdit> Between(JsonObject old, JsonObject changed) =>
        [.. OfThing(old, changed, DesignShapes.Programme, "")];

    /// <summary>The design with the edits taken back; null where one of them has been changed again since.</summary>
    public static JsonObject? TakeBack(JsonObject design, IReadOnlyList<DesignEdit> edits)
    {
        var changed = (JsonObject)design.DeepClone();
        // A thing that went must be back before what stood in it; an order comes last, when everybody is there.
        var turn = edits.Where(edit => !edit.IsOrder).Concat(edits.Where(edit => edit.IsOrder));
        return turn.All(edit => TakeBack(changed, edit)) ? changed : null;
    }

    private static bool TakeBack(JsonObject design, DesignEdit edit)
    {
        var cut = edit.Path.LastIndexOf('/');
        var (owner, name) = (cut < 0 ? "" : edit.Path[..cut], edit.Path[(cut + 1)..]);
        if (edit.IsOrder)
        {
            return DesignTree.FindList(design, owner) is { } ordered
                && Order(ordered.Owner.Value, ordered.Field.Name, edit.Old);
        }

        if (DesignTree.FindList(design, owner) is { } list)
        {
            return TakeBackThing(list.Owner.Value, list.Field.Name, name, edit);
        }

        if (DesignTree.Find(design, owner) is not { } thing || !JsonNode.DeepEquals(thing.Value[name], edit.New))
        {
            return false;
        }

        Put(thing.Value, name, edit.Old);
        return true;
    }

    private static bool TakeBackThing(JsonObject owner, string listName, string key, DesignEdit edit)
    {
        var list = ListOf(owner, listName);
        var there = list.OfType<JsonObject>().FirstOrDefault(item => KeyOf(item) == key);
        if (!JsonNode.DeepEquals(there, edit.New))
        {
            return false;
        }

        if (there is not null)
        {
            list.Remove(there);
        }

        if (edit.Old is not null)
        {
            list.Add(edit.Old.DeepClone());
        }

        return true;
    }

    /// <summary>Puts a list in the order of the keys; a thing not named follows the one it followed.</summary>
    private static bool Order(JsonObject owner, string listName, JsonNode? keys)
    {
        var wanted = (keys as JsonArray ?? []).Select(key => key?.GetValue<string>() ?? "").ToList();
        var list = ListOf(owner, listName);
        var placed = new List<(int Place, JsonObject Item)>();
        foreach (var item in list.OfType<JsonObject>())
        {
            var place = wanted.IndexOf(KeyOf(item));
            placed.Add((place >= 0 ? place : placed.Select(before => before.Place).LastOrDefault(-1), item));
        }

        list.Clear();
        foreach (var (_, item) in placed.OrderBy(entry => entry.Place))
        {
            list.Add((JsonNode)item);
        }

        return true;
    }

    private static IEnumerable<DesignEdit> OfThing(JsonObject old, JsonObject changed, Shape shape, string path)
    {
        foreach (var field in shape.Fields)
        {
            var at = DesignTree.Join(path, field.Name);
            if (field.Items is { } items)
            {
                foreach (var edit in OfList(ListIn(old, field.Name), ListIn(changed, field.Name), items, at))
                {
                    yield return edit;
                }
            }
            else if (!JsonNode.DeepEquals(old[field.Name], changed[field.Name]))
            {
                yield return new DesignEdit(at, old[field.Name]?.DeepClone(), changed[field.Name]?.DeepClone());
            }
        }
    }

    private static IEnumerable<DesignEdit> OfList(
        IReadOnlyList<JsonObject> old,
        IReadOnlyList<JsonObject> changed,
        Shape shape,
        string path
    )
    {
        foreach (var item in old.Where(item => Same(changed, item) is null))
        {
            yield return new DesignEdit($"{path}/{KeyOf(item)}", item.DeepClone(), null);
        }

        foreach (var item in changed)
        {
            if (Same(old, item) is not { } before)
            {
                yield return new DesignEdit($"{path}/{KeyOf(item)}", null, item.DeepClone());
                continue;
            }

            foreach (var edit in OfThing(before, item, shape, $"{path}/{KeyOf(item)}"))
            {
                yield return edit;
            }
        }

        if (!old.Select(KeyOf).SequenceEqual(changed.Select(KeyOf), StringComparer.Ordinal))
        {
            yield return new DesignEdit($"{path}/*", Keys(old), Keys(changed));
        }
    }

    private static JsonObject? Same(IReadOnlyList<JsonObject> list, JsonObject item) =>
        list.FirstOrDefault(other => KeyOf(other) == KeyOf(item));

    private static JsonArray Keys(IReadOnlyList<JsonObject> list) =>
        new([.. list.Select(item => (JsonNode?)KeyOf(item))]);

    private static string KeyOf(JsonObject item) => item["key"]?.GetValue<string>() ?? "";

    private static IReadOnlyList<JsonObject> ListIn(JsonObject owner, string name) =>
        [.. (owner[name] as JsonArray ?? []).OfType<JsonObject>()];

    internal static JsonArray ListOf(JsonObject owner, string name)
    {
        if (owner[name] is JsonArray list)
        {
            return list;
        }

        var made = new JsonArray();
        owner[name] = made;
        return made;
    }

    internal static void Put(JsonObject owner, string name, JsonNode? value)
    {
        if (value is null)
        {
            owner.Remove(name);
        }
        else
        {
            owner[name] = value.DeepClone();
        }
    }
}
