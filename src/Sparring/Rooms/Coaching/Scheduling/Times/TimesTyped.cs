using System.Globalization;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Coaching.Scheduling.Times;

/// <summary>What a search is to go by as it was typed, with what is wrong.</summary>
public sealed record TimesTyped(IReadOnlyDictionary<string, string> Typed, IReadOnlyDictionary<string, string> Errors)
{
    private const int MostDays = 730;
    private const int MostRooms = 50;
    private const int MostName = 200;

    public static TimesTyped Of(TimesSheet sheet)
    {
        var typed = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["reading"] = Text(sheet.Plan is { Found.Refused: null } plan ? plan.Found.Reading : TimesDesk.ReadingDays),
            ["keep"] = "all",
        };
        foreach (var window in sheet.Windows)
        {
            typed[$"first-{window.Number}"] = Text(window.FirstDay);
            typed[$"last-{window.Number}"] = Text(window.LastDay);
            typed[$"minutes-{window.Number}"] = Text(window.Minutes);
            typed[$"apart-{window.Number}"] = Text(window.DaysAfter);
        }

        foreach (var coach in sheet.Coaches)
        {
            var limit = sheet.Limits.FirstOrDefault(limit => limit.Person == coach.Id);
            typed[$"most-{coach.Id.Value}"] = limit?.MostGroups is { } most ? Text(most) : "";
            typed[$"gap-{coach.Id.Value}"] = Text(limit?.GapMinutes ?? CoachLimit.UsualGap);
        }

        return new TimesTyped(typed, new Dictionary<string, string>());
    }

    /// <summary>What a form says; what it does not say is as it was.</summary>
    public static TimesTyped Read(Form form, TimesSheet sheet)
    {
        var typed = Of(sheet).Typed.ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);
        foreach (var field in typed.Keys.Append("rooms").Where(field => form.All(field).Count > 0).ToList())
        {
            typed[field] = form[field];
        }

        var read = new TimesTyped(typed, new Dictionary<string, string>());
        return read with
        {
            Errors = read.Faults(sheet)
                .Where(fault => fault.Sentence is not null)
                .ToDictionary(fault => fault.Field, fault => fault.Sentence ?? "", StringComparer.Ordinal),
        };
    }

    public string this[string field] => Typed.GetValueOrDefault(field, "");

    public string? ErrorOf(string field) => Errors.GetValueOrDefault(field);

    public DateOnly? Date(string field) => Form.DateOf(this[field]) is { } day && Season.IsYear(day.Year) ? day : null;

    public int? Number(string field) =>
        int.TryParse(this[field], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public IReadOnlyList<string> NewRooms =>
        this["rooms"].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private IEnumerable<(string Field, string? Sentence)> Faults(TimesSheet sheet)
    {
        var texts = RoomTexts.Of<TimesTyped>();
        foreach (var window in sheet.Windows)
        {
            var which = texts.With("sched.session", window.Number);
            yield return OfDay($"first-{window.Number}", which, texts["times.first"]);
            yield return Date($"last-{window.Number}") is null
                ? OfDay($"last-{window.Number}", which, texts["times.last"])
                : OfWindow(window, which);
            yield return OfNumber($"minutes-{window.Number}", which, texts["times.minutes"], 30, 480);
            yield return OfNumber($"apart-{window.Number}", which, texts["times.apart"], 0, 365);
        }

        yield return OfNumber("reading", texts["times.handIn"], texts["times.reading"], 0, 60);
        foreach (var coach in sheet.Coaches)
        {
            var (most, gap) = ($"most-{coach.Id.Value}", $"gap-{coach.Id.Value}");
            yield return this[most].Length == 0
                ? (most, null)
                : OfNumber(most, coach.Name, texts["times.most"], 1, 999);
            yield return OfNumber(gap, coach.Name, texts["times.gap"], 0, 240);
        }

        var areRooms = NewRooms.Count <= MostRooms && NewRooms.All(name => name.Length <= MostName);
        yield return ("rooms", areRooms ? null : texts.With("times.badRooms", MostRooms, MostName));
    }

    private (string Field, string? Sentence) OfDay(string field, string which, string label) =>
        (field, Date(field) is null ? RoomTexts.Of<TimesTyped>().With("times.badDay", which, label) : null);

    private (string Field, string? Sentence) OfWindow(CoachingWindow window, string which)
    {
        var (first, last) = (Date($"first-{window.Number}"), Date($"last-{window.Number}"));
        var isRight = first is null || (last >= first && last <= first.Value.AddDays(MostDays));
        return ($"last-{window.Number}", isRight ? null : RoomTexts.Of<TimesTyped>().With("times.badWindow", which));
    }

    private (string Field, string? Sentence) OfNumber(string field, string which, string label, int least, int most) =>
        (
            field,
            Number(field) is { } number && number >= least && number <= most
                ? null
                : RoomTexts.Of<TimesTyped>().With("times.badNumber", which, label, least, most)
        );

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.Typed();
}
