using Sparring.Platform.Data;

namespace Sparring.Rooms.Calendar.Contract;

/// <summary>Something of a person's own that comes up: a session she is to come ready to, a step she has agreed on.</summary>
/// <param name="Kind">What the mail is called in the outbox, e.g. <c>session-reminder</c>.</param>
/// <param name="About">With kind, day and person it is what "exactly once" means.</param>
/// <param name="Subject">In her language, as the two that follow; never confidential text.</param>
/// <param name="Address">The page where she does it.</param>
/// <param name="From">Whom it is from; null: the programme's contact person.</param>
public sealed record OwnDate(
    string Kind,
    Guid About,
    DateOnly Day,
    string Subject,
    string Text,
    string Address,
    ReminderSender? From = null
);

/// <summary>The named person a reminder is from.</summary>
public sealed record ReminderSender(PersonId Id, string Name);

/// <summary>
/// A room that has dates of people's own, beside the deadlines of the plan. Each is asked as herself, on the morning of the
/// day: what has moved, is cancelled or done by then reminds nobody.
/// </summary>
public interface IRemindOfOwn
{
    /// <summary>What the viewer is not done with on one of these days.</summary>
    /// <param name="days">Nearest first: on the nearest day she is reminded for the last time.</param>
    Task<IReadOnlyList<OwnDate>> ComingAsync(Tx tx, Viewer viewer, ProgrammeId programme, IReadOnlyList<DateOnly> days);
}
