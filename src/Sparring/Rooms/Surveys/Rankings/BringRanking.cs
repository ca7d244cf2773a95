using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;
using Sparring.Rooms.Surveys.FromElsewhere;

namespace Sparring.Rooms.Surveys.Rankings;

/// <summary>/surveys/rankings/new: an organiser brings in two rankings from elsewhere.</summary>
public sealed class BringRanking(Db db, Ids ids, SurveysAccess access, RankingStore store, TimeProvider clock)
    : BringTable<BringRankingPage, TypedRanking, Ranking>(Path, Doors.To(Artefact.OutsideRanking, Right.Write), db, ids)
{
    public const string Path = "/surveys/rankings/new";

    protected override Task<ProgrammeCard?> ProgrammeAsync(Tx tx, Viewer viewer) => access.OrganisedAsync(tx, viewer);

    protected override async Task<string> KeepAsync(Tx tx, Viewer viewer, ProgrammeId programme, Guid id, Ranking kept)
    {
        await store.PutAsync(tx, viewer, programme, id, kept, clock.Today());
        return ShowRanking.AddressOf(id);
    }
}
