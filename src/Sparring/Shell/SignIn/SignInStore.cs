using Sparring.Platform.Data;

namespace Sparring.Shell.SignIn;

/// <summary>The SQL of signing in.</summary>
public sealed class SignInStore
{
    private const string ViewerSql = """
        select p.tenant as Tenant, p.id as Person, p.name as Name, p.language as Language,
               roles_of(p.id) as Roles
        from sign_in_session s join person p on p.id = s.person
        where s.token_hash = @Hash and s.ended_at is null and s.expires_at > @Now
          and (p.left_on is null or p.left_on >= today())
        """;

    public Task<ViewerRow?> FindViewerAsync(Tx tx, byte[] hash, DateTimeOffset now) =>
        tx.FindAsync<ViewerRow>(ViewerSql, new { Hash = hash, Now = now });

    public sealed record ViewerRow(TenantId Tenant, PersonId Person, string Name, string Language, string[] Roles);
}
