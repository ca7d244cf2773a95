using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Groups.Contract;

namespace Sparring.Rooms.Groups;

/// <summary>POST /groups/{id}/move: an organiser moves a member to another group as of a day.</summary>
public static class MoveMember
{
    /// <summary>How a wish to move ended.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Moved : Outcome;

        public sealed record Refused(string Field, string Text) : Outcome;
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapAction("/groups/{id:guid}/move", GroupsAccess.Organisers, HandleAsync);

    private static async Task<IResult> HandleAsync(
        Guid id,
        Viewer viewer,
        Form form,
        HttpContext http,
        Db db,
        GroupReading reading,
        MovingMembers moving,
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

                var outcome = await moving.MoveAsync(
                    tx,
                    form.Id("id") ?? ids.Next(),
                    group,
                    form.Id("person"),
                    form.Id("to"),
                    form.Date("day")
                );
                return outcome is Outcome.Refused refused
                    ? await ShowGroup.PageAsync(
                        tx,
                        http,
                        viewer,
                        id,
                        reading,
                        ids,
                        clock,
                        GroupForm.Refused(refused.Field, RoomTexts.Of<MovingMembers>()[refused.Text], form["day"])
                    )
                    : Results.LocalRedirect($"/groups/{id}");
            },
            cancel
        );
}

/// <summary>Moves a member: her period in the one group ends, in the other it begins, those concerned are told.</summary>
public sealed class MovingMembers(
    GroupsStore groups,
    GroupChangeStore changes,
    GroupNotices notices,
    TimeProvider clock
)
{
    public async Task<MoveMember.Outcome> MoveAsync(
        Tx tx,
        Guid change,
        SparringGroupCard from,
        Guid? person,
        Guid? to,
        DateOnly? asOf
    )
    {
        if (person is not { } who)
        {
            return new MoveMember.Outcome.Refused("person", "errorWho");
        }

        if (asOf is not { } day)
        {
            return new MoveMember.Outcome.Refused("day", "errorDay");
        }

        if (
            to is not { } other
            || other == from.Id.Value
            || await groups.FindAsync(tx, SparringGroupId.Of(other), day) is not { } target
            || target.Programme != from.Programme
        )
        {
            return new MoveMember.Outcome.Refused("to", "errorGroup");
        }

        var move = new GroupMove(from.Programme, PersonId.Of(who), from.Id, target.Id, day);
        if (!await changes.LogAsync(tx, change, move, "moved", clock.GetUtcNow()))
        {
            return new MoveMember.Outcome.Moved();
        }

        return await CarryOutAsync(tx, change, move, target);
    }

    private async Task<MoveMember.Outcome> CarryOutAsync(Tx tx, Guid change, GroupMove move, SparringGroupCard target)
    {
        var membership = await changes.MembershipAsync(tx, move.Programme, move.Person, move.AsOf);
        if (membership?.Group != move.From?.Value)
        {
            await changes.ForgetAsync(tx, change);
            return new MoveMember.Outcome.Refused("person", "errorNotInGroup");
        }

        if (await changes.MovesLaterAsync(tx, move.Programme, move.Person, move.AsOf))
        {
            await changes.ForgetAsync(tx, change);
            return new MoveMember.Outcome.Refused("day", "errorTwoGroups");
        }

        await changes.MoveAsync(tx, move);
        await notices.TellAsync(
            tx,
            change,
            "mailMoved",
            move,
            target,
            [.. target.Members, .. target.Coaches, move.Person]
        );
        return new MoveMember.Outcome.Moved();
    }
}
