using Sparring.Platform.Data;
using Sparring.Platform.Mail;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Shell;

/// <summary>What mail and calendar keep of a person; neither may know of the room that asks.</summary>
public sealed class MailData(MailDataStore store) : IHoldPersonalData
{
    public IReadOnlyCollection<string> Tables { get; } =
    ["outbox_message", "delivered_mail", "calendar_feed", "reminder_plan", "reminder_run", "programme_invitation"];

    public async Task<OwnData> ExportAsync(Tx tx, Viewer viewer) =>
        new OwnData("mail", typeof(DeliveredMail))
            .With(await store.ToAsync(tx), ["outbox_message"])
            .With(await store.FromAsync(tx), ["outbox_message"], name: "mail_from_you")
            .With(await store.DeliveredAsync(tx), ["delivered_mail"])
            .With(await store.FeedsAsync(tx), ["calendar_feed"])
            .With(await store.PlansAsync(tx), ["reminder_plan"])
            .With(await store.RunsAsync(tx), ["reminder_run"])
            .With(await store.InvitationsAsync(tx), ["programme_invitation"]);
}
