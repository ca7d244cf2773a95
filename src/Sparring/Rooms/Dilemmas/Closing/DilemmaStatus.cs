using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Dilemmas.Writing;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Dilemmas.Closing;

/// <summary>The organiser's page: how many of each group have sent a dilemma, and which groups have a case. Never who wrote what.</summary>
public static class DilemmaStatus
{
    public const string Path = "/dilemmas/status";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPage(Path, Doors.To(Artefact.Dilemma, Right.Status), ShowAsync);

    private static Task<IResult> ShowAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        StatusDesk desk,
        DilemmasAccess access,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await access.InAsync(tx, viewer, "organiser") is { } programme
                    ? Pages.Show<DilemmaStatusPage>(http, new { Status = await desk.LayOutAsync(tx, programme) })
                    : Refusals.Missing,
            cancel
        );
}

public sealed record GroupDilemmas(int Number, int Members, int Sent, long Cases);

/// <summary>How far a programme is with dilemmas and cases.</summary>
/// <param name="KeysExpireOn">When the last backup of the keys is gone, if all is deleted today.</param>
public sealed record LaidStatus(
    ProgrammeCard Programme,
    Deadline? Deadline,
    DateOnly KeysExpireOn,
    IReadOnlyList<GroupDilemmas> Groups
);

/// <summary>Gathers what the organiser's page shows.</summary>
public sealed class StatusDesk(StatusStore store, ISparringGroups groups, IProgrammes programmes, TimeProvider clock)
{
    public async Task<LaidStatus> LayOutAsync(Tx tx, ProgrammeCard programme)
    {
        var sent = (await store.SentByAsync(tx, programme.Id)).ToHashSet();
        var released = (await store.ReleasedAsync(tx, programme.Id)).ToDictionary(row => row.Group, row => row.Cases);
        return new LaidStatus(
            programme,
            await programmes.DeadlineAsync(tx, programme.Id, DilemmaDrafts.DeadlineKind),
            Closings.KeysExpireOn(clock.Today()),
            [
                .. (await groups.AllAsync(tx, programme.Id, clock.Today()))
                    .OrderBy(group => group.Number)
                    .Select(group => new GroupDilemmas(
                        group.Number,
                        group.Members.Count,
                        group.Members.Count(sent.Contains),
                        released.GetValueOrDefault(group.Id)
                    )),
            ]
        );
    }
}
