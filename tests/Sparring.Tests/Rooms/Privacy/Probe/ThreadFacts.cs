using Sparring.Rooms.Privacy.Contract;
using Sparring.Testing;

namespace Sparring.Tests.Rooms.Privacy.Probe;

/// <summary>The bare facts of practice, sessions, dilemmas and cases, and what follows from them and the matrix.</summary>
internal sealed class ThreadFacts
{
    // Of a trial action the forum is told what was tried and what came of it; of an arena its title.
    private static readonly string[] Told = ["title", "hypothesis", "action", "happened", "learned"];

    private Dictionary<Guid, int> kept = [];
    private HashSet<(Guid Session, Guid Owner)> sharedAtSession = [];
    private Dictionary<Guid, SentFact> sent = [];
    private Dictionary<Guid, CaseFact> cases = [];
    private HashSet<(Guid Case, Guid Owner)> authors = [];
    private HashSet<(Guid Action, Guid Person, bool TakesPart)> parts = [];
    private HashSet<Guid> toldTogether = [];
    private Dictionary<Guid, (Guid Action, bool IsForForum)> entries = [];
    private HashSet<Guid> reported = [];
    private Dictionary<Guid, PointFact> points = [];
    private ILookup<Guid, Guid> behind = Array.Empty<Guid>().ToLookup(id => id);
    private ILookup<Guid, Guid> releases = Array.Empty<Guid>().ToLookup(id => id);

    public async Task RefreshAsync(TestDatabase database)
    {
        kept = (
            await database.ListAsync<(Guid Thing, int Number)>(
                "select thing, max(number) from practice_version group by thing"
            )
        ).ToDictionary(row => row.Thing, row => row.Number);
        sharedAtSession =
        [
            .. await database.ListAsync<(Guid, Guid)>(
                "select session, owner from session_reflection where shared_at is not null"
            ),
        ];
        sent = (
            await database.ListAsync<SentFact>(
                "select id as Id, number as Number, is_pooled as IsPooled from dilemma_sent"
            )
        ).ToDictionary(row => row.Id);
        cases = (
            await database.ListAsync<CaseFact>(
                """
                select id as Id, coach as Coach, number as Number, asked_at is not null as IsAsked,
                       released_at is not null as IsReleased, taken_back_at is not null as IsTakenBack
                from general_case
                """
            )
        ).ToDictionary(row => row.Id);
        authors =
        [
            .. await database.ListAsync<(Guid, Guid)>(
                "select general_case, owner from general_case_source where dropped_at is null"
            ),
        ];
        parts =
        [
            .. await database.ListAsync<(Guid, Guid, bool)>(
                "select action, person, joined_at is not null from joint_part where ended_at is null"
            ),
        ];
        toldTogether = [.. await database.ListAsync<Guid>("select id from joint_action where told_at is not null")];
        entries = (
            await database.ListAsync<(Guid Id, Guid Action, bool IsForForum)>(
                "select id, action, forum_at is not null from joint_entry"
            )
        ).ToDictionary(row => row.Id, row => (row.Action, row.IsForForum));
        reported = [.. await database.ListAsync<Guid>("select id from survey_wave where closed_at is not null")];
        points = (
            await database.ListAsync<PointFact>(
                """
                select id as Id, audience as Audience, offered_on is not null and withdrawn_on is null as IsOpen,
                       released_on is not null as IsReleased
                from coaching_insight
                """
            )
        ).ToDictionary(row => row.Id);
        behind = (
            await database.ListAsync<(Guid Point, Guid Group)>(
                "select insight, sparring_group from coaching_insight_group"
            )
        ).ToLookup(row => row.Point, row => row.Group);
        releases = (
            await database.ListAsync<(Guid Case, Guid Group)>(
                "select general_case, sparring_group from general_case_release"
            )
        ).ToLookup(row => row.Case, row => row.Group);
    }

    public bool MaySee(Asked asked, Spot spot) =>
        asked.Canary.Artefact switch
        {
            Artefact.CoachingNotes => asked.IsAuthor && asked.ToGroup(spot).Holds(Artefact.CoachingNotes, 'R'),
            Artefact.CoachingSession => (asked.IsOwner && spot.Field is "line" or "outcome")
                || asked.ToGroup(spot).Holds(Artefact.CoachingSession, 'R'),
            _ when asked.IsOwner || asked.IsAuthor => true,
            Artefact.LearningFocus => IsKept(spot)
                && (asked.ToOwner().Holds(Artefact.LearningFocus, 'R') || asked.IsShared(spot)),
            Artefact.PracticeArena => IsKept(spot)
                && (
                    asked.ToOwner().Holds(Artefact.PracticeArena, 'R')
                    || (spot.Field == "title" && asked.IsShared(spot))
                ),
            Artefact.TrialAction => asked.IsShared(spot, "group", "coach", "person")
                || (IsTold(spot) && asked.IsShared(spot, "forum")),
            Artefact.Reflection when spot.Group is not null => sharedAtSession.Contains(
                (spot.Thing, asked.Canary.Owner.Value)
            ) && asked.ToOwner("group", "coach").Holds(Artefact.Reflection, 'C'),
            Artefact.Reflection => asked.IsShared(spot),
            Artefact.JointAction => IsTogether(asked, spot),
            Artefact.SurveyAnswers => IsReported(spot) && asked.ToOwner().Holds(Artefact.SurveyResults, 'A'),
            Artefact.PerceivedReport => asked.IsShared(spot, "coach"),
            Artefact.CoachingInsight => IsHeard(asked, spot),
            Artefact.Dilemma => IsSentTo(asked, spot),
            _ => IsCaseOf(asked, spot),
        };

    /// <summary>It stood there when the forum was told.</summary>
    public static bool IsTold(Spot spot) => spot.After == 0 && Told.Contains(spot.Field);

    /// <summary>It was written to a wave that has closed: the report shows it, as the plan promised.</summary>
    public bool IsReported(Spot spot) => reported.Contains(spot.Thing);

    private bool IsKept(Spot spot) => kept.GetValueOrDefault(spot.Thing) > spot.After;

    // Whoever takes part reads all; who is asked reads the plan; the forum what it was told, and the entries opened to it.
    private bool IsTogether(Asked asked, Spot spot)
    {
        var isEntry = spot.Field == "entry";
        var (action, isForForum) = isEntry ? entries.GetValueOrDefault(spot.Thing) : (spot.Thing, true);
        return parts.Any(part => part.Action == action && part.Person == asked.Viewer && (part.TakesPart || !isEntry))
            || (isForForum && toldTogether.Contains(action) && asked.ToOwner().Holds(Artefact.JointAction, 'C'));
    }

    // The groups behind a point read it from the day it is offered; its audience when it is released.
    private bool IsHeard(Asked asked, Spot spot) =>
        points.TryGetValue(spot.Thing, out var point)
        && point.IsOpen
        && (
            behind[spot.Thing]
                .Any(group => asked.ToGroup(spot with { Group = group }, "group").Holds(Artefact.CoachingInsight, 'R'))
            || (
                point.IsReleased
                && AudienceOf(point).Any(column => asked.ToOwner(column).Holds(Artefact.CoachingInsight, 'C'))
            )
        );

    private static string[] AudienceOf(PointFact point) =>
        point.Audience switch
        {
            "forum" => ["organiser", "executive", "participant"],
            "executives" => ["organiser", "executive"],
            _ => ["organiser"],
        };

    private bool IsSentTo(Asked asked, Spot spot) =>
        sent.TryGetValue(spot.Thing, out var dilemma)
        && dilemma.Number > spot.After
        && (
            asked.ToOwner().Holds(Artefact.Dilemma, 'R')
            || (
                spot.Field != "rewrite" && dilemma.IsPooled && asked.ToOwner("other_coach").Holds(Artefact.Dilemma, 'C')
            )
        );

    // The reason of a no is for the coach who makes the case; her draft is hers alone.
    private bool IsCaseOf(Asked asked, Spot spot) =>
        cases.TryGetValue(spot.Thing, out var made)
        && (
            made.Coach == asked.Viewer
            || (
                spot.Field != "reason"
                && made is { IsAsked: true, IsTakenBack: false }
                && made.Number > spot.After
                && (authors.Contains((spot.Thing, asked.Viewer)) || (made.IsReleased && IsOpenTo(asked, spot)))
            )
        );

    private bool IsOpenTo(Asked asked, Spot spot) =>
        releases[spot.Thing]
            .Any(group => asked.ToGroup(spot with { Group = group }, "group").Holds(Artefact.GeneralCase, 'R'))
        || asked.ToOwner("other_coach").Holds(Artefact.GeneralCase, 'R');

    private sealed record PointFact(Guid Id, string Audience, bool IsOpen, bool IsReleased);

    private sealed record SentFact(Guid Id, int Number, bool IsPooled);

    private sealed record CaseFact(Guid Id, Guid Coach, int Number, bool IsAsked, bool IsReleased, bool IsTakenBack);
}

/// <summary>One question: may this viewer see this canary?</summary>
internal sealed record Asked(Oracle Oracle, Guid Viewer, Canary Canary)
{
    public bool IsOwner => Viewer == Canary.Owner.Value;

    public bool IsAuthor => Viewer == Canary.Author?.Value;

    /// <summary>What the viewer is to the owner; only these columns where some are named.</summary>
    public Columns ToOwner(params string[] only) => Oracle.ColumnsTo(Viewer, Canary.Owner.Value).Only(only);

    /// <summary>What the viewer is to a session, which a group has together.</summary>
    public Columns ToGroup(Spot spot, params string[] only) =>
        Oracle.ColumnsToGroup(Viewer, spot.Group ?? Guid.Empty).Only(only);

    public bool IsShared(Spot spot, params string[] kinds) =>
        Oracle.IsShared(spot.Thing, Viewer, Canary.Owner.Value, kinds);
}

/// <summary>The columns of the matrix a viewer stands in, and whether she does so for a time.</summary>
internal sealed record Columns(IReadOnlyList<(string Column, bool Ends)> All)
{
    public bool Has(string column) => All.Any(held => held.Column == column);

    public Columns Only(params string[] names) =>
        names.Length == 0 ? this : new([.. All.Where(held => names.Contains(held.Column))]);

    public bool Holds(string artefact, char right) => Matrix.Holds(artefact, All, right);
}
