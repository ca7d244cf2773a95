using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Practice.Together;

/// <summary>Who leads tells the forum of a joint action, tells it anew, or takes it back.</summary>
public static class TellForum
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAction(ShowPortfolio.Path + "/{id:guid}/telling", Door.Roles("participant"), TellAsync);
        routes.MapAction(ShowPortfolio.Path + "/{id:guid}/telling-end", Door.Roles("participant"), EndAsync);
    }

    private static Task<IResult> TellAsync(
        Guid id,
        Viewer viewer,
        HttpContext http,
        Db db,
        JointStore store,
        JointTexts texts,
        JointDesk desk,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (await store.HoldAsLeadAsync(tx, viewer, id) is not { } held)
                {
                    return Refusals.Missing;
                }

                var written = (await texts.OfAsync(tx, viewer, [held]))[id];
                if (!written.Has("title") && await desk.LayOutAsync(tx, viewer, id) is { } laid)
                {
                    var errors = new Dictionary<string, string>
                    {
                        ["text-title"] = RoomTexts.Of<JointPen>()["joint.missing.title"],
                    };
                    return PracticeForm.Refused<JointPage>(http, new { Laid = laid with { Errors = errors } });
                }

                await store.TellAsync(tx, id, texts.Tell(viewer, held, written), clock.GetUtcNow());
                return TypedResults.Redirect(ShowJoint.Address(id) + "#telling");
            },
            cancel
        );

    private static Task<IResult> EndAsync(
        Guid id,
        Viewer viewer,
        Db db,
        JointStore store,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (await store.HoldAsLeadAsync(tx, viewer, id) is null)
                {
                    return Refusals.Missing;
                }

                await store.TellAsync(tx, id, null, clock.GetUtcNow());
                return TypedResults.Redirect(ShowJoint.Address(id) + "#telling");
            },
            cancel
        );
}
