using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Platform.Writing;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>Reflection at a session: first alone, shared only when she says so, then together.</summary>
public static class Reflecting
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var together = Doors.To(Artefact.CoachingSession, Right.Write);
        routes.MapPage("/coaching/sessions/{id:guid}/reflection", together, ShowAsync);
        routes.MapAction(
            "/coaching/sessions/{id:guid}/reflection/alone",
            Doors.To(Artefact.Reflection, Right.Write),
            SaveAloneAsync
        );
        routes.MapAction(
            "/coaching/sessions/{id:guid}/reflection/sharing",
            Doors.To(Artefact.Reflection, Right.Write),
            ShareAsync
        );
        routes.MapAction("/coaching/sessions/{id:guid}/together", together, SaveTogetherAsync);
    }

    public static string Address(CoachingSessionId session) => $"/coaching/sessions/{session.Value}/reflection";

    public static string Label(string section) => RoomTexts.Of<SessionTexts>()["text." + section];

    private static Task<IResult> ShowAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        SessionOpening opening,
        SessionTexts texts,
        SharedReading reading,
        Ids ids,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (await opening.OpenAsync(tx, viewer, id) is not { } open)
                {
                    return Refusals.Missing;
                }

                var reflections = await texts.ReflectionsAsync(tx, viewer, open);
                await reading.NoteAsync(tx, open, Artefact.Reflection, reflections.Select(one => one.Owner));
                return Pages.Show<ReflectionPage>(
                    http,
                    new
                    {
                        Open = open,
                        Reflections = reflections,
                        Together = await texts.TogetherAsync(tx, viewer, open),
                        Editor = ids.Next(),
                    }
                );
            },
            cancel
        );

    private static Task<IResult> SaveAloneAsync(
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
                if (await opening.OpenAsync(tx, viewer, id) is not { IsCoach: false } open)
                {
                    return Refusals.Missing;
                }

                var sent = SentSections.Of(form, SessionSections.Alone(open.Session.Number));
                return SentSections.TooLong(http, sent, Address(open.Id))
                    ?? SectionAnswers.Of(
                        http,
                        Address(open.Id) + "#alone",
                        new WritingPlace(open.Session.Programme, Label),
                        await texts.SaveReflectionAsync(tx, viewer, open, sent),
                        ids
                    );
            },
            cancel
        );

    private static Task<IResult> SaveTogetherAsync(
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
                if (await opening.OpenAsync(tx, viewer, id) is not { } open)
                {
                    return Refusals.Missing;
                }

                var sent = SentSections.Of(form, SessionSections.Together(open.Session.Number));
                var back = sent.Any(text => text.Key == SessionSections.Patterns)
                    ? Address(open.Id)
                    : Agreeing.Address(open.Id);
                return SentSections.TooLong(http, sent, back)
                    ?? SectionAnswers.Of(
                        http,
                        back + "#together",
                        new WritingPlace(open.Session.Programme, Label),
                        await texts.SaveTogetherAsync(tx, viewer, open, sent),
                        ids
                    );
            },
            cancel
        );

    private static Task<IResult> ShareAsync(
        Guid id,
        Form form,
        Viewer viewer,
        Db db,
        SessionOpening opening,
        SessionTextStore store,
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

                await store.ShareAsync(tx, open.Id, form["share"] == "yes", clock.GetUtcNow());
                return Results.Extensions.SeeOther(Address(open.Id) + "#alone");
            },
            cancel
        );
}
