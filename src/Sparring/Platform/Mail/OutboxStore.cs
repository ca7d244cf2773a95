using Sparring.Platform.Data;

namespace Sparring.Platform.Mail;

/// <summary>The SQL of messages on their way.</summary>
public sealed class OutboxStore
{
    private const string PutSql = """
        insert into outbox_message (tenant, id, kind, about, version, recipient, sender, subject, body, calendar, created_at, next_try_at)
        select p.tenant, @Id, @Kind, @About, @Version, p.id, @From, @Subject, @Body, @Calendar, @Now, @Now
        from person p where p.id = @To
        on conflict do nothing
        """;

    // The lock lasts as long as the transaction: a sender that dies lets go, and another takes over at once.
    private const string ClaimSql = """
        select m.tenant as Tenant, m.id as Id, m.subject as Subject, m.body as Body, m.calendar as Calendar,
               m.attempts as Attempts, p.id as Recipient, p.name as ToName, p.email as ToAddress, s.name as FromName,
               p.left_on is not null and p.left_on < today() as HasLeft
        from outbox_message m
            join person p on p.id = m.recipient
            left join person s on s.id = m.sender
        where m.sent_at is null and m.given_up_at is null and m.next_try_at <= @Now
        order by m.next_try_at
        limit 1
        for update of m skip locked
        """;

    private const string SentSql = """
        update outbox_message set sent_at = @Now, tried_at = @Now, attempts = attempts + 1, last_fault = null, body = '', calendar = null
        where id = @Id
        """;

    private const string LaterSql = """
        update outbox_message set tried_at = @Now, attempts = attempts + 1, last_fault = @Fault, next_try_at = @Next where id = @Id
        """;

    private const string GivenUpSql = """
        update outbox_message
        set tried_at = @Now, attempts = attempts + 1, last_fault = @Fault, given_up_at = @Now, body = '', calendar = null
        where id = @Id
        """;

    private const string NextSql =
        "select min(next_try_at) as At from outbox_message where sent_at is null and given_up_at is null";

    private const string ProgressSql = """
        select recipient as Recipient, version as Version, created_at as PutAt, sent_at as SentAt,
               given_up_at as GivenUpAt, last_fault as Fault
        from outbox_message where kind = @Kind and about = @About
        order by created_at, id
        """;

    public async Task<bool> PutAsync(Tx tx, Guid id, OutgoingMessage message, DateTimeOffset now) =>
        await tx.ExecuteAsync(
            PutSql,
            new
            {
                Id = id,
                message.Kind,
                message.About,
                message.Version,
                message.To,
                From = message.From?.Value,
                message.Subject,
                message.Body,
                message.Calendar,
                Now = now,
            }
        ) == 1;

    public Task<Letter?> ClaimAsync(Tx tx, DateTimeOffset now) => tx.FindAsync<Letter>(ClaimSql, new { Now = now });

    public Task SentAsync(Tx tx, Guid id, DateTimeOffset now) => tx.ExecuteAsync(SentSql, new { Id = id, Now = now });

    public Task LaterAsync(Tx tx, Guid id, string fault, DateTimeOffset now, DateTimeOffset next) =>
        tx.ExecuteAsync(
            LaterSql,
            new
            {
                Id = id,
                Fault = fault,
                Now = now,
                Next = next,
            }
        );

    public Task GivenUpAsync(Tx tx, Guid id, string fault, DateTimeOffset now) =>
        tx.ExecuteAsync(
            GivenUpSql,
            new
            {
                Id = id,
                Fault = fault,
                Now = now,
            }
        );

    public async Task<DateTimeOffset?> NextTryAsync(Tx tx) => (await tx.FindAsync<NextTry>(NextSql))?.At;

    public Task<IReadOnlyList<Progress>> ProgressAsync(Tx tx, string kind, Guid about) =>
        tx.ListAsync<Progress>(ProgressSql, new { Kind = kind, About = about });

    private sealed class NextTry
    {
        public DateTimeOffset? At { get; init; }
    }
}

/// <summary>A message as it leaves: to one person at her own address.</summary>
public sealed class Letter
{
    public required TenantId Tenant { get; init; }
    public required Guid Id { get; init; }
    public required PersonId Recipient { get; init; }
    public required string ToName { get; init; }
    public required string ToAddress { get; init; }
    public string? FromName { get; init; }
    public required string Subject { get; init; }
    public required string Body { get; init; }
    public string? Calendar { get; init; }
    public int Attempts { get; init; }
    public bool HasLeft { get; init; }
}

/// <summary>How far a message has come; status only.</summary>
public sealed class Progress
{
    public required PersonId Recipient { get; init; }
    public int Version { get; init; }
    public DateTimeOffset PutAt { get; init; }
    public DateTimeOffset? SentAt { get; init; }
    public DateTimeOffset? GivenUpAt { get; init; }
    public string? Fault { get; init; }
}
