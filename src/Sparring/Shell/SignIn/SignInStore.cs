using Sparring.Platform.Data;

namespace Sparring.Shell.SignIn;

/// <summary>The SQL of signing in. The system asks: before sign-in there is no viewer.</summary>
public sealed class SignInStore
{
    private const string ViewerSql = """
        select tenant as Tenant, person as Person, name as Name, language as Language, roles as Roles, session as Id,
               last_used_on as LastUsedOn, organisation as Organisation, programme as Programme
        from who_is_signed_in(@Hash, @Now, @Day)
        """;

    private const string TouchSql = """
        update sign_in_session set last_used_on = @Today, expires_at = least(@Expires, created_at + @Longest)
        where id = @Id and ended_at is null
        """;

    private const string IdentitiesSql = """
        select p.tenant as Tenant, p.id as Person, p.name as Name, p.language as Language, o.name as Organisation
        from person p join organisation o on o.id = p.tenant
        where p.email = @Email and (p.left_on is null or p.left_on >= today())
        order by o.name
        """;

    private const string InsertLinkSql = """
        insert into sign_in_link (token_hash, tenant, person, created_at, expires_at, at_once)
        values (@Hash, @Tenant, @Person, @Now, @Expires, @AtOnce)
        """;

    private const string ForgetLinksSql = "delete from sign_in_link where expires_at < @Before";

    private const string LinkSql = """
        select l.person as Person, l.used_at as UsedAt, l.expires_at as ExpiresAt, l.at_once as AtOnce,
               p.name as Name, p.email as Email, o.name as Organisation
        from sign_in_link l join person p on p.id = l.person join organisation o on o.id = l.tenant
        where l.token_hash = @Hash and (p.left_on is null or p.left_on >= today())
        """;

    // One statement decides: of two requests with one link, the second finds it used.
    private const string UseLinkSql = """
        update sign_in_link l set used_at = @Now
        from person p
        where l.token_hash = @Hash and l.used_at is null and l.expires_at > @Now
          and p.id = l.person and (p.left_on is null or p.left_on >= today())
        returning l.tenant as Tenant, l.person as Person
        """;

    private const string InsertSessionSql = """
        insert into sign_in_session (id, token_hash, tenant, person, created_at, expires_at, last_used_on, device)
        values (@Id, @Hash, @Tenant, @Person, @Now, @Expires, @Today, @Device)
        """;

    private const string EndSessionSql =
        "update sign_in_session set ended_at = @Now where token_hash = @Hash and ended_at is null";

    /// <summary>Who is signed in with a token of this hash; enters as the system by itself; <see cref="SessionRow"/>.</summary>
    public static Question Who(byte[] hash, DateTimeOffset now, DateOnly today) =>
        new Question(ViewerSql).With("Hash", hash).With("Now", now).With("Day", Db.Told(today));

    public Task TouchAsync(Tx tx, Guid id, DateOnly today, DateTimeOffset expires, TimeSpan longest) =>
        tx.ExecuteAsync(
            TouchSql,
            new
            {
                Id = id,
                Today = today,
                Expires = expires,
                Longest = longest,
            }
        );

    public Task<IReadOnlyList<Identity>> IdentitiesAsync(Tx tx, string email) =>
        tx.ListAsync<Identity>(IdentitiesSql, new { Email = email });

    public Task InsertLinkAsync(Tx tx, NewLink link) => tx.ExecuteAsync(InsertLinkSql, link);

    public Task ForgetLinksAsync(Tx tx, DateTimeOffset before) =>
        tx.ExecuteAsync(ForgetLinksSql, new { Before = before });

    public Task<LinkRow?> FindLinkAsync(Tx tx, byte[] hash) => tx.FindAsync<LinkRow>(LinkSql, new { Hash = hash });

    public Task<LinkOwner?> UseLinkAsync(Tx tx, byte[] hash, DateTimeOffset now) =>
        tx.FindAsync<LinkOwner>(UseLinkSql, new { Hash = hash, Now = now });

    public Task InsertSessionAsync(Tx tx, NewSession session) => tx.ExecuteAsync(InsertSessionSql, session);

    public Task EndSessionAsync(Tx tx, byte[] hash, DateTimeOffset now) =>
        tx.ExecuteAsync(EndSessionSql, new { Hash = hash, Now = now });

    /// <summary>A session and who it is of.</summary>
    public sealed record SessionRow(
        TenantId Tenant,
        PersonId Person,
        string Name,
        string Language,
        string[] Roles,
        Guid Id,
        DateOnly LastUsedOn,
        string Organisation,
        string? Programme
    )
    {
        public Session Session { get; } =
            new(
                new Viewer(Tenant, Person, Name, Language, Roles.ToHashSet(StringComparer.Ordinal))
                {
                    Organisation = Organisation,
                    Programme = Programme ?? "",
                },
                Id,
                LastUsedOn
            );
    }

    /// <summary>A person behind an address: one in each organisation that knows the address.</summary>
    public sealed record Identity(TenantId Tenant, PersonId Person, string Name, string Language, string Organisation);

    public sealed record NewLink(
        byte[] Hash,
        TenantId Tenant,
        PersonId Person,
        DateTimeOffset Now,
        DateTimeOffset Expires,
        bool AtOnce
    );

    public sealed record LinkRow(
        PersonId Person,
        DateTimeOffset? UsedAt,
        DateTimeOffset ExpiresAt,
        bool AtOnce,
        string Name,
        string Email,
        string Organisation
    );

    public sealed record LinkOwner(TenantId Tenant, PersonId Person);

    public sealed record NewSession(
        Guid Id,
        byte[] Hash,
        TenantId Tenant,
        PersonId Person,
        DateTimeOffset Now,
        DateTimeOffset Expires,
        DateOnly Today,
        string Device
    );
}
