using Sparring.Platform.Data;

namespace Sparring.Platform.Mail;

/// <summary>The SQL of the page of sent mail.</summary>
public sealed class MailboxStore
{
    private const string DeliverSql = """
        insert into delivered_mail (tenant, message, recipient, to_name, to_address, from_name, subject, body, calendar, delivered_at)
        values (@Tenant, @Id, @Recipient, @ToName, @ToAddress, coalesce(@FromName, 'Sparring'), @Subject, @Body, @Calendar, @Now)
        on conflict do nothing
        """;

    // The page is open to anybody, and sign-in links are in the mails: it shows the demo's own and never another organisation's.
    private const string ListSql = """
        select message as Id, to_name as ToName, to_address as ToAddress, from_name as FromName, subject as Subject,
               '' as Body, calendar is not null as HasCalendar, delivered_at as DeliveredAt
        from delivered_mail
        where tenant = (select value::uuid from setting where name = 'demo.organisation') and (@To = '' or to_address = @To)
        order by delivered_at desc, message
        limit 200
        """;

    private const string OneSql = """
        select message as Id, to_name as ToName, to_address as ToAddress, from_name as FromName, subject as Subject,
               body as Body, calendar as Calendar, calendar is not null as HasCalendar, delivered_at as DeliveredAt
        from delivered_mail
        where message = @Id and tenant = (select value::uuid from setting where name = 'demo.organisation')
        """;

    public Task DeliverAsync(Tx tx, Letter letter, DateTimeOffset now) =>
        tx.ExecuteAsync(
            DeliverSql,
            new
            {
                letter.Tenant,
                letter.Id,
                letter.Recipient,
                letter.ToName,
                letter.ToAddress,
                letter.FromName,
                letter.Subject,
                letter.Body,
                letter.Calendar,
                Now = now,
            }
        );

    public Task<IReadOnlyList<DeliveredMail>> ListAsync(Tx tx, string to) =>
        tx.ListAsync<DeliveredMail>(ListSql, new { To = to });

    public Task<DeliveredMail?> FindAsync(Tx tx, Guid id) => tx.FindAsync<DeliveredMail>(OneSql, new { Id = id });
}

/// <summary>A message that has been delivered to the page of sent mail.</summary>
public sealed class DeliveredMail
{
    public required Guid Id { get; init; }
    public required string ToName { get; init; }
    public required string ToAddress { get; init; }
    public required string FromName { get; init; }
    public required string Subject { get; init; }
    public required string Body { get; init; }
    public string? Calendar { get; init; }
    public bool HasCalendar { get; init; }
    public DateTimeOffset DeliveredAt { get; init; }
}
