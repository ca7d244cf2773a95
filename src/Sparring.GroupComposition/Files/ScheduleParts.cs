using System.Text.Json;
using Sparring.GroupComposition.Scheduling;

namespace Sparring.GroupComposition.Files;

/// <summary>The parts of a coaching problem in JSON; every fault is noted with its place, and reading goes on.</summary>
internal sealed class ScheduleParts(JsonElement root)
{
    private const int FirstHour = 8;
    private const int CheapFrom = 2;
    private const int CheapTo = 12;
    private const int EarlyCost = 3;
    private const int LateCost = 4;
    private const int MostFaults = 100;

    private static readonly HashSet<string> Known =
    [
        "name",
        "groups",
        "coaches",
        "windows",
        "window1",
        "window2",
        "session_slots",
        "coach_gap",
        "max_load",
        "min_days_between",
    ];

    private readonly List<ScheduleFault> _faults = [];

    public IReadOnlyList<ScheduleFault> Faults =>
        _faults.Count <= MostFaults
            ? _faults
            : [.. _faults.Take(MostFaults), new ScheduleFault.Unreadable($"{_faults.Count - MostFaults} more faults.")];

    /// <summary>The problem, or nothing when a part of it could not be read.</summary>
    public ScheduleProblem? Problem()
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            Fault($"The file must be an object; it is {Kind(root)}.");
            return null;
        }

        CheckNames();
        var groups = Calendars("groups", "the calendar of group");
        var coaches = Calendars("coaches", "the calendar of coach");
        var windows = Windows();
        var (length, gap) = (Number("session_slots", 1), Number("coach_gap", 0));
        var (load, between) = (Number("max_load", 0), Number("min_days_between", 0));
        var first = groups.Concat(coaches).FirstOrDefault(rows => rows.Length > 0)?[0].Length ?? 0;
        var days = groups.Concat(coaches).FirstOrDefault()?.Length ?? 0;
        CheckRows("groups", groups, days, first);
        CheckRows("coaches", coaches, days, first);
        if (_faults.Count > 0)
        {
            return null;
        }

        var needs = Needs(windows, length, between);
        return new ScheduleProblem
        {
            Name = root.TryGetProperty("name", out var name) ? name.GetString() ?? "" : "",
            Days = days,
            Slots = first,
            People = [.. People(groups, "group"), .. People(coaches, "coach")],
            Coaches = [.. coaches.Select((_, at) => Coach(groups.Count + at, load, gap))],
            Groups = [.. groups.Select((_, at) => new CoachedGroup { People = [at], Sessions = needs })],
            StartCosts = [.. Enumerable.Range(0, first).Select(CostOf)],
            DayStarts = new TimeOnly(FirstHour, 0),
        };
    }

    private static Coach Coach(int person, int load, int gap) =>
        new()
        {
            Person = person,
            MostGroups = load,
            Gap = gap,
        };

    private static IEnumerable<Availability> People(List<string[]> calendars, string name) =>
        calendars.Select((rows, at) => Availability.From(rows) with { Name = $"{name} {at}" });

    private static long CostOf(int slot) =>
        slot < CheapFrom ? EarlyCost
        : slot > CheapTo ? LateCost
        : 0;

    private static SessionNeed[] Needs(List<(int First, int End)> windows, int length, int between) =>
        [
            .. windows.Select(window => new SessionNeed
            {
                Slots = length,
                FirstDay = window.First,
                LastDay = window.End - 1,
                LeastDays = between,
            }),
        ];

    private void CheckNames()
    {
        var seen = new HashSet<string>();
        foreach (var part in root.EnumerateObject())
        {
            if (!Known.Contains(part.Name))
            {
                Fault($"“{part.Name}” is not a part of a coaching problem.");
            }
            else if (!seen.Add(part.Name))
            {
                Fault($"“{part.Name}” stands twice.");
            }
        }

        if (root.TryGetProperty("name", out var name) && name.ValueKind != JsonValueKind.String)
        {
            Fault($"“name” must be a text; it is {Kind(name)}.");
        }
    }

    private List<string[]> Calendars(string part, string one)
    {
        var calendars = new List<string[]>();
        foreach (var calendar in Items(part, root, $"“{part}”"))
        {
            var where = $"{one} {calendars.Count}";
            calendars.Add([.. Rows(calendar, where)]);
        }

        return calendars;
    }

    private List<string> Rows(JsonElement calendar, string where)
    {
        var rows = new List<string>();
        if (calendar.ValueKind != JsonValueKind.Array)
        {
            Fault($"{Capital(where)} must be a list of days; it is {Kind(calendar)}.");
            return rows;
        }

        foreach (var row in calendar.EnumerateArray())
        {
            var text = row.ValueKind == JsonValueKind.String ? row.GetString() ?? "" : null;
            if (text is null)
            {
                Fault($"Day {rows.Count} of {where} must be a text of 0 and 1; it is {Kind(row)}.");
            }
            else if (text.AsSpan().IndexOfAnyExcept('0', '1') is >= 0 and var at)
            {
                Fault(
                    $"Day {rows.Count} of {where} has “{text[at]}” in slot {at}; only 0 (free) and 1 (busy) are expected."
                );
            }

            rows.Add(text ?? "");
        }

        return rows;
    }

    private void CheckRows(string part, List<string[]> calendars, int days, int slots)
    {
        for (var at = 0; at < calendars.Count; at++)
        {
            var where = $"{(part == "groups" ? "group" : "coach")} {at}";
            if (calendars[at].Length != days)
            {
                Fault($"The calendar of {where} has {calendars[at].Length} days; {days} are expected.");
            }

            if (Array.FindIndex(calendars[at], row => row.Length != slots) is >= 0 and var day)
            {
                Fault(
                    $"Day {day} of the calendar of {where} has {calendars[at][day].Length} slots; {slots} are expected."
                );
            }
        }
    }

    private List<(int First, int End)> Windows()
    {
        var windows = new List<(int, int)>();
        if (root.TryGetProperty("windows", out _))
        {
            foreach (var window in Items("windows", root, "“windows”"))
            {
                windows.Add(Window(window, $"Window {windows.Count} of “windows”"));
            }

            return windows;
        }

        for (var number = 1; number <= 2; number++)
        {
            if (root.TryGetProperty($"window{number}", out var window))
            {
                windows.Add(Window(window, $"“window{number}”"));
            }
            else
            {
                Fault($"“window{number}” is missing: [first day, day after the last].");
            }
        }

        return windows;
    }

    private (int First, int End) Window(JsonElement window, string where)
    {
        if (window.ValueKind == JsonValueKind.Array && window.GetArrayLength() == 2)
        {
            return (Number(window[0], $"The first day of {where}", 0), Number(window[1], $"The end of {where}", 1));
        }

        Fault($"{where} must be [first day, day after the last]; it is {Kind(window)}.");
        return (0, 1);
    }

    private JsonElement.ArrayEnumerator Items(string part, JsonElement of, string where)
    {
        if (!of.TryGetProperty(part, out var list))
        {
            Fault($"{where} is missing.");
            return default;
        }

        if (list.ValueKind == JsonValueKind.Array)
        {
            return list.EnumerateArray();
        }

        Fault($"{where} must be a list; it is {Kind(list)}.");
        return default;
    }

    private int Number(string part, int least)
    {
        if (root.TryGetProperty(part, out var value))
        {
            return Number(value, $"“{part}”", least);
        }

        Fault($"“{part}” is missing: a whole number from {least}.");
        return least;
    }

    private int Number(JsonElement value, string where, int least)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least)
        {
            return number;
        }

        Fault(
            $"{where} must be a whole number from {least}; it is {(value.ValueKind == JsonValueKind.Number ? value.GetRawText() : Kind(value))}."
        );
        return least;
    }

    private static string Kind(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => $"a list of {value.GetArrayLength()}",
            JsonValueKind.String => "a text",
            JsonValueKind.Number => "a number",
            JsonValueKind.Null => "null",
            _ => "true or false",
        };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private void Fault(string sentence) => _faults.Add(new ScheduleFault.Unreadable(sentence));
}
