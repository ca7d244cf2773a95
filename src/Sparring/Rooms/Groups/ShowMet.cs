using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Groups;

/// <summary>GET /groups/met: a participant sees whom she has met, an organiser how well the forum has met.</summary>
public static class ShowMet
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPage("/groups/met", Door.SignedIn, HandleAsync);

    private static async Task<IResult> HandleAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        MetStore store,
        GroupsAccess access,
        IProgrammes programmes,
        IPeople people,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        await db.AsAsync(
            viewer,
            async tx =>
            {
                var today = clock.Today();
                if (await access.ProgrammeAsync(tx, null) is not { } programme)
                {
                    return Refusals.Missing;
                }

                var participants = await programmes.HoldersAsync(tx, programme.Id, "participant", today);
                var own = await store.OwnAsync(tx, programme.Id, viewer.Person, today);
                var forum = await access.OrganisesAsync(tx, programme.Id, viewer, today)
                    ? new MetForum(
                        participants,
                        await store.PairsAsync(tx, programme.Id, today),
                        await store.PlacesAsync(tx, programme.Id, today)
                    )
                    : null;
                var names = await people.CardsAsync(
                    tx,
                    [.. participants.Concat(own.Select(meeting => meeting.Other)).Concat(forum?.Everybody ?? [])],
                    today
                );
                return Pages.Show<MetPage>(
                    http,
                    new
                    {
                        Own = own,
                        IsParticipant = participants.Contains(viewer.Person),
                        Others = participants.Count(person => person != viewer.Person),
                        Forum = forum,
                        People = names,
                    }
                );
            },
            cancel
        );
}
