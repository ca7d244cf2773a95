using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Ui;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>What is next of points across groups: a group hears one while it can say no, its coach releases it after that.</summary>
public sealed class InsightNextSteps(TimeProvider clock) : INextSteps
{
    private readonly RoomTexts texts = RoomTexts.Of<InsightNextSteps>();

    public IReadOnlyList<Question> Questions(Viewer viewer)
    {
        var heard = clock.Today().AddDays(-CoachingInsight.DaysToObject);
        return
        [
            .. viewer.Is("participant") ? (Question[])[InsightStore.ToHear(heard)] : [],
            .. viewer.Is("coach") ? (Question[])[InsightStore.ToRelease(heard)] : [],
        ];
    }

    public async Task<IReadOnlyList<NextStep>> ReadAsync(Answers answers, Viewer viewer)
    {
        var steps = new List<NextStep>();
        if (viewer.Is("participant") && await answers.ListAsync<InsightStore.WaitingRow>() is [var first, ..] heard)
        {
            var title = heard.Count == 1 ? texts["next.hear"] : texts.With("next.hearMany", heard.Count);
            var last = first.OfferedOn.AddDays(CoachingInsight.DaysToObject - 1);
            steps.Add(Step(title, texts.With("next.hearDetail", last.Said()), "next.hearAction", "#heard"));
        }

        if (viewer.Is("coach"))
        {
            steps.AddRange(
                (await answers.ListAsync<InsightStore.WaitingRow>()).Select(point =>
                    point.HasObjected
                        ? Step(texts["next.objected"], texts["next.objectedDetail"], "next.releaseAction", "#own")
                        : Step(texts["next.release"], texts["next.releaseDetail"], "next.releaseAction", "#own")
                )
            );
        }

        return steps;
    }

    // Nobody has to say no: it stands below what is due on a day.
    private NextStep Step(string title, string detail, string action, string part) =>
        new(28, title, detail, null, Insights.Path + part, texts[action]);
}
