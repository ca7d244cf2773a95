using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Ui;
using Sparring.Rooms.Practice.Actions;
using Sparring.Rooms.Practice.Arenas;
using Sparring.Rooms.Practice.Focus;
using Sparring.Rooms.Practice.Obstacles;
using Sparring.Rooms.Practice.Rules;
using Sparring.Rooms.Practice.Together;

namespace Sparring.Rooms.Practice;

/// <summary>
/// What is next in a leader's practice: one thing at a time, and nothing of what she has written; of the executive team, what stands in
/// the way and waits for an answer.
/// </summary>
public sealed class PracticeNextSteps : INextSteps
{
    private readonly RoomTexts texts = RoomTexts.Of<PracticeNextSteps>();

    public IReadOnlyList<Question> Questions(Viewer viewer) =>
        [
            .. viewer.Is("participant") ? [PracticeStepStore.AsLeader] : Array.Empty<Question>(),
            .. viewer.Is("executive") ? [PracticeStepStore.AsExecutive] : Array.Empty<Question>(),
        ];

    public async Task<IReadOnlyList<NextStep>> ReadAsync(Answers answers, Viewer viewer)
    {
        var steps = new List<NextStep>();
        if (viewer.Is("participant"))
        {
            foreach (var leader in await answers.ListAsync<PracticeStepStore.LeaderRow>())
            {
                steps.AddRange(Steps(leader).Select(step => step.In(leader.Among)));
            }
        }

        if (viewer.Is("executive") && await answers.ValueAsync<int>() is > 0 and var waiting)
        {
            var title = waiting == 1 ? texts["next.obstacle"] : texts.With("next.obstacles", waiting);
            var (detail, action) = (texts["next.obstacles.detail"], texts["next.obstacles.action"]);
            steps.Add(new(28, title, detail, null, ShowObstacles.Path, action));
        }

        return steps;
    }

    private IEnumerable<NextStep> Steps(PracticeStepStore.LeaderRow leader)
    {
        if (leader.Overdue is { } overdue)
        {
            yield return Step(25, "happened", leader.Due, ShowAction.Address(overdue));
        }

        if (leader.Asked is { } asked)
        {
            yield return Step(24, "asked", null, ShowJoint.Address(asked));
        }

        if (leader.Rules is { } rules)
        {
            yield return Step(27, "rules", null, ShowRules.Address(rules));
        }

        if (leader.JointOverdue is { } joint)
        {
            yield return Step(26, "joint", leader.JointDue, ShowJoint.Address(joint));
        }

        if (leader.Planned > 0)
        {
            yield return Planned(leader);
        }

        if (!leader.HasFocus)
        {
            yield return Step(60, "focus", null, ShowFocus.Address(leader.Programme));
        }
        else if (!leader.HasArena)
        {
            yield return Step(61, "arena", leader.ArenaDue, ShowArena.Address(leader.Programme));
        }
        else if (!leader.HasTried)
        {
            yield return Step(62, "try", null, $"{ShowAction.Path}/new?programme={leader.Programme.Value}");
        }
    }

    // What she has written has no place here, so several would all have one name: they are one step, by the day of the first.
    private NextStep Planned(PracticeStepStore.LeaderRow leader) =>
        leader is { Planned: 1, First: { } first }
            ? Step(40, "planned", leader.FirstDue, ShowAction.Address(first))
            : new(
                40,
                texts.With("next.planned.several", leader.Planned),
                texts["next.planned.detail"],
                leader.FirstDue,
                $"{ShowAction.Path}?programme={leader.Programme.Value}&state=planned",
                texts["next.planned.several.action"]
            );

    private NextStep Step(int order, string key, DateOnly? due, string page) =>
        new(order, texts["next." + key], texts[$"next.{key}.detail"], due, page, texts[$"next.{key}.action"]);
}

/// <summary>The SQL of what is next: one statement, so that the start page costs one round trip, and her trial actions are read once.</summary>
public static class PracticeStepStore
{
    private const string AsLeaderSql = """
        select mine.programme as Programme, mine.among as Among,
               exists (select 1 from learning_focus f where f.owner = viewer() and f.programme = mine.programme
                       and f.chosen_at is not null and f.ended_at is null) as HasFocus,
               exists (select 1 from practice_arena a where a.owner = viewer() and a.programme = mine.programme
                       and a.chosen_at is not null and a.ended_at is null) as HasArena,
               tried.one as HasTried, tried.overdue as Overdue, tried.overdue_due as Due,
               tried.planned as Planned, tried.first as First, tried.first_due as FirstDue,
               asked.action as Asked, joint.id as JointOverdue, joint.due as JointDue,
               (select due.day from programme_due due where due.programme = mine.programme and due.kind = 'practice-arena') as ArenaDue,
               (select r.id from ground_rules r join department_of_viewer own on own.department = any (r.departments)
                where r.programme = mine.programme and r.number > 0
                  and not exists (select 1 from ground_rules_yes y
                                  where y.rules = r.id and y.number = r.number and y.department = own.department)
                order by r.begun_at limit 1) as Rules
        from (select programme, place, among, place = min(place) over () as is_first
              from roles_of_viewer() where role = 'participant' and state = 'running') mine
        cross join lateral (
            select count(*) > 0 as one,
                   (array_agg(own.id order by own.due) filter (where own.is_late))[1] as overdue,
                   min(own.due) filter (where own.is_late) as overdue_due,
                   (count(*) filter (where not own.is_late))::int as planned,
                   (array_agg(own.id order by own.due, own.begun_at) filter (where not own.is_late))[1] as first,
                   min(own.due) filter (where not own.is_late) as first_due
            from (select t.id, t.due, t.begun_at,
                         case when t.done_at is null and t.decided_at is null and t.dropped_at is null
                              then coalesce(t.due < today(), false) end as is_late
                  from trial_action t where t.owner = viewer() and t.programme = mine.programme) own) tried
        left join lateral (
            select p.action from joint_part p
            where p.person = viewer() and p.joined_at is null and p.ended_at is null
            order by p.asked_at limit 1) asked on mine.is_first
        left join lateral (
            select a.id, a.due from joint_action a
            where a.lead = viewer() and a.due < today() and a.done_at is null and a.decided_at is null and a.dropped_at is null
            order by a.due limit 1) joint on mine.is_first
        order by mine.place
        """;

    private const string AsExecutiveSql = """
        select count(*)::int from obstacle o
        where o.programme = (select programme from roles_of_viewer() where role = 'executive' order by place limit 1)
          and o.shown_on is not null and not exists (select 1 from obstacle_answer a where a.obstacle = o.id)
        """;

    public static Question AsLeader { get; } = new(AsLeaderSql);

    /// <summary>How many obstacles wait for the executive team's answer.</summary>
    public static Question AsExecutive { get; } = new(AsExecutiveSql);

    /// <summary>A leader in one of the programmes she takes part in; what is joint comes with the first.</summary>
    /// <param name="Among">The programme's title, when she is in several.</param>
    /// <param name="Overdue">The trial action whose day has passed longest.</param>
    /// <param name="Planned">How many she has planned and not tried yet; the first of them, by its day, and that day.</param>
    /// <param name="Asked">A joint action she is asked to take part in.</param>
    /// <param name="Rules">Rules of the game that wait for her department's yes.</param>
    /// <param name="JointOverdue">A joint action she leads whose day has passed.</param>
    public sealed record LeaderRow(
        ProgrammeId Programme,
        string? Among,
        bool HasFocus,
        bool HasArena,
        bool HasTried,
        Guid? Overdue,
        DateOnly? Due,
        int Planned,
        Guid? First,
        DateOnly? FirstDue,
        Guid? Asked,
        Guid? JointOverdue,
        DateOnly? JointDue,
        DateOnly? ArenaDue,
        Guid? Rules
    );
}
