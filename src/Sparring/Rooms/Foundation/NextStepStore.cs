using Sparring.Platform.Data;

namespace Sparring.Rooms.Foundation;

/// <summary>The SQL of what is next: one statement for each role, so that the start page costs one round trip.</summary>
public static class NextStepStore
{
    // In what is closed nobody hands in; reading again is for the rest of one's time.
    private const string AsLeaderSql = """
        select mine.programme as Programme, mine.among as Among, mine.state = 'running' as IsRunning,
               due.day as Due, f.revision as Revision, f.next_review as NextReview,
               (select min(s.submitted_at) from foundation_submission s
                where s.programme = mine.programme and s.owner = viewer()) as SubmittedAt,
               (select count(*) from foundation_feedback given
                where given.foundation = f.id and given.owner = viewer()
                  and not exists (select 1 from foundation_feedback_use used where used.feedback = given.id)) as Unused,
               exists (select 1 from foundation_publication p
                       where p.foundation = f.id and p.owner = viewer() and p.withdrawn_at is null) as IsPublished
        from roles_of_viewer() mine
        left join programme_due due on due.programme = mine.programme and due.kind = 'foundation-submission'
        left join foundation f on f.programme = mine.programme and f.owner = viewer()
        where mine.role = 'participant' and mine.state in ('running', 'closed')
        order by mine.place
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

    // The first three of each programme stand by themselves; how many more there are is said.
    private const string AsOrganiserSql = """
        select waiting.number as Number, waiting.missing as Missing, waiting.groups - 3 as More, due.day as Due,
               waiting.programme as Programme, waiting.among as Among
        from (
            select mine.programme, mine.place, mine.among, m.number, count(*) as missing,
                   row_number() over (partition by mine.programme order by m.number) as turn,
                   count(*) over (partition by mine.programme) as groups
            from roles_of_viewer() mine
            join group_member_today m on m.programme = mine.programme
            where mine.role = 'organiser' and mine.state = 'running' and m.person not in (select s.owner from foundation_status s where s.programme = mine.programme)
            group by mine.programme, mine.place, mine.among, m.number) waiting
        left join programme_due due on due.programme = waiting.programme and due.kind = 'foundation-submission'
        where waiting.turn <= 3
        order by waiting.place, waiting.number
        """;

    public static Question AsLeader { get; } = new(AsLeaderSql);

    public static Question AsCoach { get; } = new(AsCoachSql);

    public static Question AsOrganiser { get; } = new(AsOrganiserSql);

    /// <summary>A leader in one of the programmes she takes part in.</summary>
    /// <param name="Among">The programme's title, when she is in several.</param>
    /// <param name="Revision">Of her foundation; null when she has not begun.</param>
    public sealed record LeaderRow(
        ProgrammeId Programme,
        string? Among,
        bool IsRunning,
        DateOnly? Due,
        int? Revision,
        DateOnly? NextReview,
        DateTimeOffset? SubmittedAt,
        long Unused,
        bool IsPublished
    );

    /// <summary>A group that still waits for somebody.</summary>
    /// <param name="More">How many groups beyond the first three of its programme wait, too.</param>
    public sealed record MissingRow(
        int Number,
        long Missing,
        long More,
        DateOnly? Due,
        ProgrammeId Programme,
        string? Among
    );
}
