using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Practice.Arenas;

/// <summary>The forum's overview: departments and arenas, where their owners agree.</summary>
public static class ShowArenas
{
    public const string Path = "/practice/arenas";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPage(Path, Door.Roles("participant", "organiser", "facilitator"), ShowAsync);

    private static Task<IResult> ShowAsync(
        Guid? programme,
        Viewer viewer,
        HttpContext http,
        Db db,
        ArenaOverview overview,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await overview.LayOutAsync(tx, viewer, programme) is { } laid
                    ? Pages.Show<ArenasPage>(http, new { Laid = laid })
                    : Pages.Show<NoPracticePage>(http, new { }),
            cancel
        );
}

/// <summary>What the overview shows.</summary>
/// <param name="Chosen">How many have chosen an arena; told to organisers alone.</param>
/// <param name="Participants">Of how many.</param>
public sealed record LaidArenas(
    ProgrammeCard Programme,
    IReadOnlyList<ShownArena> Arenas,
    ArenaMap Map,
    long? Chosen,
    int Participants,
    bool TakesPart
);

/// <summary>Gathers the arenas that are open to the forum.</summary>
public sealed class ArenaOverview(
    PracticeAccess access,
    ArenaStore store,
    SealedTexts texts,
    ILearningFrames frames,
    IProgrammes programmes,
    IPeople people,
    TimeProvider clock
)
{
    public async Task<LaidArenas?> LayOutAsync(Tx tx, Viewer viewer, Guid? asked)
    {
        if (
            await access.BelongsToAsync(tx, viewer, asked, "participant", "organiser", "facilitator")
            is not { } programme
        )
        {
            return null;
        }

        var rows = await store.OverviewAsync(tx, programme.Id);
        var titles = await texts.LatestAsync(
            tx,
            viewer,
            [.. rows.Select(arena => (arena.Thing, arena.Number))],
            ["title"]
        );
        var departments = await people.DepartmentCardsAsync(tx);
        var themes = (await frames.FindAsync(tx, programme.Id)).ArenaThemes;
        var cards = await people.CardsAsync(tx, [.. rows.Select(arena => arena.Owner)], clock.Today());
        var shown = rows.Select(arena => new ShownArena(
                titles[arena.Id]["title"],
                cards.GetValueOrDefault(arena.Owner)?.Name ?? "",
                themes.FirstOrDefault(theme => theme.Key == arena.Theme)?.Title,
                [.. departments.Where(department => arena.Departments.Contains(department.Id))]
            ))
            .OrderBy(arena => arena.Title, StringComparer.CurrentCulture)
            .ToList();
        return new LaidArenas(
            programme,
            shown,
            ArenaMap.Of(shown, departments),
            viewer.Is("organiser") ? await store.ChosenCountAsync(tx, programme.Id) : null,
            (await programmes.HoldersAsync(tx, programme.Id, "participant", clock.Today())).Count,
            await access.TakesPartAsync(tx, viewer, programme.Id)
        );
    }
}
