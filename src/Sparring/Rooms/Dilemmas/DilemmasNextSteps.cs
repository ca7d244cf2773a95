using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Ui;
using Sparring.Rooms.Dilemmas.Cases;
using Sparring.Rooms.Dilemmas.Reading;
using Sparring.Rooms.Dilemmas.Writing;

namespace Sparring.Rooms.Dilemmas;

/// <summary>What is next in this room: for who writes and answers, and for who reads and composes.</summary>
public sealed class DilemmasNextSteps : INextSteps
{
    private readonly RoomTexts texts = RoomTexts.Of<DilemmasNextSteps>();

    public IReadOnlyList<Question> Questions(Viewer viewer) =>
        [
            .. viewer.Is("participant") ? (Question[])[NextStepStore.AsLeader] : [],
            .. viewer.Is("coach") ? (Question[])[NextStepStore.AsCoach] : [],
        ];

    public async Task<IReadOnlyList<NextStep>> ReadAsync(Answers answers, Viewer viewer)
    {
        var steps = new List<NextStep>();
        if (viewer.Is("participant"))
        {
            foreach (var leader in await answers.ListAsync<NextStepStore.LeaderRow>())
            {
                steps.AddRange(ForLeader(leader).Select(step => step.In(leader.Among)));
            }
        }

        if (viewer.Is("coach") && await answers.FindAsync<NextStepStore.CoachRow>() is { } coach)
        {
            steps.AddRange(ForCoach(coach));
        }

        return steps;
    }

    private IEnumerable<NextStep> ForLeader(NextStepStore.LeaderRow leader)
    {
        if (leader.Asked > 0)
        {
            yield return Step(
                12,
                Said("next.answer", leader.Asked),
                "next.answerDetail",
                leader.AnswerBy,
                ListCases.Path,
                "next.answerAction"
            );
        }

        var write = WriteDilemma.Address(leader.Programme);
        if (leader.IsToRewrite)
        {
            yield return Step(14, texts["next.rewrite"], null, leader.Due, write, "next.rewriteAction");
        }
        else if (leader is { Due: not null, SentAt: null })
        {
            yield return Step(35, texts["next.send"], "next.sendDetail", leader.Due, write, "next.sendAction");
        }
    }

    private IEnumerable<NextStep> ForCoach(NextStepStore.CoachRow coach)
    {
        if (coach.Unread > 0)
        {
            yield return Step(15, Said("next.read", coach.Unread), null, null, ListDilemmas.Path, "next.readAction");
        }

        if (coach.Refused > 0)
        {
            yield return Step(
                16,
                Said("next.refused", coach.Refused),
                "next.refusedDetail",
                null,
                ListCases.Path,
                "next.caseAction"
            );
        }

        if (coach.Ready > 0)
        {
            yield return Step(17, Said("next.release", coach.Ready), null, null, ListCases.Path, "next.caseAction");
        }
    }

    private NextStep Step(int order, string title, string? detail, DateOnly? due, string page, string action) =>
        new(order, title, detail is null ? null : texts[detail], due, page, texts[action]);

    private string Said(string key, long count) => count == 1 ? texts[key + "One"] : texts.With(key, count);
}
