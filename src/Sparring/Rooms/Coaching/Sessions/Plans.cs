using System.Text.Json;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>The plan of a session: the coach's own version, or the shipped one fitted to the group and the time.</summary>
public sealed class Plans(SessionStore store, TimeProvider clock)
{
    public async Task<SessionPlan> OfAsync(Tx tx, OpenSession open) =>
        await store.PlanAsync(tx, open.Id) is { } kept
            ? new SessionPlan(kept.Version, kept.Method, JsonSerializer.Deserialize<PlanStep[]>(kept.Steps) ?? [])
            : PlanFitting.Fit(open.Session.Number, open.Members.Count, open.Minutes);

    /// <summary>False when another page has written something else meanwhile; the same plan sent twice is kept once.</summary>
    public async Task<bool> KeepAsync(Tx tx, OpenSession open, SessionPlan plan)
    {
        var row = new SessionStore.PlanRow(plan.Version, plan.Method, JsonSerializer.Serialize(plan.Steps));
        return await store.KeepPlanAsync(tx, open.Id, row, clock.GetUtcNow())
            || await store.PlanAsync(tx, open.Id) == row with { Version = plan.Version + 1 };
    }

    /// <summary>What a step is called: the coach's words, or the shipped ones in the reader's language.</summary>
    public static string TitleOf(PlanStep step) => step.Words ?? RoomTexts.Of<SessionPlan>()["t10." + step.Key];
}
