using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Practice.Actions;
using Sparring.Rooms.Practice.Arenas;
using Sparring.Rooms.Practice.Focus;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Practice;

/// <summary>A leader's practice on one page: focus, arena and what she is trying.</summary>
public static class ShowPractice
{
    public const string Path = "/practice";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPage(Path, Doors.To(Artefact.TrialAction, Right.Write), ShowAsync);

    public static string Address(ProgrammeId programme) => $"{Path}?programme={programme.Value}";

    private static Task<IResult> ShowAsync(
        Guid? programme,
        Viewer viewer,
        HttpContext http,
        Db db,
        PracticeDesk desk,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await desk.LayOutAsync(tx, viewer, programme) is { } laid
                    ? Pages.Show<PracticePage>(http, new { Laid = laid })
                    : Pages.Show<NoPracticePage>(http, new { }),
            cancel
        );
}

/// <summary>What the page shows.</summary>
/// <param name="Focus">The texts of her active focus, or null.</param>
/// <param name="Arena">The texts of her active arena, or null.</param>
public sealed record LaidPractice(
    ProgrammeCard Programme,
    LearningFrame Frame,
    Texts? Focus,
    Texts? Arena,
    IReadOnlyList<ListedAction> Actions,
    bool HasMore
);

/// <summary>Gathers a leader's own practice.</summary>
public sealed class PracticeDesk(
    PracticeAccess access,
    FocusStore focuses,
    ArenaStore arenas,
    ActionStore actions,
    ActionDesk listing,
    SealedTexts texts,
    ILearningFrames frames
)
{
    private const int MostActions = 6;

    public async Task<LaidPractice?> LayOutAsync(Tx tx, Viewer viewer, Guid? asked)
    {
        if (await access.WritesInAsync(tx, viewer, asked) is not { } programme)
        {
            return null;
        }

        var focus = await focuses.ActiveAsync(tx, programme.Id, [viewer.Person]) is [var ownfocus, ..]
            ? ownfocus
            : null;
        var arena = await arenas.ActiveAsync(tx, programme.Id, [viewer.Person]) is [var ownarena, ..] ? ownarena : null;
        var own = await actions.OwnAsync(tx, viewer, ActionQuery.First(programme.Id));
        var shown = own.OrderByDescending(action => action.IsOpen).Take(MostActions).ToList();
        return new LaidPractice(
            programme,
            await frames.FindAsync(tx, programme.Id),
            focus is null ? null : await texts.KeptAsync(tx, viewer, focus.Thing, focus.Number),
            arena is null ? null : await texts.KeptAsync(tx, viewer, arena.Thing, arena.Number),
            await listing.ListAsync(tx, viewer, shown),
            own.Count > shown.Count
        );
    }
}
