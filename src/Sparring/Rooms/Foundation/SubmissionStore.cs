using Sparring.Platform.Data;
using Sparring.Rooms.Foundation.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>The SQL of handing in: the text's reader sees submissions, the organiser sees days.</summary>
public sealed class SubmissionStore
{
    private const string OfOwnerSql = """
        select s.id, s.foundation, s.version, s.owner, v.number, s.submitted_at as SubmittedAt, s.deadline, s.days_late as DaysLate,
               exists (select 1 from foundation_reading r where r.submission = s.id and r.reader = @Viewer) as IsRead
        from foundation_submission s join foundation_version v on v.id = s.version
        where s.programme = @Programme and s.owner = any(@Owners) order by s.submitted_at desc
        """;

    private const string SendSql = """
        insert into foundation_submission (tenant, id, foundation, version, programme, owner, submitted_at, deadline, days_late)
        values (@Tenant, @Id, @Foundation, @Version, @Programme, @Viewer, @Now, @Deadline, @DaysLate) on conflict do nothing
        """;

    private const string MarkSql = """
        insert into foundation_status (tenant, programme, owner, handed_in_on)
        values (@Tenant, @Programme, @Viewer, @Day) on conflict do nothing
        """;

    private const string StatusSql =
        "select owner, handed_in_on as Day from foundation_status where programme = @Programme";

    private const string StatusOfSql = """
        select owner, handed_in_on as Day from foundation_status where programme = @Programme and owner = any(@Owners)
        """;

    private const string ReadSql = """
        insert into foundation_reading (tenant, submission, owner, reader, read_at)
        select tenant, id, owner, @Viewer, @Now from foundation_submission
        where version = @Version and owner <> @Viewer on conflict do nothing
        """;

    public Task<IReadOnlyList<SubmissionRow>> OfAsync(
        Tx tx,
        Viewer viewer,
        ProgrammeId programme,
        IEnumerable<PersonId> owners
    ) =>
        tx.ListAsync<SubmissionRow>(
            OfOwnerSql,
            new
            {
                Programme = programme,
                Owners = owners.Select(owner => owner.Value).ToArray(),
                Viewer = viewer.Person,
            }
        );

    public async Task SendAsync(
        Tx tx,
        Viewer viewer,
        Guid id,
        FoundationVersion version,
        Lateness lateness,
        DateTimeOffset now
    )
    {
        await tx.ExecuteAsync(
            SendSql,
            new
            {
                viewer.Tenant,
                Id = id,
                version.Foundation,
                Version = version.Id,
                version.Programme,
                Viewer = viewer.Person,
                Now = now,
                lateness.Deadline,
                DaysLate = lateness.Days,
            }
        );
        var day = DateOnly.FromDateTime(now.InCopenhagen().DateTime);
        await tx.ExecuteAsync(
            MarkSql,
            new
            {
                viewer.Tenant,
                version.Programme,
                Viewer = viewer.Person,
                Day = day,
            }
        );
    }

    /// <summary>Who has handed in and on which day: the viewer's own, those she coaches, or all for an organiser.</summary>
    public Task<IReadOnlyList<StatusRow>> StatusAsync(Tx tx, ProgrammeId programme) =>
        tx.ListAsync<StatusRow>(StatusSql, new { Programme = programme });

    /// <summary>The same of named people alone.</summary>
    public Task<IReadOnlyList<StatusRow>> StatusOfAsync(Tx tx, ProgrammeId programme, IEnumerable<PersonId> owners) =>
        tx.ListAsync<StatusRow>(
            StatusOfSql,
            new { Programme = programme, Owners = owners.Select(owner => owner.Value).ToArray() }
        );

    public Task MarkReadAsync(Tx tx, Viewer viewer, FoundationVersionId version, DateTimeOffset now) =>
        tx.ExecuteAsync(
            ReadSql,
            new
            {
                Version = version,
                Viewer = viewer.Person,
                Now = now,
            }
        );

    public sealed record StatusRow(PersonId Owner, DateOnly Day);

    public sealed record SubmissionRow(
        Guid Id,
        FoundationId Foundation,
        FoundationVersionId Version,
        PersonId Owner,
        int Number,
        DateTimeOffset SubmittedAt,
        DateOnly? Deadline,
        int DaysLate,
        bool IsRead
    );
}
