using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Dilemmas.Writing;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Dilemmas.Reading;

/// <summary>The coach's list: what her groups have sent, and what others' leaders let all coaches read.</summary>
public static class ListDilemmas
{
    public const string Path = "/dilemmas/reading";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPage(Path, Door.Roles("coach"), ShowAsync);

    private static Task<IResult> ShowAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        CoachDesk desk,
        DilemmasAccess access,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await access.InAsync(tx, viewer, "coach") is { } programme
                    ? Pages.Show<DilemmaListPage>(http, new { List = await desk.LayOutAsync(tx, viewer, programme) })
                    : Pages.Show<NoProgrammePage>(http, new { }),
            cancel
        );
}

/// <summary>A sent dilemma as the coach's list has it.</summary>
/// <param name="Group">The author's group, where the viewer coaches it; null: open to all coaches by the author's consent.</param>
public sealed record ListedDilemma(SentDilemma Sent, string Author, int? Group, bool IsRead)
{
    public string Address => ReadDilemma.Address(Sent.Id);
}

/// <summary>What a coach's groups have sent.</summary>
/// <param name="Waiting">Of the members of her groups those who have not sent any, by group.</param>
public sealed record LaidList(
    ProgrammeCard Programme,
    IReadOnlyList<ListedDilemma> Own,
    IReadOnlyList<ListedDilemma> Pooled,
    IReadOnlyList<(int Group, IReadOnlyList<string> Names)> Waiting,
    Deadline? Deadline
);

/// <summary>Gathers what is open to a coach.</summary>
public sealed class CoachDesk(
    ReadingStore store,
    ISparringGroups groups,
    IPeople people,
    IProgrammes programmes,
    TimeProvider clock
)
{
    public async Task<LaidList> LayOutAsync(Tx tx, Viewer viewer, ProgrammeCard programme)
    {
        var coached = (await groups.CoachedByAsync(tx, viewer.Person, clock.Today()))
            .Where(group => group.Programme == programme.Id)
            .OrderBy(group => group.Number)
            .ToList();
        var open = await store.OpenAsync(tx, viewer, programme.Id);
        var read = (await store.ReadAsync(tx, viewer, programme.Id)).ToDictionary(
            row => row.Dilemma,
            row => row.Number
        );
        var sentBy = open.Select(sent => sent.Owner).ToHashSet();
        var cards = await people.CardsAsync(
            tx,
            [.. coached.SelectMany(group => group.Members).Union(sentBy)],
            clock.Today()
        );
        var listed = open.Select(sent => new ListedDilemma(
                sent,
                NameOf(sent.Owner),
                coached.FirstOrDefault(group => group.Members.Contains(sent.Owner))?.Number,
                read.GetValueOrDefault(sent.Id) >= sent.Number
            ))
            .ToList();
        return new LaidList(
            programme,
            [.. listed.Where(one => one.Group is not null).OrderBy(one => one.Group)],
            [.. listed.Where(one => one.Group is null)],
            [.. Waiting(coached, sentBy, NameOf)],
            await programmes.DeadlineAsync(tx, programme.Id, DilemmaDrafts.DeadlineKind)
        );

        string NameOf(PersonId person) => cards.GetValueOrDefault(person)?.Name ?? "";
    }

    private static IEnumerable<(int Group, IReadOnlyList<string> Names)> Waiting(
        IEnumerable<SparringGroupCard> coached,
        HashSet<PersonId> sentBy,
        Func<PersonId, string> nameOf
    ) =>
        coached
            .Select(group =>
                (
                    group.Number,
                    Names: (IReadOnlyList<string>)
                        [.. group.Members.Where(member => !sentBy.Contains(member)).Select(nameOf)]
                )
            )
            .Where(group => group.Names.Count > 0);
}
