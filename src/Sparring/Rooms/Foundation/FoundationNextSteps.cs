using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Ui;

namespace Sparring.Rooms.Foundation;

/// <summary>What is next in this room: for who writes, who reads, and who waits for a group to be able to start.</summary>
public sealed class FoundationNextSteps(TimeProvider clock) : INextSteps
{
    private const int DaysBeforeReview = 14;
    private readonly RoomTexts texts = RoomTexts.Of<FoundationNextSteps>();

    public IReadOnlyList<Question> Questions(Viewer viewer)
    {
        var questions = new List<Question>();
        if (viewer.Is("participant"))
        {
            questions.Add(NextStepStore.AsLeader);
        }

        if (viewer.Is("coach"))
        {
            questions.Add(NextStepStore.AsCoach);
        }

        if (viewer.Is("organiser"))
        {
            questions.Add(NextStepStore.AsOrganiser);
        }

        return questions;
    }

    public async Task<IReadOnlyList<NextStep>> ReadAsync(Answers answers, Viewer viewer)
    {
        var steps = new List<NextStep>();
        if (viewer.Is("participant"))
        {
            var leads = await answers.ListAsync<NextStepStore.LeaderRow>();
            steps.AddRange(leads.SelectMany(leader => Of(leader).Select(step => step.In(leader.Among))));
        }

        if (viewer.Is("coach") && await answers.ValueAsync<long>() is var unread and > 0)
        {
            steps.Add(
                Step(10, Said("next.read", unread), "next.readDetail", null, ReadingList.Path, "next.readAction")
            );
        }

        if (viewer.Is("organiser"))
        {
            var missing = await answers.ListAsync<NextStepStore.MissingRow>();
            steps.AddRange(missing.Select(group => WaitFor(group).In(group.Among)));
            steps.AddRange(
                missing
                    .Where(group => group.More > 0)
                    .DistinctBy(group => group.Programme)
                    .Select(group => WaitForMore(group).In(group.Among))
            );
        }

        return steps;
    }

    private IEnumerable<NextStep> Of(NextStepStore.LeaderRow leader) =>
        (leader.IsRunning, leader.Revision > 0) switch
        {
            (true, true) => [.. Continue(leader), .. Again(leader)],
            (true, false) => [Begin(leader)],
            _ => Again(leader),
        };

    private NextStep Begin(NextStepStore.LeaderRow leader) =>
        Step(
            20,
            texts["next.write"],
            "next.writeDetail",
            leader.Due,
            WriteFoundation.Address(leader.Programme),
            "next.writeAction"
        );

    private IEnumerable<NextStep> Continue(NextStepStore.LeaderRow leader)
    {
        yield return HandIn(leader);
        if (leader.Unused > 0)
        {
            var read = ReadFeedback.Address(leader.Programme);
            yield return Step(21, Said("next.feedback", leader.Unused), null, null, read, "next.feedbackAction");
        }

        if (leader is { SubmittedAt: not null, IsPublished: false })
        {
            var publish = PublishFoundation.Address(leader.Programme);
            yield return Step(40, texts["next.publish"], "next.publishDetail", null, publish, "next.publishAction");
        }
    }

    private IEnumerable<NextStep> Again(NextStepStore.LeaderRow leader)
    {
        if (leader.NextReview is { } review && review <= clock.Today().AddDays(DaysBeforeReview))
        {
            var reread = RereadFoundation.Address(leader.Programme);
            yield return Step(30, texts["next.reread"], "next.rereadDetail", review, reread, "next.rereadAction");
        }
    }

    private NextStep HandIn(NextStepStore.LeaderRow leader)
    {
        var (title, page) = (texts["next.submit"], SubmitFoundation.Address(leader.Programme));
        return leader.SubmittedAt is { } sent
            ? Step(20, title, null, leader.Due, page, "next.seeAction") with
            {
                DoneOn = DateOnly.FromDateTime(sent.InCopenhagen().DateTime),
            }
            : Step(20, title, "next.submitDetail", leader.Due, page, "next.submitAction");
    }

    private NextStep WaitFor(NextStepStore.MissingRow group) =>
        Step(
            50,
            group.Missing == 1
                ? texts.With("next.missingOne", group.Number)
                : texts.With("next.missing", group.Missing, group.Number),
            null,
            group.Due,
            HandInStatus.Address(group.Programme),
            "next.missingAction"
        );

    private NextStep WaitForMore(NextStepStore.MissingRow group) =>
        Step(
            51,
            Said("next.missingMore", group.More),
            null,
            group.Due,
            HandInStatus.Address(group.Programme),
            "next.missingAction"
        );

    private NextStep Step(int order, string title, string? detail, DateOnly? due, string page, string action) =>
        new(order, title, detail is null ? null : texts[detail], due, page, texts[action]);

    private string Said(string key, long count) => count == 1 ? texts[key + "One"] : texts.With(key, count);
}
