using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Ui;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>What one books for that has no time, and sessions nobody was invited to.</summary>
public sealed class SchedulingNextSteps : INextSteps
{
    private readonly RoomTexts texts = RoomTexts.Of<SchedulingNextSteps>();

    public IReadOnlyList<Question> Questions(Viewer viewer)
    {
        var questions = new List<Question>();
        if (viewer.Is("booker"))
        {
            questions.Add(NextSessionStore.Missing);
        }

        if (viewer.Is("organiser"))
        {
            questions.Add(NextSessionStore.Waiting);
        }

        return questions;
    }

    public async Task<IReadOnlyList<NextStep>> ReadAsync(Answers answers, Viewer viewer)
    {
        var steps = new List<NextStep>();
        if (viewer.Is("booker"))
        {
            steps.AddRange((await answers.ListAsync<NextSessionStore.MissingRow>()).Select(Book));
        }

        if (viewer.Is("organiser") && await answers.ValueAsync<long>() is var waiting and > 0)
        {
            steps.Add(
                new(
                    45,
                    texts.With("sched.nextInvite", waiting),
                    null,
                    null,
                    ShowSchedule.Path,
                    texts["sched.nextInviteAction"]
                )
            );
        }

        return steps;
    }

    private NextStep Book(NextSessionStore.MissingRow row) =>
        new(
            35,
            texts.With("sched.bookOne", row.GroupNumber, row.Number),
            null,
            row.LastDay,
            BookSession.Address(row.Group, row.Number),
            texts["sched.book"]
        );
}
