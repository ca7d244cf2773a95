using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Shell;

/// <summary>What mail and calendar keep of a person; neither may know of the room that asks.</summary>
public sealed class MailData : IHoldPersonalData
{
    public IReadOnlyCollection<string> Tables { get; } =
    ["outbox_message", "delivered_mail", "calendar_feed", "reminder_plan", "reminder_run", "programme_invitation"];
}
