using Sparring.Platform.Data;

namespace Sparring.Rooms.Foundation;

/// <summary>The SQL of what the room holds of the viewer and no page of hers shows as a whole.</summary>
public sealed class FoundationDataStore
{
    private const string ChecksSql = """
        select f.programme as Programme, c.item as Item, c.checked_at as At
        from foundation_self_check c join foundation f on f.id = c.foundation
        where c.owner = @Viewer order by c.checked_at, c.item
        """;

    private const string SubmissionsSql = """
        select s.programme as Programme, v.number as Version, s.submitted_at as At, s.deadline as Deadline, s.days_late as DaysLate
        from foundation_submission s join foundation_version v on v.id = s.version
        where s.owner = @Viewer order by s.submitted_at
        """;

    private const string StatusSql =
        "select programme as Programme, handed_in_on as Day from foundation_status where owner = @Viewer order by handed_in_on";

    private const string PublicationsSql = """
        select p.programme as Programme, v.number as Version, p.audience as Audience, p.published_at as At, p.withdrawn_at as EndedAt
        from foundation_publication p join foundation_version v on v.id = p.version
        where p.owner = @Viewer order by p.published_at
        """;

    private const string GivenSql = """
        select id as Id, programme as Programme, owner as Owner, kind as Kind, sealed as Sealed, given_at as At
        from foundation_feedback where author = @Viewer order by given_at, kind
        """;

    private const string ReadingsSql =
        "select owner as Who, read_at as At from foundation_reading where reader = @Viewer order by read_at";

    public Task<IReadOnlyList<CheckRow>> ChecksAsync(Tx tx, Viewer viewer) =>
        tx.ListAsync<CheckRow>(ChecksSql, new { Viewer = viewer.Person });

    public Task<IReadOnlyList<SubmissionRow>> SubmissionsAsync(Tx tx, Viewer viewer) =>
        tx.ListAsync<SubmissionRow>(SubmissionsSql, new { Viewer = viewer.Person });

    public Task<IReadOnlyList<StatusRow>> StatusAsync(Tx tx, Viewer viewer) =>
        tx.ListAsync<StatusRow>(StatusSql, new { Viewer = viewer.Person });

    public Task<IReadOnlyList<PublicationRow>> PublicationsAsync(Tx tx, Viewer viewer) =>
        tx.ListAsync<PublicationRow>(PublicationsSql, new { Viewer = viewer.Person });

    public Task<IReadOnlyList<GivenRow>> GivenAsync(Tx tx, Viewer viewer) =>
        tx.ListAsync<GivenRow>(GivenSql, new { Viewer = viewer.Person });

    public Task<IReadOnlyList<ReadingRow>> ReadingsAsync(Tx tx, Viewer viewer) =>
        tx.ListAsync<ReadingRow>(ReadingsSql, new { Viewer = viewer.Person });

    public sealed record CheckRow(ProgrammeId Programme, string Item, DateTimeOffset At);

    public sealed record SubmissionRow(
        ProgrammeId Programme,
        int Version,
        DateTimeOffset At,
        DateOnly? Deadline,
        int DaysLate
    );

    public sealed record StatusRow(ProgrammeId Programme, DateOnly Day);

    public sealed record PublicationRow(
        ProgrammeId Programme,
        int Version,
        string Audience,
        DateTimeOffset At,
        DateTimeOffset? EndedAt
    );

    public sealed record GivenRow(
        Guid Id,
        ProgrammeId Programme,
        PersonId Owner,
        string Kind,
        byte[] Sealed,
        DateTimeOffset At
    );

    public sealed record ReadingRow(PersonId Who, DateTimeOffset At);
}
