using Sparring.Platform.Data;
using Sparring.Rooms.Practice.Contract;

namespace Sparring.Rooms.Practice.Obstacles;

/// <summary>Writes obstacles, answers and offers for the demo, as those whose they are.</summary>
public sealed class ObstacleHand(ObstacleStore store, Ids ids, TimeProvider clock) : IWriteObstacles
{
    public Task LiftAsync(Tx tx, Viewer leader, ProgrammeId programme, DateOnly day, string text) =>
        store.LiftAsync(tx, leader, ids.Next(), programme, ObstacleBox.WeekOf(day), text);

    public Task OpenAsync(Tx tx, ProgrammeId programme) => store.OpenAsync(tx, programme, clock.Today());

    public async Task AnswerAsync(Tx tx, Viewer executive, ProgrammeId programme, string obstacle, string text)
    {
        foreach (var shown in (await store.ShownAsync(tx, programme)).Where(one => one.Text == obstacle))
        {
            await store.AnswerAsync(tx, executive, ids.Next(), shown.Id, text, clock.Today());
        }
    }

    public Task OfferAsync(Tx tx, Viewer offering, ProgrammeId programme, string text, DateOnly until) =>
        store.OfferAsync(tx, offering, ids.Next(), programme, text, until);
}
