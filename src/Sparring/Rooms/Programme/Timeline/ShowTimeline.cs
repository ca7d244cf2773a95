using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Programme.Timeline;

/// <summary>GET /programme/{key}/timeline: phases, stops and deadlines, and where we are today.</summary>
public static class ShowTimeline
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPage("/programme/{key}/timeline", ProgrammeAccess.Readers, HandleAsync);

    private static async Task<IResult> HandleAsync(
        string key,
        Viewer viewer,
        HttpContext http,
        Db db,
        SeenProgrammes programmes,
        IEnumerable<IGoalFindings> rooms,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        await db.AsAsync(
            viewer,
            async tx =>
            {
                if (await programmes.FindAsync(tx, key) is not { } programme)
                {
                    return Refusals.Missing;
                }

                var findings = new List<GoalFinding>();
                foreach (var room in rooms)
                {
                    findings.AddRange(await room.OfAsync(tx, programme.Id));
                }

                return Pages.Show<TimelinePage>(
                    http,
                    new
                    {
                        Programme = programme,
                        Picture = PlanPicture.Of(programme.Design, clock.Today()),
                        Findings = findings.ToLookup(finding => finding.Goal),
                    }
                );
            },
            cancel
        );
}
