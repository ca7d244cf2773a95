using Sparring.Platform.Data;

namespace Sparring.Platform.Mail;

/// <summary>A message to one person. Carries no confidential text and no other person's address.</summary>
/// <param name="Kind">What it is, e.g. <c>programme-invitation</c>, <c>foundation-reminder</c>, <c>sign-in</c>.</param>
/// <param name="About">The thing it concerns; with kind, recipient and version it is what "exactly once" means.</param>
/// <param name="From">The named person it is from (shown as sender's name); null: the installation.</param>
/// <param name="Calendar">An iCalendar message to go along, or null.</param>
public sealed record OutgoingMessage(
    string Kind,
    Guid About,
    int Version,
    PersonId To,
    string Subject,
    string Body,
    PersonId? From = null,
    string? Calendar = null
);

/// <summary>Messages leave through a table, written in the same transaction as what they tell of.</summary>
public interface IOutbox
{
    /// <summary>Puts the message out once; the same kind, about, recipient and version again is nothing. True when it was new.</summary>
    Task<bool> PutAsync(Tx tx, OutgoingMessage message);
}
