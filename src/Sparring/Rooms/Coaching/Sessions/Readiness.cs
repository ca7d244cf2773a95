using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Foundation.Contract;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>GET /coaching/readiness: how far the groups are, as numbers and dates, for who organises. Never what, never who.</summary>
public static class Readiness
{
    public const string Path = "/coaching/readiness";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPage(Path, Doors.To(Artefact.CoachingSession, Right.Status), ShowAsync);

    private static Task<IResult> ShowAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        ReadinessReading reading,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await reading.OfAsync(tx, viewer) is { } groups
                    ? Pages.Show<ReadinessPage>(http, new { Groups = groups })
                    : Refusals.Missing,
            cancel
        );
}

/// <summary>How far a group is.</summary>
/// <param name="HandedIn">How many have handed in their foundation.</param>
/// <param name="Arenas">How many have chosen an arena.</param>
public sealed record GroupReadiness(
    int Number,
    int Members,
    int HandedIn,
    int Arenas,
    IReadOnlyList<CoachingSession> Sessions
);

/// <summary>Reads how far all groups of a programme are, in a fixed number of questions.</summary>
public sealed class ReadinessReading(
    IProgrammes programmes,
    ISparringGroups groups,
    ICoachingSessions sessions,
    IHandedInFoundations handedIn,
    Practising practising,
    TimeProvider clock
)
{
    /// <summary>The first programme the viewer organises; null when she organises none.</summary>
    public async Task<IReadOnlyList<GroupReadiness>?> OfAsync(Tx tx, Viewer viewer)
    {
        foreach (var programme in await programmes.OfViewerAsync(tx))
        {
            var roles = await programmes.RolesAsync(tx, programme.Id, viewer.Person, clock.Today());
            if (roles.Contains("organiser"))
            {
                return await OfAsync(tx, programme.Id);
            }
        }

        return null;
    }

    private async Task<IReadOnlyList<GroupReadiness>> OfAsync(Tx tx, ProgrammeId programme)
    {
        var all = await groups.AllAsync(tx, programme, clock.Today());
        var people = all.SelectMany(group => group.Members).ToList();
        var days = await handedIn.DaysAsync(tx, programme, people);
        var arenas = await practising.ArenasAsync(tx, programme, people);
        var booked = (await sessions.OfProgrammeAsync(tx, programme))
            .Where(session => session.CancelledAt is null)
            .ToLookup(session => session.Group);
        return
        [
            .. all.OrderBy(group => group.Number)
                .Select(group => new GroupReadiness(
                    group.Number,
                    group.Members.Count,
                    group.Members.Count(days.ContainsKey),
                    group.Members.Count(arenas.ContainsKey),
                    [.. booked[group.Id].OrderBy(session => session.Number)]
                )),
        ];
    }
}
