using Sparring.Platform.Data;

namespace Sparring.Rooms.Dilemmas;

/// <summary>The SQL of what is next: one statement for each role, so that the start page costs one round trip.</summary>
public static class NextStepStore
{
    private const string AsLeaderSql = """
        select mine.programme as Programme, mine.among as Among, due.day as Due, s.sent_at as SentAt,
               exists (select 1 from dilemma_rewrite w where w.dilemma = s.id and w.owner = viewer()) as IsToRewrite,
               coalesce(asked.cases, 0) as Asked, asked.answer_by as AnswerBy
        from roles_of_viewer() mine
        left join programme_due due on due.programme = mine.programme and due.kind = 'dilemma'
        left join dilemma_sent s on s.programme = mine.programme and s.owner = viewer()
        left join lateral (
            select count(*) as cases, min(c.answer_by) as answer_by
            from general_case_source f join general_case c on c.id = f.general_case
            where f.owner = viewer() and f.programme = mine.programme and f.dropped_at is null
              and c.asked_at is not null and c.released_at is null
              and not exists (select 1 from general_case_answer a
                              where a.general_case = c.id and a.dilemma = f.dilemma and a.owner = viewer() and a.number = c.number)
        ) asked on true
        where mine.role = 'participant' and mine.state = 'running'
        order by mine.place
        """;

    // A case is ready when every author who counts has said yes to its text as it stands.
    private const string AsCoachSql = """
        select (select count(*) from group_member_today m join dilemma_sent s on s.programme = m.programme and s.owner = m.person
                where m.coached_by_viewer and not exists (
                    select 1 from dilemma_reading r where r.dilemma = s.id and r.reader = viewer() and r.number = s.number)) as Unread,
               count(*) filter (where heard.noes > 0) as Refused,
               count(*) filter (where heard.noes = 0 and heard.yeses = heard.authors and heard.released_at is null) as Ready
        from (select c.id, c.released_at, count(*) as authors,
                     count(*) filter (where a.is_yes) as yeses, count(*) filter (where not a.is_yes) as noes
              from general_case c join general_case_source f on f.general_case = c.id and f.dropped_at is null
                  left join general_case_answer a on a.general_case = c.id and a.dilemma = f.dilemma and a.number = c.number
              where c.coach = viewer() and c.asked_at is not null
              group by c.id, c.released_at) heard
        """;

    public static Question AsLeader { get; } = new(AsLeaderSql);

    public static Question AsCoach { get; } = new(AsCoachSql);

    /// <summary>A leader in one of the programmes she takes part in.</summary>
    /// <param name="Among">The programme's title, when she is in several.</param>
    /// <param name="Asked">Cases that wait for her yes or no.</param>
    public sealed record LeaderRow(
        ProgrammeId Programme,
        string? Among,
        DateOnly? Due,
        DateTimeOffset? SentAt,
        bool IsToRewrite,
        long Asked,
        DateOnly? AnswerBy
    );

    /// <summary>A coach.</summary>
    /// <param name="Refused">Her cases that somebody has said no to.</param>
    /// <param name="Ready">Her cases that every author has said yes to.</param>
    public sealed record CoachRow(long Unread, long Refused, long Ready);
}
