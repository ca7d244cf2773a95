using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Platform.Writing;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Practice.Focus;

/// <summary>Saves what a leader writes of her focus, chooses it (again, when she has narrowed it) and ends it.</summary>
public static class ChooseFocus
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var door = Doors.To(Artefact.LearningFocus, Right.Write);
        routes
            .MapAction(ShowFocus.Path + "/{id:guid}/text", door, SaveAsync)
            .NoteRefusals(Artefact.LearningFocus, "write");
        routes
            .MapAction(ShowFocus.Path + "/{id:guid}/choice", door, ChooseAsync)
            .NoteRefusals(Artefact.LearningFocus, "write");
        routes
            .MapAction(ShowFocus.Path + "/{id:guid}/ending", door, EndAsync)
            .NoteRefusals(Artefact.LearningFocus, "write");
    }

    private static Task<IResult> SaveAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        FocusPen pen,
        FocusDesk desk,
        CancellationToken cancel
    ) => HandleAsync(new(id, form, viewer, http, IsChoice: false), db, pen, desk, cancel);

    private static Task<IResult> ChooseAsync(
        Guid id,
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        FocusPen pen,
        FocusDesk desk,
        CancellationToken cancel
    ) => HandleAsync(new(id, form, viewer, http, IsChoice: true), db, pen, desk, cancel);

    private static async Task<IResult> HandleAsync(
        Sent sent,
        Db db,
        FocusPen pen,
        FocusDesk desk,
        CancellationToken cancel
    )
    {
        var (form, viewer, http) = (sent.Form, sent.Viewer, sent.Http);
        var sections = SentSections.Of(form, LearningFocus.Written);
        if (SentSections.TooLong(http, sections, ShowFocus.Path) is { } tooLong)
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
                    var place = PracticeForm.Place(held.Programme, "focus");
                    return SectionAnswers.Of(http, ShowFocus.Address(held.Programme), place, saves, Ids.Secure);
                }

                var errors = await pen.MendAsync(tx, viewer, held, form, sent.IsChoice);
                if (errors.Count > 0 && await desk.LayOutAsync(tx, viewer, held.Programme.Value, held.Id) is { } laid)
                {
                    return PracticeForm.Refused<FocusPage>(
                        http,
                        new { Laid = laid with { Errors = errors, TypedUntil = form["until"] } }
                    );
                }

                return TypedResults.Redirect(ShowFocus.Address(held.Programme) + "#focus");
            },
            cancel
        );
    }

    private static Task<IResult> EndAsync(
        Guid id,
        Viewer viewer,
        Db db,
        FocusStore store,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await store.EndAsync(tx, viewer, id, clock.GetUtcNow()) == 1
                    ? TypedResults.Redirect(ShowFocus.Path)
                    : Refusals.Missing,
            cancel
        );

    private sealed record Sent(Guid Id, Form Form, Viewer Viewer, HttpContext Http, bool IsChoice);
}

/// <summary>Writes a focus as its owner.</summary>
public sealed class FocusPen(
    PracticeAccess access,
    FocusStore store,
    SealedTexts texts,
    ILearningFrames frames,
    TimeProvider clock
)
{
    /// <summary>Her focus under this id, begun if need be; null when she practises nowhere, or the id is another's.</summary>
    public async Task<LearningFocus?> HoldAsync(Tx tx, Viewer viewer, Guid id, Guid? asked)
    {
        if (await access.WritesInAsync(tx, viewer, asked) is not { } programme)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var phase = FocusDesk.PhaseAt(await frames.FindAsync(tx, programme.Id), clock.Today());
        return await store.HoldAsync(tx, viewer, id, programme.Id, phase, now);
    }

    public async Task<IReadOnlyList<SectionSave>> SaveAsync(
        Tx tx,
        Viewer viewer,
        LearningFocus held,
        Form form,
        IReadOnlyList<SectionText> sections
    )
    {
        var saves = await texts.SaveAsync(tx, viewer, held.Thing, sections);
        if (saves.Any(save => save is SectionSave.Saved))
        {
            // The frame she had before her as she wrote: the sentence stays in it for who reads another language.
            await texts.PutAsync(tx, viewer, held.Thing, [new("language", RoomTexts.Language)]);
        }

        if (form.IsWhole())
        {
            await texts.PutAsync(
                tx,
                viewer,
                held.Thing,
                [
                    new("until", form.Day("until")),
                    new("competence", form["competence"]),
                    new("checks", form.Chosen("checks")),
                ]
            );
        }

        return saves;
    }

    /// <summary>What keeps the form from going on, by field; when nothing does and it is a choice, it is chosen.</summary>
    public async Task<IReadOnlyDictionary<string, string>> MendAsync(
        Tx tx,
        Viewer viewer,
        LearningFocus held,
        Form form,
        bool isChoice
    )
    {
        var said = RoomTexts.Of<FocusPen>();
        if (form.IsNoDay("until"))
        {
            return new Dictionary<string, string> { ["until"] = said["noDay"] };
        }

        if (!isChoice)
        {
            return new Dictionary<string, string>();
        }

        if (LearningFocus.Choose(await texts.DraftAsync(tx, viewer, held.Thing)) is Choosing.Unfinished unfinished)
        {
            return unfinished.Fields.ToDictionary(
                key => key == "until" ? key : "text-" + key,
                key => said["focus.missing." + key]
            );
        }

        await ChooseAsync(tx, viewer, held);
        return new Dictionary<string, string>();
    }

    public async Task ChooseAsync(Tx tx, Viewer viewer, LearningFocus held)
    {
        await store.ChooseAsync(tx, viewer, held, clock.GetUtcNow());
        await texts.KeepAsync(tx, viewer, held.Thing, held.Number + 1);
    }
}
