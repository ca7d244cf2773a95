using Sparring.Platform.Data;

namespace Sparring.Rooms.Calendar;

/// <summary>The SQL of secret calendar addresses and of whom an invitation goes to.</summary>
public sealed class CalendarStore
{
    private const string FeedSql =
        "select made_at as MadeAt, last_read_on as LastReadOn from calendar_feed where person = viewer() and ended_at is null";

    private const string EndSql =
        "update calendar_feed set ended_at = @Now where person = viewer() and ended_at is null";

    private const string MakeSql =
        "insert into calendar_feed (tenant, person, token_hash, made_at) values (tenant(), viewer(), @Hash, @Now)";

    private const string OwnerSql = """
        update calendar_feed f set last_read_on = @Today
        from person p
        where f.token_hash = @Hash and f.ended_at is null and p.id = f.person and (p.left_on is null or p.left_on >= @Today)
        returning p.tenant as Tenant, p.id as Person, p.name as Name, p.language as Language, roles_of(p.id) as Roles
        """;

    private const string AttendeeSql =
        "select id as Id, name as Name, email as Email, language as Language from person where id = any(@People)";

    public Task<Feed?> FeedAsync(Tx tx) => tx.FindAsync<Feed>(FeedSql);

    public Task<int> EndFeedAsync(Tx tx, DateTimeOffset now) => tx.ExecuteAsync(EndSql, new { Now = now });

    public async Task RenewFeedAsync(Tx tx, byte[] hash, DateTimeOffset now)
    {
        await EndFeedAsync(tx, now);
        await tx.ExecuteAsync(MakeSql, new { Hash = hash, Now = now });
    }

    /// <summary>Whose address it is; notes the day it was read.</summary>
    public async Task<Viewer?> OwnerAsync(Tx tx, byte[] hash, DateOnly today) =>
        await tx.FindAsync<Owner>(OwnerSql, new { Hash = hash, Today = today }) is { } row
            ? new Viewer(row.Tenant, row.Person, row.Name, row.Language, row.Roles.ToHashSet(StringComparer.Ordinal))
            : null;

    public Task<IReadOnlyList<Attendee>> AttendeesAsync(Tx tx, IEnumerable<PersonId> people) =>
        tx.ListAsync<Attendee>(AttendeeSql, new { People = people.Select(person => person.Value).ToArray() });

    public sealed class Feed
    {
        public required DateTimeOffset MadeAt { get; init; }
        public DateOnly? LastReadOn { get; init; }
    }

    public sealed record Attendee(PersonId Id, string Name, string Email, string Language);

    private sealed record Owner(TenantId Tenant, PersonId Person, string Name, string Language, string[] Roles);
}
