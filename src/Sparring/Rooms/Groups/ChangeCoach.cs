using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Groups;

/// <summary>POST /groups/{id}/coach and /coach-end: an organiser sets or ends a coach as of a day.</summary>
public static class ChangeCoach
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAction("/groups/{id:guid}/coach", GroupsAccess.Organisers, SetAsync);
        routes.MapAction("/groups/{id:guid}/coach-end", GroupsAccess.Organisers, EndAsync);
    }

    private static Task<IResult> SetAsync(
        Guid id,
        Viewer viewer,
        Form form,
        HttpContext http,
        Db db,
        GroupReading reading,
        ChangingCoaches coaches,
        GroupsAccess access,
        GroupsStore groups,
        Ids ids,
        TimeProvider clock,
        CancellationToken cancel
    ) => ChangeAsync(coaches.SetAsync, id, viewer, form, http, db, reading, access, groups, ids, clock, cancel);

    private static Task<IResult> EndAsync(
        Guid id,
        Viewer viewer,
        Form form,
        HttpContext http,
        Db db,
        GroupReading reading,
        ChangingCoaches coaches,
        GroupsAccess access,
        GroupsStore groups,
        Ids ids,
        TimeProvider clock,
        CancellationToken cancel
    ) => ChangeAsync(coaches.EndAsync, id, viewer, form, http, db, reading, access, groups, ids, clock, cancel);

    private static async Task<IResult> ChangeAsync(
        Func<Tx, Guid, SparringGroupCard, PersonId, DateOnly, Task<string?>> change,
        Guid id,
        Viewer viewer,
        Form form,
        HttpContext http,
        Db db,
        GroupReading reading,
        GroupsAccess access,
        GroupsStore groups,
        Ids ids,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        await db.AsAsync(
            viewer,
            async tx =>
            {
                if (
                    await groups.FindAsync(tx, SparringGroupId.Of(id), clock.Today()) is not { } group
                    || !await access.OrganisesAsync(tx, group.Programme, viewer, clock.Today())
                )
                {
                    return Refusals.Missing;
                }

                var (field, fault) = (form.Id("coach"), form.Date("coach-day")) switch
                {
                    (null, _) => ("coach", "errorWho"),
                    (_, null) => ("coach-day", "errorDay"),
                    ({ } coach, { } day) => (
                        "coach",
                        await change(tx, form.Id("id") ?? ids.Next(), group, PersonId.Of(coach), day)
                    ),
                };
                return fault is null
                    ? Results.LocalRedirect($"/groups/{id}")
                    : await ShowGroup.PageAsync(
                        tx,
                        http,
                        viewer,
                        id,
                        reading,
                        ids,
                        clock,
                        GroupForm.Refused(field, RoomTexts.Of<ChangingCoaches>()[fault], form["coach-day"])
                    );
            },
            cancel
        );
}

/// <summary>Sets and ends coaches; answers the text that says why not, or null.</summary>
public sealed class ChangingCoaches(
    GroupChangeStore changes,
    GroupNotices notices,
    IProgrammes programmes,
    TimeProvider clock
)
{
    public async Task<string?> SetAsync(Tx tx, Guid change, SparringGroupCard group, PersonId coach, DateOnly day)
    {
        if (!(await programmes.RolesAsync(tx, group.Programme, coach, day)).Contains("coach"))
        {
            return "errorNotCoach";
        }

        // What was logged before is the same press again.
        var move = new GroupMove(group.Programme, coach, null, group.Id, day);
        if (!await changes.LogAsync(tx, change, move, "coach_set", clock.GetUtcNow()))
        {
            return null;
        }

        if (await changes.CoachesAsync(tx, group.Id, coach, day))
        {
            await changes.ForgetAsync(tx, change);
            return "errorCoachTwice";
        }

        await changes.SetCoachAsync(tx, group.Id, coach, day);
        await notices.TellAsync(tx, change, "mailCoachSet", move, group, [.. group.Members, coach]);
        return null;
    }

    public async Task<string?> EndAsync(Tx tx, Guid change, SparringGroupCard group, PersonId coach, DateOnly day)
    {
        var move = new GroupMove(group.Programme, coach, null, group.Id, day);
        if (!await changes.LogAsync(tx, change, move, "coach_ended", clock.GetUtcNow()))
        {
            return null;
        }

        if (!await changes.EndCoachAsync(tx, group.Id, coach, day))
        {
            await changes.ForgetAsync(tx, change);
            return "errorNotCoach";
        }

        await notices.TellAsync(tx, change, "mailCoachEnded", move, group, [.. group.Members, coach]);
        return null;
    }
}
