using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>POST /coaching/sessions/{id}/agreement/lines: the group and its coach write a member's line; never over somebody else's words.</summary>
public static class WriteCommitment
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapAction(
            "/coaching/sessions/{id:guid}/agreement/lines",
            Doors.To(Artefact.CoachingSession, Right.Write),
            HandleAsync
        );

    private static Task<IResult> HandleAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        SessionOpening opening,
        AgreementReading reading,
        Commitments commitments,
        GoingOn goingOn,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (
                    await opening.OpenAsync(tx, viewer, id) is not { } open
                    || open.Members.All(card => card.Id.Value != form.Id("owner"))
                )
                {
                    return Refusals.Missing;
                }

                var typed = Typed(form, open);
                if (Fault(form, typed) is { } fault)
                {
                    return await Agreeing.PageAsync(tx, http, viewer, open, reading, fault);
                }

                var written = await commitments.WriteAsync(tx, viewer, open, typed);
                if (Refused(written, typed, form["due"]) is { } refused)
                {
                    return await Agreeing.PageAsync(tx, http, viewer, open, reading, refused);
                }

                await goingOn.AsTrialActionAsync(tx, viewer, open);
                return Results.Extensions.SeeOther($"{Agreeing.Address(open.Id)}#line-{typed.Owner.Value}");
            },
            cancel
        );

    private static Commitment Typed(Form form, OpenSession open)
    {
        var owner = PersonId.Of(form.Id("owner") ?? Guid.Empty);
        var asked = form.Id("asked") is { } person ? PersonId.Of(person) : (PersonId?)null;
        var canAsk = open.Members.Append(open.Coach).Any(card => card?.Id == asked) && asked != owner;
        return Commitment.None(owner) with
        {
            Version = form.Number("version") ?? 0,
            Text = form["text"],
            Due = form.Date("due"),
            AskedBy = canAsk ? asked : null,
        };
    }

    private static LineTyped? Fault(Form form, Commitment typed)
    {
        var texts = RoomTexts.Of<Commitment>();
        return typed.Text.Length switch
        {
            0 => LineTyped.LineRefused("text", texts["line.empty"], typed, form["due"]),
            > Commitment.MostSigns => LineTyped.LineRefused(
                "text",
                texts.With("line.tooLong", Commitment.MostSigns),
                typed,
                form["due"]
            ),
            _ => form.Has("due") && typed.Due is null
                ? LineTyped.LineRefused("due", texts["line.badDue"], typed, form["due"])
                : null,
        };
    }

    private static LineTyped? Refused(Commitment.Writing written, Commitment typed, string due) =>
        written switch
        {
            Commitment.Writing.Stale { Theirs: var theirs } => LineTyped.LineRefused(
                "text",
                RoomTexts.Of<Commitment>().With("line.stale", theirs.Text),
                typed with
                {
                    Version = theirs.Version,
                },
                due
            ),
            Commitment.Writing.Settled => LineTyped.Refused(RoomTexts.Of<Commitment>()["line.settled"]),
            _ => null,
        };
}
