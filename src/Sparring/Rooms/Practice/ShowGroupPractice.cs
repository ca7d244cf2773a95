using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Practice.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Practice;

/// <summary>What one's group practises: focus, arena and what each has shared. For its members, and for its coach.</summary>
public static class ShowGroupPractice
{
    public const string Path = "/practice/group";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPage(Path, Door.Roles("participant", "coach"), ShowAsync);

    private static Task<IResult> ShowAsync(
        Guid? programme,
        Viewer viewer,
        HttpContext http,
        Db db,
        GroupPractice practice,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await practice.LayOutAsync(tx, viewer, programme) is { } laid
                    ? Pages.Show<GroupPracticePage>(http, new { Laid = laid })
                    : Pages.Show<NoPracticePage>(http, new { }),
            cancel
        );
}

/// <summary>The groups the viewer is in or coaches, each with what its members practise.</summary>
public sealed record LaidGroups(ProgrammeCard Programme, IReadOnlyList<PractisingGroup> Groups);

/// <summary>A group's practice.</summary>
public sealed record PractisingGroup(int Number, bool IsCoached, IReadOnlyList<PractisingMember> Members);

/// <summary>A member's practice, as far as it is open to the viewer.</summary>
public sealed record PractisingMember(string Name, string? Department, MemberPractice Practice);

/// <summary>Gathers what the viewer's group, or the groups she coaches, practise.</summary>
public sealed class GroupPractice(
    PracticeAccess access,
    PracticeStore store,
    IPracticeOfMembers members,
    IPeople people,
    TimeProvider clock
)
{
    public async Task<LaidGroups?> LayOutAsync(Tx tx, Viewer viewer, Guid? asked)
    {
        if (await access.BelongsToAsync(tx, viewer, asked, "participant", "coach") is not { } programme)
        {
            return null;
        }

        var around = await store.AroundAsync(tx, programme.Id);
        var named = around.Select(row => row.Person).Distinct().ToList();
        var practices = await members.OfAsync(tx, viewer, programme.Id, named);
        var cards = await people.CardsAsync(tx, named, clock.Today());
        var groups = around
            .GroupBy(row => row.Number)
            .Select(group => new PractisingGroup(
                group.Key,
                group.First().IsCoached,
                [
                    .. group.Select(row => new PractisingMember(
                        cards.GetValueOrDefault(row.Person)?.Name ?? "",
                        cards.GetValueOrDefault(row.Person)?.Department,
                        practices[row.Person]
                    )),
                ]
            ));
        return new LaidGroups(programme, [.. groups]);
    }
}
