using Sparring.Platform.Data;

namespace Sparring.Rooms.Foundation;

/// <summary>The SQL of what is next: one statement for each role, so that the start page costs one round trip.</summary>
public static class NextStepStore
{
    private const string AsLeaderSql = """
        select mine.programme as Programme, due.day as Due, f.revision as Revision, f.next_review as NextReview,
               (select min(s.submitted_at) from foundation_submission s
                where s.programme = mine.programme and s.owner = viewer()) as SubmittedAt,
               (select count(*) from foundation_feedback given
                where given.foundation = f.id and given.owner = viewer()
                  and not exists (select 1 from foundation_feedback_use used where used.feedback = given.id)) as Unused,
               exists (select 1 from foundation_publication p
                       where p.foundation = f.id and p.owner = viewer() and p.withdrawn_at is null) as IsPublished
        from (select programme from role_of_viewer where role = 'participant' order by place limit 1) mine
        left join programme_due due on due.programme = mine.programme and due.kind = 'foundation-submission'
        left join foundation f on f.programme = mine.programme and f.owner = viewer()
        """;

    // What a member handed in last counts, and only that.
    private const string AsCoachSql = """
        select count(*) from (
            select distinct on (m.sparring_group, m.person)
                   exists (select 1 from foundation_reading r where r.submission = s.id and r.reader = viewer()) as is_read
            from group_member_today m join foundation_submission s on s.programme = m.programme and s.owner = m.person
            where m.coached_by_viewer
            order by m.sparring_group, m.person, s.submitted_at desc) latest
        where not is_read
        """;

    private const string AsOrganiserSql = """
        select m.number as Number, count(*) as Missing, due.day as Due
        from (select programme from role_of_viewer where role = 'organiser' order by place limit 1) mine
        join group_member_today m on m.programme = mine.programme
        left join programme_due due on due.programme = mine.programme and due.kind = 'foundation-submission'
        where m.person not in (select s.owner from foundation_status s where s.programme = mine.programme)
        group by m.number, due.day order by m.number limit 3
        """;

    public static Question AsLeader { get; } = new(AsLeaderSql);

    public static Question AsCoach { get; } = new(AsCoachSql);

    public static Question AsOrganiser { get; } = new(AsOrganiserSql);

    /// <summary>A leader in the first programme she takes part in.</summary>
    /// <param name="Revision">Of her foundation; null when she has not begun.</param>
    public sealed record LeaderRow(
        ProgrammeId Programme,
        DateOnly? Due,
        int? Revision,
        DateOnly? NextReview,
        DateTimeOffset? SubmittedAt,
        long Unused,
        bool IsPublished
    );

    /// <summary>A group that still waits for somebody.</summary>
    public sealed record MissingRow(int Number, long Missing, DateOnly? Due);
}
