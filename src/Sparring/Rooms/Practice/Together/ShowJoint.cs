using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Practice.Together;

/// <summary>A joint trial action: those who take part write in it, those asked answer, the forum reads what it is told.</summary>
public static class ShowJoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage(ShowPortfolio.Path + "/new", Door.Roles("participant"), BeginAsync);
        routes.MapPage(ShowPortfolio.Path + "/{id:guid}", Doors.To(Artefact.JointAction, Right.Read), ShowAsync);
    }

    public static string Address(Guid action) => $"{ShowPortfolio.Path}/{action}";

    private static Task<IResult> BeginAsync(
        Guid? programme,
        Viewer viewer,
        HttpContext http,
        Db db,
        JointDesk desk,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await desk.BlankAsync(tx, viewer, programme) is { } laid
                    ? Pages.Show<JointPage>(http, new { Laid = laid })
                    : Pages.Show<NoPracticePage>(http, new { }),
            cancel
        );

    private static Task<IResult> ShowAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        JointDesk desk,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await desk.LayOutAsync(tx, viewer, id) switch
                {
                    null => Refusals.Missing,
                    { TakesPart: true } laid => Pages.Show<JointPage>(http, new { Laid = laid }),
                    var laid => Pages.Show<JointReadPage>(http, new { Laid = laid }),
                },
            cancel
        );
}
