using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Practice.Arenas;

/// <summary>One's own arena to write in, and an arena as those read it who may.</summary>
public static class ShowArena
{
    public const string Path = "/practice/arena";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage(Path, Doors.To(Artefact.PracticeArena, Right.Write), ShowAsync);
        routes
            .MapPage(Path + "/{id:guid}", Doors.To(Artefact.PracticeArena, Right.Read), ReadAsync)
            .NoteRefusals(Artefact.PracticeArena, "read");
    }

    public static string Address(ProgrammeId programme) => $"{Path}?programme={programme.Value}";

    public static string Address(Guid arena) => $"{Path}/{arena}";

    private static Task<IResult> ShowAsync(
        Guid? programme,
        string? begin,
        Viewer viewer,
        HttpContext http,
        Db db,
        ArenaDesk desk,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await desk.LayOutAsync(tx, viewer, programme, isNew: begin == "new") is { } laid
                    ? Pages.Show<ArenaPage>(http, new { Laid = laid })
                    : Pages.Show<NoPracticePage>(http, new { }),
            cancel
        );

    private static Task<IResult> ReadAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        ArenaReading reading,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await reading.OpenAsync(tx, viewer, id) is { } open
                    ? Pages.Show<ArenaReadPage>(http, new { Open = open })
                    : Refusals.Missing,
            cancel
        );
}

/// <summary>An arena laid open for a reader, with its versions.</summary>
public sealed record OpenArena(
    PracticeArena Arena,
    string Owner,
    bool IsOwn,
    IReadOnlyList<DepartmentCard> Departments,
    IReadOnlyList<KeptArena> Kept
);

/// <summary>Opens an arena for a reader; a look at somebody else's is noted once.</summary>
public sealed class ArenaReading(ArenaStore store, ArenaDesk desk, IPeople people, IReadLog log, TimeProvider clock)
{
    /// <summary>Null where the viewer sees no version: who sees the title in the forum's overview reads no more.</summary>
    public async Task<OpenArena?> OpenAsync(Tx tx, Viewer viewer, Guid id)
    {
        if (
            await store.FindAsync(tx, id) is not { ChosenAt: not null } arena
            || await desk.KeptAsync(tx, viewer, arena) is not { Count: > 0 } kept
        )
        {
            return null;
        }

        await log.ReadAsync(tx, arena.Thing.Read("read"));
        var cards = await people.CardsAsync(tx, [arena.Owner], clock.Today());
        return new OpenArena(
            arena,
            cards.GetValueOrDefault(arena.Owner)?.Name ?? "",
            arena.Owner == viewer.Person,
            await people.DepartmentCardsAsync(tx),
            kept
        );
    }
}
