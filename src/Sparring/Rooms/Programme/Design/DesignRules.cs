using System.Text.Json.Nodes;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Programme.Design;

/// <summary>The rules that hold across a whole design, however it came about: by file, by form, by undo.</summary>
public static class DesignRules
{
    public static IReadOnlyList<DesignFault> Check(JsonObject design)
    {
        var faults = new List<DesignFault>();
        var items = DesignTree.Items(design).ToList();
        faults.AddRange(
            items.GroupBy(item => (item.Shape.Noun, item.Key)).SelectMany(same => same.Skip(1)).Select(Twice)
        );
        var known = items.ToLookup(item => item.Shape.Noun, item => item.Key, StringComparer.Ordinal);
        foreach (var item in items)
        {
            faults.AddRange(Dangling(item, known));
        }

        faults.AddRange(PhasesOutOfOrder(design));
        if (DayOf(design, "starts") is { } starts && DayOf(design, "ends") is { } ends && ends < starts)
        {
            faults.Add(
                DesignFault.Of(
                    "ends",
                    "faultEnds",
                    FuzzyDate.Of(ends).Notation,
                    "expectEnds",
                    FuzzyDate.Of(starts).Notation
                )
            );
        }

        return faults;
    }

    private static DesignFault Twice(DesignItem item) =>
        DesignFault.Of($"{item.Path}/key", "faultTwice", item.Key, "expectUnique", item.Shape.Noun);

    private static IEnumerable<DesignFault> Dangling(DesignItem item, ILookup<string, string> known)
    {
        foreach (var field in item.Shape.Fields.Where(field => field.Target.Length > 0))
        {
            var keys = item.Value[field.Name] switch
            {
                JsonArray list => list.Select(key => key?.GetValue<string>() ?? ""),
                JsonValue one => [one.GetValue<string>()],
                _ => [],
            };
            foreach (var key in keys.Where(key => !known[field.Target].Contains(key)))
            {
                yield return DesignFault.Of(
                    $"{item.Path}/{field.Name}",
                    "faultDangling",
                    key,
                    "expectOneOf",
                    string.Join(", ", known[field.Target].Take(12))
                );
            }
        }
    }

    private static IEnumerable<DesignFault> PhasesOutOfOrder(JsonObject design)
    {
        FuzzyDate? before = null;
        foreach (var phase in (design["phases"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var when = FuzzyDate.Read(phase["when"]?.GetValue<string>());
            if (when is not null && before is not null && when.First < before.First)
            {
                var key = phase["key"]?.GetValue<string>() ?? "";
                yield return DesignFault.Of(
                    $"phases/{key}/when",
                    "faultPhaseOrder",
                    key,
                    "expectPhaseOrder",
                    before.Notation
                );
            }

            before = when ?? before;
        }
    }

    private static DateOnly? DayOf(JsonObject design, string name) =>
        FuzzyDate.Read(design[name]?.GetValue<string>())?.First;
}
