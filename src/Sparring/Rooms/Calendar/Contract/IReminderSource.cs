using Sparring.Platform.Data;

namespace Sparring.Rooms.Calendar.Contract;

/// <summary>A room that knows who is done before a deadline, and who is not.</summary>
public interface IReminderSource
{
    /// <summary>The kind of deadline of the programme's plan it speaks for, e.g. <c>foundation-submission</c>.</summary>
    string Kind { get; }

    /// <summary>The page where it is done; the reminder links to it.</summary>
    string Address { get; }

    /// <summary>Those the deadline is for who are not done. Asked as an organiser, so it is status only.</summary>
    Task<IReadOnlyCollection<PersonId>> RecipientsNotDoneAsync(Tx tx, ProgrammeId programme, DateOnly deadline);
}
