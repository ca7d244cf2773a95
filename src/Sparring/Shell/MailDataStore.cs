using Sparring.Platform.Data;

namespace Sparring.Shell;

/// <summary>The SQL of what mail and calendar keep of the viewer herself; of what she sent, how many and not to whom.</summary>
public sealed class MailDataStore
{
    private const string ToSql = """
        select subject as Subject, created_at as At, sent_at as SentAt, given_up_at as GivenUpAt
        from outbox_message where recipient = viewer() order by created_at
        """;

    private const string FromSql = """
        select subject as Subject, min(created_at) as At, count(*)::int as Recipients
        from outbox_message where sender = viewer()
        group by kind, about, version, subject order by min(created_at)
        """;

    // The text of a mail to sign in with is a key that may still open.
    private const string DeliveredSql = """
        select d.subject as Subject, d.from_name as Sender, d.delivered_at as At,
               case when o.kind = 'sign-in' then null else d.body end as Text
        from delivered_mail d left join outbox_message o on o.id = d.message
        where d.recipient = viewer() order by d.delivered_at
        """;

    private const string FeedsSql = """
        select made_at as At, last_read_on as LastUsedOn, ended_at as EndedAt
        from calendar_feed where person = viewer() order by made_at
        """;

    private const string PlansSql = """
        select array_to_string(r.days_before, ', ') as DaysBefore, r.changed_at as At
        from reminder_plan r
        where r.changed_by = viewer() order by r.changed_at
        """;

    private const string RunsSql = """
        select day as Day, days_before as DaysBefore, recipients as Recipients, ran_at as At
        from reminder_run where sender = viewer() order by ran_at
        """;

    private const string InvitationsSql = """
        select i.words as Text, i.sender = viewer() as IsSender, i.pressed_by = viewer() as IsPresser, i.pressed_at as At
        from programme_invitation i where viewer() in (i.sender, i.pressed_by) order by i.pressed_at
        """;

    public Task<IReadOnlyList<ToRow>> ToAsync(Tx tx) => tx.ListAsync<ToRow>(ToSql);

    public Task<IReadOnlyList<FromRow>> FromAsync(Tx tx) => tx.ListAsync<FromRow>(FromSql);

    public Task<IReadOnlyList<DeliveredRow>> DeliveredAsync(Tx tx) => tx.ListAsync<DeliveredRow>(DeliveredSql);

    public Task<IReadOnlyList<FeedRow>> FeedsAsync(Tx tx) => tx.ListAsync<FeedRow>(FeedsSql);

    public Task<IReadOnlyList<PlanRow>> PlansAsync(Tx tx) => tx.ListAsync<PlanRow>(PlansSql);

    public Task<IReadOnlyList<RunRow>> RunsAsync(Tx tx) => tx.ListAsync<RunRow>(RunsSql);

    public Task<IReadOnlyList<InvitationRow>> InvitationsAsync(Tx tx) => tx.ListAsync<InvitationRow>(InvitationsSql);

    public sealed record ToRow(string Subject, DateTimeOffset At, DateTimeOffset? SentAt, DateTimeOffset? GivenUpAt);

    public sealed record FromRow(string Subject, DateTimeOffset At, int Recipients);

    public sealed record DeliveredRow(string Subject, string Sender, DateTimeOffset At, string? Text);

    public sealed record FeedRow(DateTimeOffset At, DateOnly? LastUsedOn, DateTimeOffset? EndedAt);

    public sealed record PlanRow(string DaysBefore, DateTimeOffset At);

    public sealed record RunRow(DateOnly Day, int DaysBefore, int Recipients, DateTimeOffset At);

    public sealed record InvitationRow(string Text, bool IsSender, bool IsPresser, DateTimeOffset At);
}
