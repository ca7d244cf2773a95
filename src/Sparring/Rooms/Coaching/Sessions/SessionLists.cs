using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.People.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>GET /coaching/desk: a coach's groups, the next session first.</summary>
public static class DeskList
{
    public const string Path = "/coaching/desk";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPage(Path, Door.Roles("coach"), ShowAsync);

    private static Task<IResult> ShowAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        SessionLists lists,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx => Pages.Show<DeskListPage>(http, new { Groups = await lists.CoachedAsync(tx) }),
            cancel
        );
}

/// <summary>GET /coaching/mine: a member's own sessions.</summary>
public static class MySessions
{
    public const string Path = "/coaching/mine";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPage(Path, Door.Roles("participant"), ShowAsync);

    private static Task<IResult> ShowAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        SessionLists lists,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx => Pages.Show<MySessionsPage>(http, new { Sessions = await lists.OwnAsync(tx) }),
            cancel
        );
}

/// <summary>Lists of sessions for those who sit in them.</summary>
public sealed class SessionLists(SessionListStore store, IPeople people, TimeProvider clock)
{
    /// <summary>The coach's groups of today: whose session comes first stands first; those without one to come stand last.</summary>
    public async Task<IReadOnlyList<CoachedGroup>> CoachedAsync(Tx tx)
    {
        var now = clock.GetUtcNow();
        var members = await store.MembersAsync(tx);
        var cards = await people.CardsAsync(tx, [.. members.Select(row => row.Person)], clock.Today());
        var sessions = (await store.CoachedAsync(tx)).ToLookup(row => row.Group);
        return
        [
            .. members
                .GroupBy(row => (row.Group, row.Number))
                .Select(group => new CoachedGroup(
                    group.Key.Number,
                    [
                        .. group
                            .Select(row => cards.GetValueOrDefault(row.Person)?.Name)
                            .OfType<string>()
                            .Order(StringComparer.CurrentCulture),
                    ],
                    [.. sessions[group.Key.Group].OrderBy(session => session.Starts)],
                    now
                ))
                .OrderBy(group => group.Next?.Starts ?? DateTimeOffset.MaxValue)
                .ThenBy(group => group.Number),
        ];
    }

    public Task<IReadOnlyList<SessionListStore.SessionRow>> OwnAsync(Tx tx) => store.OwnAsync(tx);
}

/// <summary>A group as it stands on its coach's list.</summary>
public sealed record CoachedGroup(
    int Number,
    IReadOnlyList<string> Members,
    IReadOnlyList<SessionListStore.SessionRow> Sessions,
    DateTimeOffset Now
)
{
    /// <summary>The session to come, or the one that is on.</summary>
    public SessionListStore.SessionRow? Next => Sessions.FirstOrDefault(session => session.Ends > Now);
}
