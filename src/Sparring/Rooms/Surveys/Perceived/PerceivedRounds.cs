using Sparring.Platform.Data;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Programme.Contract;
using Sparring.Rooms.Surveys.Contract;
using Sparring.Rooms.Surveys.Perceived.BroughtIn;

namespace Sparring.Rooms.Surveys.Perceived;

/// <summary>The room's contract for rounds.</summary>
public sealed class PerceivedRounds(
    Db db,
    IProgrammes programmes,
    PerceivedStore store,
    PerceivedDesk desk,
    EvaluationStore evaluations,
    Ids ids,
    TimeProvider clock
) : IPerceivedRounds
{
    public async Task<bool> OpenAsync(Tx tx, Viewer organiser, ProgrammeId programme, DateOnly closesOn) =>
        await programmes.FindAsync(tx, programme) is { } card && await desk.TryOpenAsync(tx, organiser, card, closesOn);

    public async Task<bool> RateAsync(string link, IReadOnlyDictionary<string, string> sent, CancellationToken cancel)
    {
        var bearer = new RaterLink(link);
        return await db.AsSystemAsync(null, tx => store.BearAsync(tx, bearer), cancel) is { } found
            && await db.AsSystemAsync(
                found.Tenant,
                async tx =>
                    await store.BearAsync(tx, bearer) is { } invitee
                    && await desk.RateAsync(tx, invitee, bearer, line => sent.GetValueOrDefault(line)) == Rated.Kept,
                cancel
            );
    }

    public async Task<bool> BringInAsync(Tx tx, Viewer leader, ProgrammeId programme, string title, Stream file)
    {
        if (
            ReadTable.From(file) is not TableReading.Read read
            || ReadEvaluation.From(read.Lines) is not { Themes.Count: > 0 } reading
        )
        {
            return false;
        }

        await evaluations.PutAsync(tx, leader, programme, ids.Next(), new(title, reading.Themes), clock.Today());
        return true;
    }

    public async Task CloseAsync(Tx tx, ProgrammeId programme)
    {
        foreach (var round in await store.OfProgrammeAsync(tx, programme))
        {
            await desk.CloseAsync(tx, round.Id);
        }
    }
}
