using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>The joint binding agreement of a session: read, said yes to, and looked at again next time.</summary>
public static class Agreeing
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var door = Doors.To(Artefact.CoachingSession, Right.Write);
        routes.MapPage("/coaching/sessions/{id:guid}/agreement", door, ShowAsync);
        routes.MapAction("/coaching/sessions/{id:guid}/agreement/yes", door, SayYesAsync);
        routes.MapAction("/coaching/sessions/{id:guid}/agreement/outcome", door, LookAgainAsync);
    }

    public static string Address(CoachingSessionId session) => $"/coaching/sessions/{session.Value}/agreement";

    /// <summary>The page, fresh or with a line that was refused on it.</summary>
    public static async Task<IResult> PageAsync(
        Tx tx,
        HttpContext http,
        Viewer viewer,
        OpenSession open,
        AgreementReading reading,
        LineTyped? typed = null,
        bool isSaved = false
    ) =>
        Pages.Show<AgreementPage>(
            http,
            new
            {
                Sheet = await reading.SheetAsync(tx, viewer, open),
                Typed = typed ?? LineTyped.Nothing,
                IsSaved = isSaved,
            },
            typed is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );

    private static Task<IResult> ShowAsync(
        Guid id,
        bool? saved,
        Viewer viewer,
        HttpContext http,
        Db db,
        SessionOpening opening,
        AgreementReading reading,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await opening.OpenAsync(tx, viewer, id) is { } open
                    ? await PageAsync(tx, http, viewer, open, reading, isSaved: saved == true)
                    : Refusals.Missing,
            cancel
        );

    private static Task<IResult> SayYesAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        SessionOpening opening,
        AgreementReading reading,
        GoingOn goingOn,
        CommitmentStore store,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (await opening.OpenAsync(tx, viewer, id) is not { IsCoach: false } open)
                {
                    return Refusals.Missing;
                }

                if (!await store.AgreeAsync(tx, open.Id, form.Number("version") ?? 0, clock.GetUtcNow()))
                {
                    var stale = RoomTexts.Of<Commitment>()["line.yesStale"];
                    return await PageAsync(tx, http, viewer, open, reading, LineTyped.Refused(stale));
                }

                await goingOn.AsTrialActionAsync(tx, viewer, open);
                return Results.Extensions.SeeOther(Address(open.Id) + "#lines");
            },
            cancel
        );

    private static Task<IResult> LookAgainAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        SessionOpening opening,
        AgreementReading reading,
        Commitments commitments,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (await opening.OpenAsync(tx, viewer, id) is not { IsCoach: false } open)
                {
                    return Refusals.Missing;
                }

                var earlier = await reading.EarlierAsync(tx, viewer, open);
                var line = earlier?.Lines.FirstOrDefault(own => own.Owner == viewer.Person);
                if (earlier is null || line is null)
                {
                    return Refusals.Missing;
                }

                var (outcome, text) = (form["outcome"], form["text"]);
                var refusal = Refusal(outcome, text);
                if (refusal is null && !await commitments.LookAgainAsync(tx, viewer, earlier.Open, line, outcome, text))
                {
                    refusal = RoomTexts.Of<Commitment>()["line.outcomeStale"];
                }

                return refusal is null
                    ? Results.Extensions.SeeOther(Address(open.Id) + "#earlier")
                    : await PageAsync(
                        tx,
                        http,
                        viewer,
                        open,
                        reading,
                        LineTyped.OutcomeRefused(refusal, outcome, text)
                    );
            },
            cancel
        );

    private static string? Refusal(string outcome, string text)
    {
        var texts = RoomTexts.Of<Commitment>();
        return text.Length > Commitment.MostSigns ? texts.With("line.tooLong", Commitment.MostSigns)
            : Commitment.Outcomes.Contains(outcome, StringComparer.Ordinal) ? null
            : texts["line.noOutcome"];
    }
}
