using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Platform.Writing;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Practice.Reflections;

/// <summary>Saves what a leader writes of a reflection, and shares it; her act alone.</summary>
public static class WriteReflection
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var door = Doors.To(Artefact.Reflection, Right.Write);
        routes
            .MapAction(ShowReflection.Path + "/{id:guid}/text", door, SaveAsync)
            .NoteRefusals(Artefact.Reflection, "write");
        routes
            .MapAction(ShowReflection.Path + "/{id:guid}/sharing", door, ShareAsync)
            .NoteRefusals(Artefact.Reflection, "write");
    }

    /// <summary>What it is about stands in the address: a page that saves by itself sends one text alone.</summary>
    public static string Address(Reflection reflection) =>
        $"{ShowReflection.Address(reflection.Id)}/text?activity={(reflection.Kind == "cycle" ? reflection.Activity ?? "-" : "")}&action={reflection.Action}";

    private static async Task<IResult> SaveAsync(
        Guid id,
        string? activity,
        string? action,
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        ReflectionPen pen,
        CancellationToken cancel
    )
    {
        Guid? about = Guid.TryParse(action, out var given) ? given : null;
        var begun = new BegunReflection(id, form.Id("programme"), activity is { Length: > 0 } ? activity : null, about);
        return await db.AsAsync(
            viewer,
            async tx =>
            {
                if (await pen.HoldAsync(tx, viewer, begun) is not { } held)
                {
                    return Refusals.Missing;
                }

                var sent = SentSections.Of(form, await pen.KeysAsync(tx, held));
                if (SentSections.TooLong(http, sent, ShowReflection.Path) is { } tooLong)
                {
                    return tooLong;
                }

                var saves = await pen.SaveAsync(tx, viewer, held, sent);
                var place = await pen.PlaceAsync(tx, held);
                return SectionAnswers.Of(http, ShowReflection.Address(held.Id) + "#sharing", place, saves, Ids.Secure);
            },
            cancel
        );
    }

    private static Task<IResult> ShareAsync(
        Guid id,
        Form form,
        Viewer viewer,
        Db db,
        ReflectionStore store,
        EntrySharing sharing,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (
                    await store.HoldOwnAsync(tx, viewer, id) is not { } held
                    || !EntrySharing.Choices.Contains(form["share"])
                )
                {
                    return Refusals.Missing;
                }

                await sharing.SetAsync(tx, held.Thing, form["share"]);
                return TypedResults.Redirect(ShowReflection.Address(id) + "#sharing");
            },
            cancel
        );
}

/// <summary>Writes a reflection as its owner.</summary>
public sealed class ReflectionPen(
    PracticeAccess access,
    ReflectionStore store,
    SealedTexts texts,
    ILearningFrames frames,
    TimeProvider clock
)
{
    /// <summary>Hers under this id, begun if need be; null when she practises nowhere, or the id is another's.</summary>
    public async Task<Reflection?> HoldAsync(Tx tx, Viewer viewer, BegunReflection begun)
    {
        if (await store.HoldOwnAsync(tx, viewer, begun.Id) is { } known)
        {
            return known;
        }

        if (await access.WritesInAsync(tx, viewer, begun.Programme) is not { } programme)
        {
            return null;
        }

        var frame = await frames.FindAsync(tx, programme.Id);
        var activity = frame.Cycles.FirstOrDefault(cycle => cycle.Activity == begun.Activity)?.Activity;
        var kind = begun.Activity is null ? "minute" : "cycle";
        var wanted = new Reflection(
            begun.Id,
            programme.Id,
            viewer.Person,
            begun.Action,
            activity,
            kind,
            clock.GetUtcNow()
        );
        return await store.HoldAsync(tx, viewer, wanted);
    }

    public Task<IReadOnlyList<SectionSave>> SaveAsync(
        Tx tx,
        Viewer viewer,
        Reflection held,
        IReadOnlyList<SectionText> sent
    ) => texts.SaveAsync(tx, viewer, held.Thing, sent);

    /// <summary>The fields it may have.</summary>
    public async Task<IReadOnlyList<string>> KeysAsync(Tx tx, Reflection held) =>
        [
            .. Reflection.Minute,
            .. Reflection.Steps,
            .. Lens.LinksOf(await frames.FindAsync(tx, held.Programme)).Select(link => Lens.Prefix + link.Key),
        ];

    /// <summary>What the fields are called; the links of the lens by the programme's own names.</summary>
    public async Task<WritingPlace> PlaceAsync(Tx tx, Reflection held)
    {
        var links = Lens.LinksOf(await frames.FindAsync(tx, held.Programme));
        var fields = PracticeForm.Place(held.Programme, held.Kind == "minute" ? "minute" : "step");
        return fields with
        {
            Label = key =>
                links.FirstOrDefault(link => Lens.Prefix + link.Key == key) is { } link
                    ? link.Title
                    : fields.Label(key),
        };
    }
}
