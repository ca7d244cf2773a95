using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Foundation.Contract;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>The owner opens the draft as it stands to her own group, and closes it again. Her act alone.</summary>
public static class ShareVersion
{
    private const string Path = "/foundation/sharing";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var door = Doors.To(Artefact.FoundationDraft, Right.Write);
        routes.MapPage(Path, door, ShowAsync);
        routes.MapAction(Path, door, HandleAsync);
        routes.MapAction("/foundation/sharing/{number:int}/ending", door, EndAsync);
    }

    public static string Address(ProgrammeId programme) => $"{Path}?programme={programme.Value}";

    private static Task<IResult> ShowAsync(
        Guid? programme,
        Viewer viewer,
        HttpContext http,
        Db db,
        FoundationAccess access,
        Sharing sharing,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await access.WritesInAsync(tx, viewer, programme) is { } chosen
                    ? Pages.Show<SharePage>(http, new { Shares = await sharing.LayOutAsync(tx, viewer, chosen.Id) })
                    : Refusals.Missing,
            cancel
        );

    private static Task<IResult> HandleAsync(
        Form form,
        Viewer viewer,
        HttpContext http,
        Db db,
        FoundationAccess access,
        Drafts drafts,
        Sharing sharing,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (await access.WritesInAsync(tx, viewer, form.Id("programme")) is not { } chosen)
                {
                    return Refusals.Missing;
                }

                var held = await drafts.HoldAsync(tx, viewer, chosen.Id);
                if (!held.IsWritten || held.Revision != form.Number("revision"))
                {
                    return Pages.Show<SharePage>(
                        http,
                        new
                        {
                            Shares = await sharing.LayOutAsync(tx, viewer, chosen.Id),
                            Refusal = held.IsWritten ? "share.changed" : "share.nothing",
                        },
                        StatusCodes.Status422UnprocessableEntity
                    );
                }

                await sharing.ShareAsync(tx, viewer, held);
                return TypedResults.Redirect(Address(chosen.Id));
            },
            cancel
        );

    private static Task<IResult> EndAsync(
        int number,
        Form form,
        Viewer viewer,
        Db db,
        FoundationAccess access,
        Drafts drafts,
        Sharing sharing,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (await access.WritesInAsync(tx, viewer, form.Id("programme")) is not { } chosen)
                {
                    return Refusals.Missing;
                }

                var held = await drafts.HoldAsync(tx, viewer, chosen.Id);
                return await sharing.EndAsync(tx, held, number)
                    ? TypedResults.Redirect(Address(chosen.Id))
                    : Refusals.Missing;
            },
            cancel
        );
}

/// <summary>What lies before an owner who is about to share.</summary>
/// <param name="Members">Names of those in her group today: exactly who will be able to read it.</param>
/// <param name="Shared">Versions open to the group now.</param>
public sealed record LaidShares(
    LeadershipFoundation Foundation,
    int? Group,
    IReadOnlyList<string> Members,
    IReadOnlyList<FoundationVersion> Shared
)
{
    public bool IsLatestShared => Shared.Any(version => version.Revision == Foundation.Revision);
}

/// <summary>Opening versions to one's own group, and closing them.</summary>
public sealed class Sharing(
    Drafts drafts,
    Versions versions,
    IGrants grants,
    ISparringGroups groups,
    IPeople people,
    Ids ids,
    TimeProvider clock
)
{
    private static readonly Audience Group = new("group");

    public async Task<LaidShares> LayOutAsync(Tx tx, Viewer viewer, ProgrammeId programme)
    {
        var own =
            await drafts.FindAsync(tx, viewer, programme)
            ?? LeadershipFoundation.Unwritten(new(ids.Next()), programme, viewer.Person);
        var group = await groups.OfAsync(tx, programme, viewer.Person, clock.Today());
        var others = group?.Members.Where(member => member != viewer.Person).ToList() ?? [];
        var cards = await people.CardsAsync(tx, others, clock.Today());
        return new LaidShares(
            own,
            group?.Number,
            [.. others.Where(cards.ContainsKey).Select(other => cards[other].Name)],
            await SharedAsync(tx, own.Id)
        );
    }

    /// <summary>The versions of the viewer's own that her group can read now, the newest first.</summary>
    public async Task<IReadOnlyList<FoundationVersion>> SharedAsync(Tx tx, FoundationId own)
    {
        var opened = await grants.OpenedAsync(tx, Artefact.FoundationDraft, Group);
        return opened.Count == 0
            ? []
            : [.. (await versions.ListAsync(tx, own)).Where(version => opened.Contains(version.Id.Value))];
    }

    public async Task ShareAsync(Tx tx, Viewer viewer, LeadershipFoundation held)
    {
        var version = await versions.KeepAsync(tx, viewer, held, "shared");
        await grants.ShareAsync(tx, Artefact.FoundationDraft, version.Id.Value, held.Programme, Group);
    }

    public async Task<bool> EndAsync(Tx tx, LeadershipFoundation held, int number)
    {
        if (
            (await versions.ListAsync(tx, held.Id)).FirstOrDefault(version => version.Number == number)
            is not { } version
        )
        {
            return false;
        }

        await grants.RevokeAsync(tx, Artefact.FoundationDraft, version.Id.Value, Group);
        return true;
    }
}
