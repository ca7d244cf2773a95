using Sparring.Platform.Data;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Surveys.Contract;

namespace Sparring.Rooms.Surveys.Rankings;

/// <summary>The room's contract for rankings from elsewhere.</summary>
public sealed class BroughtRankings(RankingStore store, Ids ids, TimeProvider clock) : IRankings
{
    public async Task<bool> BringInAsync(
        Tx tx,
        Viewer organiser,
        ProgrammeId programme,
        string title,
        string source,
        Stream file
    )
    {
        if (
            ReadTable.From(file) is not TableReading.Read read
            || ReadRanking.From(read.Lines, "", isHighestFirst: true) is not { Statements.Count: > 0 } reading
        )
        {
            return false;
        }

        var id = ids.Next();
        var ranking = new Ranking(
            title,
            source,
            reading.Headings[0],
            reading.Headings[1],
            null,
            null,
            reading.Statements
        );
        await store.PutAsync(tx, organiser, programme, id, ranking, clock.Today());
        await store.ReleaseAsync(tx, id, clock.Today());
        return true;
    }
}
