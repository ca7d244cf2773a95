using System.Globalization;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Coaching.Contract;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>What was typed about a time, kept as it was typed, with what is wrong with it.</summary>
public sealed record TimeForm
{
    public const int MostSigns = 300;

    private static readonly string[] Clocks = ["H.mm", "H:mm", "HHmm", "%H"];

    public string Day { get; init; } = "";
    public string From { get; init; } = "";
    public string To { get; init; } = "";
    public string Place { get; init; } = "";
    public Guid? Room { get; init; }
    public Guid? Coach { get; init; }
    public string Reason { get; init; } = "";
    public string CancelReason { get; init; } = "";

    /// <summary>Which of the two, where the clock shows the time twice: <c>first</c> or <c>second</c>.</summary>
    public string Which { get; init; } = "";
    public bool AsksWhich { get; init; }
    public int? Sequence { get; init; }
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    public static TimeForm Of(Form form) =>
        new()
        {
            Day = form["day"],
            From = form["from"],
            To = form["to"],
            Place = form["place"],
            Room = form.Id("room"),
            Coach = form.Id("coach"),
            Reason = form["reason"],
            Which = form["which"],
            Sequence = form.Number("sequence"),
        };

    public static TimeForm Of(CoachingSession session) =>
        Of(session.Starts, session.Ends) with
        {
            Place = session.Room is null ? session.Place : "",
            Room = session.Room,
            Coach = session.Coach.Value,
            Sequence = session.Sequence,
        };

    public static TimeForm Of(DateTimeOffset starts, DateTimeOffset ends) =>
        new()
        {
            Day = DateOnly.FromDateTime(starts.InCopenhagen().DateTime).Typed(),
            From = starts.Clock(),
            To = ends.Clock(),
        };

    /// <summary>The moments that were meant, or this form with what is wrong.</summary>
    public (TimeForm Form, DateTimeOffset Starts, DateTimeOffset Ends) Read(DateOnly? day)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        var texts = RoomTexts.Of<TimeForm>();
        var (from, to) = (Time(From), Time(To));
        if (day is null || !Season.IsYear(day.Value.Year))
        {
            day = null;
            errors["day"] = texts["sched.errorDay"];
        }

        if (from is null)
        {
            errors["from"] = texts["sched.errorTime"];
        }

        if (to is null)
        {
            errors["to"] = texts["sched.errorTime"];
        }

        return day is { } on && from is { } begins && to is { } finishes
            ? Read(on, begins, finishes, errors)
            : (this with { Errors = errors }, default, default);
    }

    public TimeForm Refused(string field, string sentence) =>
        this with
        {
            Errors = new Dictionary<string, string>(StringComparer.Ordinal) { [field] = sentence },
        };

    /// <summary>One more thing that is wrong.</summary>
    public TimeForm Also(string field, string sentence) =>
        this with
        {
            Errors = new Dictionary<string, string>(Errors, StringComparer.Ordinal) { [field] = sentence },
        };

    private (TimeForm Form, DateTimeOffset Starts, DateTimeOffset Ends) Read(
        DateOnly day,
        TimeOnly from,
        TimeOnly to,
        Dictionary<string, string> errors
    )
    {
        var texts = RoomTexts.Of<TimeForm>();
        bool? second = Which switch
        {
            "first" => false,
            "second" => true,
            _ => null,
        };
        var (starts, ends) = (WallTime.Of(day, from, second), WallTime.Of(day, to, second));
        var isTwice = WallTime.Of(day, from) is WallTime.Twice || WallTime.Of(day, to) is WallTime.Twice;
        foreach (var (field, time) in new[] { ("from", starts), ("to", ends) })
        {
            if (time is WallTime.Skipped)
            {
                errors[field] = texts.With("sched.errorSkipped", Said.Day(day));
            }
        }

        if (starts is WallTime.Twice || ends is WallTime.Twice)
        {
            errors["which"] = texts.With("sched.errorWhich", Said.Day(day));
        }

        if (starts is WallTime.Fine begins && ends is WallTime.Fine finishes)
        {
            if (finishes.At <= begins.At)
            {
                errors["to"] = texts["sched.errorEnds"];
            }

            return (this with { Errors = errors, AsksWhich = isTwice }, begins.At, finishes.At);
        }

        return (this with { Errors = errors, AsksWhich = isTwice }, default, default);
    }

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text, Clocks, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;
}
