using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Practice.Focus;

/// <summary>One's own focus to write in, and a focus as those read it who may.</summary>
public static class ShowFocus
{
    public const string Path = "/practice/focus";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage(Path, Doors.To(Artefact.LearningFocus, Right.Write), ShowAsync);
        routes
            .MapPage(Path + "/{id:guid}", Doors.To(Artefact.LearningFocus, Right.Read), ReadAsync)
            .NoteRefusals(Artefact.LearningFocus, "read");
    }

    public static string Address(ProgrammeId programme) => $"{Path}?programme={programme.Value}";

    public static string Address(Guid focus) => $"{Path}/{focus}";

    private static Task<IResult> ShowAsync(
        Guid? programme,
        string? begin,
        Viewer viewer,
        HttpContext http,
        Db db,
        FocusDesk desk,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await desk.LayOutAsync(tx, viewer, programme, isNew: begin == "new") is { } laid
                    ? Pages.Show<FocusPage>(http, new { Laid = laid })
                    : Pages.Show<NoPracticePage>(http, new { }),
            cancel
        );

    private static Task<IResult> ReadAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        FocusReading reading,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await reading.OpenAsync(tx, viewer, id) is { } open
                    ? Pages.Show<FocusReadPage>(http, new { Open = open })
                    : Refusals.Missing,
            cancel
        );
}

/// <summary>A focus laid open for a reader, with its versions.</summary>
public sealed record OpenFocus(
    LearningFocus Focus,
    string Owner,
    bool IsOwn,
    LearningFrame Frame,
    IReadOnlyList<KeptFocus> Kept
);

/// <summary>Opens a focus for a reader; a look at somebody else's is noted once.</summary>
public sealed class FocusReading(
    FocusStore store,
    FocusDesk desk,
    ILearningFrames frames,
    IPeople people,
    IReadLog log,
    TimeProvider clock
)
{
    public async Task<OpenFocus?> OpenAsync(Tx tx, Viewer viewer, Guid id)
    {
        if (await store.FindAsync(tx, id) is not { ChosenAt: not null } focus)
        {
            return null;
        }

        await log.ReadAsync(tx, focus.Thing.Read("read"));
        var cards = await people.CardsAsync(tx, [focus.Owner], clock.Today());
        return new OpenFocus(
            focus,
            cards.GetValueOrDefault(focus.Owner)?.Name ?? "",
            focus.Owner == viewer.Person,
            await frames.FindAsync(tx, focus.Programme),
            await desk.KeptAsync(tx, viewer, focus)
        );
    }
}
