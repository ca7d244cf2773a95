using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>The organiser's page: who has handed in, by day, and whom a group still waits for. Never a word of what.</summary>
public static class HandInStatus
{
    public const string Path = "/foundation/status";

    public static string Address(ProgrammeId programme) => $"{Path}?programme={programme.Value}";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPage(Path, Doors.To(Artefact.FoundationSubmitted, Right.Status), ShowAsync);

    private static Task<IResult> ShowAsync(
        Guid? programme,
        string? q,
        string? sort,
        Viewer viewer,
        HttpContext http,
        Db db,
        HandedIn handedIn,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await handedIn.OrganisedAsync(tx, viewer, programme) is { } organised
                    ? Pages.Show<StatusPage>(
                        http,
                        new
                        {
                            Status = await handedIn.OfAsync(tx, organised),
                            Search = new StatusSearch(q?.Trim() ?? "", sort ?? ""),
                        }
                    )
                    : Refusals.Missing,
            cancel
        );
}

/// <summary>How far a programme is with handing in.</summary>
/// <param name="Ungrouped">Participants who are in no group today.</param>
public sealed record ProgrammeStatus(
    ProgrammeCard Programme,
    Deadline? Deadline,
    IReadOnlyList<GroupStatus> Groups,
    IReadOnlyList<MemberStatus> Ungrouped
)
{
    public IEnumerable<MemberStatus> Everybody => Groups.SelectMany(group => group.Members).Concat(Ungrouped);
}

public sealed record GroupStatus(int Number, IReadOnlyList<MemberStatus> Members, bool HasCoach)
{
    public int Missing => Members.Count(member => member.HandedInOn is null);
}

public sealed record MemberStatus(PersonId Person, string Name, DateOnly? HandedInOn);

/// <summary>Who has handed in and on which day, for those who may know that.</summary>
public sealed class HandedIn(
    SubmissionStore submissions,
    IProgrammes programmes,
    ISparringGroups groups,
    IPeople people,
    TimeProvider clock
)
{
    /// <summary>The programme the viewer organises: the one asked for, else the first.</summary>
    public async Task<ProgrammeCard?> OrganisedAsync(Tx tx, Viewer viewer, Guid? asked)
    {
        foreach (var programme in await programmes.OfViewerAsync(tx))
        {
            if (
                (asked is null || asked == programme.Id.Value)
                && (await programmes.RolesAsync(tx, programme.Id, viewer.Person, clock.Today())).Contains("organiser")
            )
            {
                return programme;
            }
        }

        return null;
    }

    public async Task<ProgrammeStatus> OfAsync(Tx tx, ProgrammeCard programme)
    {
        var today = clock.Today();
        var cards = await groups.AllAsync(tx, programme.Id, today);
        var participants = await programmes.HoldersAsync(tx, programme.Id, "participant", today);
        var grouped = cards.SelectMany(group => group.Members).ToHashSet();
        var names = await people.CardsAsync(tx, [.. grouped.Union(participants)], today);
        var days = (await submissions.StatusAsync(tx, programme.Id)).ToDictionary(
            row => row.Owner,
            row => (DateOnly?)row.Day
        );
        return new ProgrammeStatus(
            programme,
            await programmes.DeadlineAsync(tx, programme.Id, Submissions.DeadlineKind),
            [
                .. cards
                    .OrderBy(group => group.Number)
                    .Select(group => new GroupStatus(group.Number, Named(group.Members), group.Coaches.Count > 0)),
            ],
            Named(participants.Where(person => !grouped.Contains(person)))
        );

        List<MemberStatus> Named(IEnumerable<PersonId> whom) =>
            [
                .. whom.Where(names.ContainsKey)
                    .Select(person => new MemberStatus(person, names[person].Name, days.GetValueOrDefault(person))),
            ];
    }
}
