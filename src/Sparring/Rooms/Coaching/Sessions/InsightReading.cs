using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>A point as the viewer sees it.</summary>
/// <param name="IsOwn">Whether she drew it.</param>
/// <param name="IsOfMine">Whether her group is behind it.</param>
/// <param name="HasObjected">Whether a group has said no; known to the coach and that group.</param>
/// <param name="IsHeard">Whether the groups behind it have had their week.</param>
public sealed record SeenInsight(CoachingInsight Insight, bool IsOwn, bool IsOfMine, bool HasObjected, bool IsHeard);

/// <summary>The page of points across groups.</summary>
/// <param name="Groups">The groups a coach can draw on; empty for others.</param>
public sealed record InsightSheet(
    ProgrammeId Programme,
    IReadOnlyList<SeenInsight> Seen,
    IReadOnlyList<SparringGroupCard> Groups
);

/// <summary>Reads points; a point names neither its groups nor its coach to those it was released to.</summary>
public sealed class InsightReading(
    InsightStore store,
    IProgrammes programmes,
    ISparringGroups groups,
    ISeals seals,
    IReadLog log,
    TimeProvider clock
)
{
    /// <summary>
    /// Notes who has seen what is still confidential: a point is until it is released, to all but its coach. What is released has been put on
    /// the table, and nobody is watched reading it.
    /// </summary>
    public Task NoteAsync(Tx tx, InsightSheet sheet) =>
        log.ReadAsync(
            tx,
            [
                .. sheet
                    .Seen.Where(seen => !seen.IsOwn && seen.Insight.ReleasedOn is null)
                    .Select(seen => new ConfidentialRead(
                        Artefact.CoachingInsight,
                        seen.Insight.Id,
                        seen.Insight.Coach,
                        seen.Insight.Programme,
                        "insight"
                    )),
            ]
        );

    public async Task<InsightSheet?> SheetAsync(Tx tx, Viewer viewer)
    {
        if (await programmes.OfViewerAsync(tx) is not [var programme, ..])
        {
            return null;
        }

        var rows = await store.AllAsync(tx, programme.Id);
        var coached = viewer.Is("coach") ? await groups.CoachedByAsync(tx, viewer.Person, clock.Today()) : [];
        return new InsightSheet(
            programme.Id,
            [.. rows.Select(row => Seen(viewer, row))],
            [.. coached.Where(group => group.Programme == programme.Id)]
        );
    }

    public static SealedPlace Place(Viewer viewer, ProgrammeId programme, PersonId coach, Guid id) =>
        new(viewer.Tenant, programme, coach, Artefact.CoachingInsight, id, "text", 1);

    private SeenInsight Seen(Viewer viewer, InsightStore.Row row) =>
        new(
            new CoachingInsight(
                row.Id,
                row.Programme,
                row.Coach,
                seals.Open(Place(viewer, row.Programme, row.Coach, row.Id), row.Sealed),
                row.OfferedOn,
                row.Audience,
                row.People,
                row.ReleasedOn
            ),
            row.Coach == viewer.Person,
            row.IsOfMine,
            row.HasObjected,
            row.OfferedOn.AddDays(CoachingInsight.DaysToObject) <= clock.Today()
        );
}
