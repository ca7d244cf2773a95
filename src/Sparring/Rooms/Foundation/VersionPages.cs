using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>The owner's versions: kept on demand, listed, compared two and two, and brought back.</summary>
public static class VersionPages
{
    private const string Path = "/foundation/versions";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var read = Doors.To(Artefact.FoundationDraft, Right.Read);
        var write = Doors.To(Artefact.FoundationDraft, Right.Write);
        routes.MapPage(Path, read, ShowAsync);
        routes.MapPage(Path + "/comparison", read, CompareAsync);
        routes.MapAction(Path, write, KeepAsync);
        routes.MapAction("/foundation/versions/{number:int}/restoration", write, RestoreAsync);
    }

    public static string Address(ProgrammeId programme) => $"{Path}?programme={programme.Value}";

    private static Task<IResult> ShowAsync(
        Guid? programme,
        Viewer viewer,
        HttpContext http,
        Db db,
        OwnVersions own,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await own.ListAsync(tx, viewer, programme) is { } list
                    ? Pages.Show<VersionsPage>(http, new { List = list })
                    : Refusals.Missing,
            cancel
        );

    private static Task<IResult> CompareAsync(
        Guid? programme,
        int? from,
        int? to,
        Viewer viewer,
        HttpContext http,
        Db db,
        OwnVersions own,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await own.CompareAsync(tx, viewer, programme, from ?? 0, to ?? 0) is { } comparison
                    ? Pages.Show<ComparePage>(http, new { Comparison = comparison })
                    : Refusals.Missing,
            cancel
        );

    private static Task<IResult> KeepAsync(
        Form form,
        Viewer viewer,
        Db db,
        FoundationAccess access,
        Drafts drafts,
        Versions versions,
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
                if (held.IsWritten)
                {
                    await versions.KeepAsync(tx, viewer, held, "named");
                }

                return TypedResults.Redirect(Address(chosen.Id));
            },
            cancel
        );

    private static Task<IResult> RestoreAsync(
        int number,
        Form form,
        Viewer viewer,
        Db db,
        FoundationAccess access,
        OwnVersions own,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await access.WritesInAsync(tx, viewer, form.Id("programme")) is { } chosen
                && await own.RestoreAsync(tx, viewer, chosen.Id, number)
                    ? TypedResults.Redirect(WriteFoundation.Address(chosen.Id))
                    : Refusals.Missing,
            cancel
        );
}

/// <summary>The versions of the viewer's own foundation.</summary>
public sealed record VersionList(LeadershipFoundation Foundation, IReadOnlyList<FoundationVersion> Versions);

/// <summary>Two texts laid beside each other; 0 is the draft as it stands.</summary>
public sealed record Comparison(
    ProgrammeId Programme,
    int From,
    int To,
    IReadOnlyList<SectionOfText> Older,
    IReadOnlyList<SectionOfText> Newer
);

/// <summary>Lists, compares and brings back the viewer's own versions.</summary>
public sealed class OwnVersions(FoundationAccess access, Drafts drafts, Versions versions, Ids ids)
{
    public async Task<VersionList?> ListAsync(Tx tx, Viewer viewer, Guid? asked) =>
        await access.WritesInAsync(tx, viewer, asked) is { } programme
        && await drafts.FindAsync(tx, viewer, programme.Id) is { } own
            ? new VersionList(own, await versions.ListAsync(tx, own.Id))
            : null;

    public async Task<Comparison?> CompareAsync(Tx tx, Viewer viewer, Guid? asked, int from, int to)
    {
        if (
            await ListAsync(tx, viewer, asked) is not { } list
            || await TextsAsync(tx, viewer, list, from) is not { } older
            || await TextsAsync(tx, viewer, list, to) is not { } newer
        )
        {
            return null;
        }

        return new Comparison(list.Foundation.Programme, from, to, older, newer);
    }

    /// <summary>Puts an old text back as the draft; what stood there is kept as a version first, so that this can be undone.</summary>
    public async Task<bool> RestoreAsync(Tx tx, Viewer viewer, ProgrammeId programme, int number)
    {
        var held = await drafts.HoldAsync(tx, viewer, programme);
        if ((await versions.ListAsync(tx, held.Id)).FirstOrDefault(version => version.Number == number) is not { } old)
        {
            return false;
        }

        await versions.KeepAsync(tx, viewer, held, "named");
        await drafts.PutBackAsync(tx, viewer, held, await versions.TextsAsync(tx, viewer, old), ids.Next());
        await versions.KeepAsync(tx, viewer, await drafts.HoldAsync(tx, viewer, programme), "restored");
        return true;
    }

    private async Task<IReadOnlyList<SectionOfText>?> TextsAsync(Tx tx, Viewer viewer, VersionList list, int number)
    {
        if (number == 0)
        {
            return list.Foundation.Texts;
        }

        return list.Versions.FirstOrDefault(version => version.Number == number) is { } version
            ? await versions.TextsAsync(tx, viewer, version)
            : null;
    }
}
