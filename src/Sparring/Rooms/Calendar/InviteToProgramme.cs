using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Mail;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Calendar;

/// <summary>GET and POST /calendar/invitation: an organiser reads the text and the recipients, and presses once.</summary>
public static class InviteToProgramme
{
    private const int MostSigns = 4000;
    private static readonly Door Organisers = Door.Roles("organiser");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("/calendar/invitation", Organisers, ShowAsync);
        routes.MapAction("/calendar/invitation", Organisers, PressAsync);
    }

    private static async Task<IResult> ShowAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        ReminderStore programmes,
        InvitationStore store,
        OutboxStore outbox,
        CancellationToken cancel
    )
    {
        var sheet = await db.AsAsync(viewer, tx => SheetAsync(tx, viewer, programmes, store, null), cancel);
        if (sheet is null)
        {
            return Refusals.Missing;
        }

        var progress = await db.AsSystemAsync(
            viewer.Tenant,
            tx => outbox.ProgressAsync(tx, ProgrammeInvitations.Kind, sheet.Programme.Id.Value),
            cancel
        );
        return Pages.Show<InvitationPage>(http, new { Sheet = sheet with { Progress = progress } });
    }

    private static async Task<IResult> PressAsync(
        Viewer viewer,
        Form form,
        HttpContext http,
        Db db,
        ReminderStore programmes,
        InvitationStore store,
        ProgrammeInvitations invitations,
        CancellationToken cancel
    ) =>
        await db.AsAsync(
            viewer,
            async tx =>
            {
                if (
                    await SheetAsync(tx, viewer, programmes, store, form.Id("programme"))
                    is not { Programme.IsRunning: true } sheet
                )
                {
                    return Refusals.Missing;
                }

                var typed = sheet with { Words = form["words"], SenderChosen = form["sender"] };
                var sender = sheet.Senders.FirstOrDefault(named => named.Id.Value == form.Id("sender"));
                if (Errors(typed.Words, sender) is { Count: > 0 } errors)
                {
                    return Pages.Show<InvitationPage>(
                        http,
                        new { Sheet = typed, Errors = errors },
                        StatusCodes.Status422UnprocessableEntity
                    );
                }

                if (sender is not null)
                {
                    await invitations.PressAsync(tx, sheet.Programme.Id, sender, typed.Words);
                }

                return Results.LocalRedirect("/calendar/invitation");
            },
            cancel
        );

    private static Dictionary<string, string> Errors(string words, InvitationStore.Named? sender)
    {
        var texts = RoomTexts.Of<InvitationSheet>();
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        if (words.Length is 0 or > MostSigns)
        {
            errors["words"] = texts.With("errorWords", MostSigns);
        }

        if (sender is null)
        {
            errors["sender"] = texts["errorSender"];
        }

        return errors;
    }

    private static async Task<InvitationSheet?> SheetAsync(
        Tx tx,
        Viewer viewer,
        ReminderStore programmes,
        InvitationStore store,
        Guid? wanted
    )
    {
        if (await programmes.OrganisedAsync(tx, wanted) is not { } programme)
        {
            return null;
        }

        var pressed = await store.FindAsync(tx, programme.Id);
        var words = pressed?.Words ?? RoomTexts.Of<InvitationSheet>().With("invitationWords", programme.Title);
        return new InvitationSheet(
            programme,
            pressed,
            await store.ParticipantsAsync(tx, programme.Id),
            await store.SendersAsync(tx, programme.Id),
            words,
            viewer.Person.Value.ToString(),
            []
        );
    }
}

/// <summary>What the page of the invitation shows.</summary>
public sealed record InvitationSheet(
    ReminderStore.Organised Programme,
    InvitationStore.Pressed? Pressed,
    IReadOnlyList<InvitationStore.Named> Participants,
    IReadOnlyList<InvitationStore.Named> Senders,
    string Words,
    string SenderChosen,
    IReadOnlyList<Progress> Progress
);
