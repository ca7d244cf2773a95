using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Ui;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>What is next of a group's sessions: get ready, say yes to one's line, prepare, mark who came.</summary>
public sealed class SessionNextSteps(TimeProvider clock) : INextSteps
{
    private readonly RoomTexts texts = RoomTexts.Of<SessionNextSteps>();

    public IReadOnlyList<Question> Questions(Viewer viewer)
    {
        var questions = new List<Question>();
        if (viewer.Is("participant"))
        {
            questions.Add(SessionListStore.LeaderNext(clock.GetUtcNow()));
        }

        if (viewer.Is("coach"))
        {
            questions.Add(SessionListStore.CoachNext(clock.GetUtcNow()));
        }

        return questions;
    }

    public async Task<IReadOnlyList<NextStep>> ReadAsync(Answers answers, Viewer viewer)
    {
        var steps = new List<NextStep>();
        if (viewer.Is("participant"))
        {
            var sessions = await answers.ListAsync<SessionListStore.LeaderRow>();
            steps.AddRange(sessions.Where(session => session.Unagreed is not null).Select(SayYes));
            steps.AddRange(
                sessions
                    .Where(session => session.HeldAt is null && DayOf(session.Starts) >= clock.Today())
                    .Take(1)
                    .Select(GetReady)
            );
        }

        if (viewer.Is("coach"))
        {
            steps.AddRange((await answers.ListAsync<SessionListStore.CoachRow>()).Select(ForCoach));
        }

        return steps;
    }

    private NextStep GetReady(SessionListStore.LeaderRow session) =>
        new(
            30,
            texts.With("next.session", session.Number),
            texts.With("next.sessionDetail", session.Starts.Clock()),
            DayOf(session.Starts),
            Preparation.Address(session.Id),
            texts["next.sessionAction"]
        );

    private NextStep SayYes(SessionListStore.LeaderRow session) =>
        new(
            25,
            texts["next.yes"],
            texts.With("next.yesDetail", session.Number),
            null,
            Agreeing.Address(session.Id) + "#lines",
            texts["next.yesAction"]
        );

    private NextStep ForCoach(SessionListStore.CoachRow session) =>
        session.IsOver
            ? new(
                12,
                texts.With("next.mark", session.Number, session.GroupNumber),
                texts["next.markDetail"],
                DayOf(session.Starts),
                Agreeing.Address(session.Id) + "#attendance",
                texts["next.markAction"]
            )
            : new(
                11,
                texts.With("next.prepare", session.Number, session.GroupNumber),
                texts.With("next.prepareDetail", session.Starts.Clock()),
                DayOf(session.Starts),
                CoachDesk.Address(session.Id),
                texts["next.prepareAction"]
            );

    private static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.InCopenhagen().DateTime);
}
