using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Platform.Writing;
using Sparring.Rooms.Coaching.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>Writes in sessions on behalf of those in them, as the pages do.</summary>
public sealed class SessionPen(
    SessionOpening opening,
    SessionStore store,
    SessionTexts texts,
    SessionTextStore textStore,
    Commitments commitments,
    CommitmentStore lines,
    CoachingStore sessions,
    InsightStore insights,
    GoingOn goingOn,
    ISeals seals,
    Ids ids,
    TimeProvider clock
) : IWriteSessions
{
    public async Task<CoachingSession?> MoveToAsync(Tx tx, Viewer coach, CoachingSessionId session, DateOnly day)
    {
        if (await opening.AsCoachAsync(tx, coach, session.Value) is not { } open)
        {
            return null;
        }

        var starts = Clock.At(day, TimeOnly.FromDateTime(open.Session.Starts.InCopenhagen().DateTime));
        await store.MoveAsync(tx, session, starts, starts + (open.Session.Ends - open.Session.Starts));
        return await sessions.FindAsync(tx, session);
    }

    public async Task HoldAsync(Tx tx, Viewer coach, CoachingSessionId session, string notes)
    {
        if (await opening.AsCoachAsync(tx, coach, session.Value) is not { } open)
        {
            return;
        }

        foreach (var member in open.Members)
        {
            await lines.MarkAsync(tx, session, member.Id, "present", clock.GetUtcNow());
        }

        await sessions.HoldAsync(tx, session, open.Session.Ends);
        await texts.SaveNoteAsync(tx, coach, open, Sent(SessionSections.Notes, notes));
    }

    public async Task WriteTogetherAsync(
        Tx tx,
        Viewer writer,
        CoachingSessionId session,
        IReadOnlyDictionary<string, string> sections
    )
    {
        if (await opening.OpenAsync(tx, writer, session.Value) is { } open)
        {
            await texts.SaveTogetherAsync(tx, writer, open, [.. sections.Select(pair => Sent(pair.Key, pair.Value))]);
        }
    }

    public async Task WriteLineAsync(Tx tx, Viewer writer, CoachingSessionId session, LineToWrite line)
    {
        if (await opening.OpenAsync(tx, writer, session.Value) is { } open)
        {
            var typed = Commitment.None(line.Owner) with { Text = line.Text, Due = line.Due, AskedBy = line.AskedBy };
            await commitments.WriteAsync(tx, writer, open, typed);
            await goingOn.AsTrialActionAsync(tx, writer, open);
        }
    }

    public async Task ReflectAsync(Tx tx, Viewer member, CoachingSessionId session, string text)
    {
        if (await opening.OpenAsync(tx, member, session.Value) is { IsCoach: false } open)
        {
            var section = SessionSections.Alone(open.Session.Number)[0];
            await texts.SaveReflectionAsync(tx, member, open, [Sent(section, text)]);
            await textStore.ShareAsync(tx, session, isShared: true, clock.GetUtcNow());
        }
    }

    public async Task OfferAsync(Tx tx, Viewer coach, ProgrammeId programme, PointToOffer point)
    {
        var insight = new CoachingInsight(
            ids.Next(),
            programme,
            coach.Person,
            point.Text,
            point.OfferedOn,
            point.Audience,
            null,
            null
        );
        var seal = seals.Seal(InsightReading.Place(coach, programme, coach.Person, insight.Id), point.Text);
        await insights.OfferAsync(tx, insight, seal, point.Groups);
        var behind = await insights.BehindAsync(tx, insight.Id);
        if (insight.Release(behind, clock.Today()) is CoachingInsight.Releasing.Released)
        {
            await insights.ReleaseAsync(tx, insight.Id, behind.People, clock.Today());
        }
    }

    private SectionText Sent(string section, string text) => new(section, text, 0, ids.Next(), 1);
}
