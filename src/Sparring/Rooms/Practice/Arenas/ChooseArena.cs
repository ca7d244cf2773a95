using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Platform.Writing;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Practice.Arenas;

/// <summary>Saves what a leader writes of her arena, chooses it (again, when she has narrowed it) and ends it.</summary>
public static class ChooseArena
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var door = Doors.To(Artefact.PracticeArena, Right.Write);
        routes
            .MapAction(ShowArena.Path + "/{id:guid}/text", door, SaveAsync)
            .NoteRefusals(Artefact.PracticeArena, "write");
        routes
            .MapAction(ShowArena.Path + "/{id:guid}/choice", door, ChooseAsync)
            .NoteRefusals(Artefact.PracticeArena, "write");
        routes
            .MapAction(ShowArena.Path + "/{id:guid}/ending", door, EndAsync)
            .NoteRefusals(Artefact.PracticeArena, "write");
    }

    private static Task<IResult> SaveAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        ArenaPen pen,
        ArenaDesk desk,
        CancellationToken cancel
    ) => HandleAsync(new(id, form, viewer, http, IsChoice: false), db, pen, desk, cancel);

    private static Task<IResult> ChooseAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        ArenaPen pen,
        ArenaDesk desk,
        CancellationToken cancel
    ) => HandleAsync(new(id, form, viewer, http, IsChoice: true), db, pen, desk, cancel);

    private static async Task<IResult> HandleAsync(
        Sent sent,
        Db db,
        ArenaPen pen,
        ArenaDesk desk,
        CancellationToken cancel
    )
    {
        var (form, viewer, http) = (sent.Form, sent.Viewer, sent.Http);
        var sections = SentSections.Of(form, PracticeArena.Written);
        if (SentSections.TooLong(http, sections, ShowArena.Path) is { } tooLong)
        {
            return tooLong;
        }

        return await db.AsAsync(
            viewer,
            async tx =>
            {
                if (await pen.HoldAsync(tx, viewer, sent.Id, form.Id("programme")) is not { } held)
                {
                    return Refusals.Missing;
                }

                var saves = await pen.SaveAsync(tx, viewer, held, form, sections);
                if (!form.IsWhole() || PracticeForm.HasConflict(saves))
                {
                    var place = PracticeForm.Place(held.Programme, "arena");
                    return SectionAnswers.Of(http, ShowArena.Address(held.Programme), place, saves, Ids.Secure);
                }

                var errors = await pen.MendAsync(tx, viewer, held, form, sent.IsChoice);
                if (errors.Count > 0 && await desk.LayOutAsync(tx, viewer, held.Programme.Value, held.Id) is { } laid)
                {
                    var shown = laid with { Errors = errors, TypedFirst = form["first"], TypedUntil = form["until"] };
                    return PracticeForm.Refused<ArenaPage>(http, new { Laid = shown });
                }

                return TypedResults.Redirect(ShowArena.Address(held.Programme) + "#arena");
            },
            cancel
        );
    }

    private static Task<IResult> EndAsync(
        Guid id,
        Viewer viewer,
        Db db,
        ArenaStore store,
        IGrants grants,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (!await store.EndAsync(tx, viewer, id, clock.GetUtcNow()))
                {
                    return Refusals.Missing;
                }

                await grants.RevokeAsync(tx, Artefact.PracticeArena, id, ArenaDesk.Forum);
                return TypedResults.Redirect(ShowArena.Path);
            },
            cancel
        );

    private sealed record Sent(Guid Id, Form Form, Viewer Viewer, HttpContext Http, bool IsChoice);
}
