using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Platform.Writing;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>POST /coaching/sessions/{id}/notes: the coach's own working notes; nobody else reads them.</summary>
public static class KeepCoachNotes
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapAction(
            "/coaching/sessions/{id:guid}/notes",
            Doors.To(Artefact.CoachingNotes, Right.Write),
            HandleAsync
        );

    public static string Address(CoachingSessionId session) => $"/coaching/sessions/{session.Value}/notes";

    private static Task<IResult> HandleAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        SessionOpening opening,
        SessionTexts texts,
        Ids ids,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (await opening.AsCoachAsync(tx, viewer, id) is not { } open)
                {
                    return Refusals.Missing;
                }

                var sent = SentSections.Of(form, [SessionSections.Notes]);
                if (SentSections.TooLong(http, sent, CoachDesk.Address(open.Id)) is { } tooLong)
                {
                    return tooLong;
                }

                var saves = new List<SectionSave>();
                foreach (var note in sent)
                {
                    saves.Add(await texts.SaveNoteAsync(tx, viewer, open, note));
                }

                var place = new WritingPlace(open.Session.Programme, _ => RoomTexts.Of<SessionTexts>()["desk.notes"]);
                return SectionAnswers.Of(http, CoachDesk.Address(open.Id) + "#notes", place, saves, ids);
            },
            cancel
        );
}
