using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Shell.SignIn;

/// <summary>What signing in keeps of a person: links and sessions.</summary>
public sealed class SignInData : IHoldPersonalData
{
    private const string SessionsSql = """
        select device as Device, created_at as At, last_used_on as LastUsedOn, ended_at as EndedAt, expires_at as ExpiresAt
        from sign_in_session where person = viewer() order by created_at
        """;

    private const string LinksSql = """
        select created_at as At, used_at as UsedAt, expires_at as ExpiresAt
        from sign_in_link where person = viewer() order by created_at
        """;

    public IReadOnlyCollection<string> Tables { get; } = ["sign_in_link", "sign_in_session"];

    public async Task<OwnData> ExportAsync(Tx tx, Viewer viewer) =>
        new OwnData("sign-in", typeof(SignInData))
            .With(await tx.ListAsync<SessionRow>(SessionsSql), ["sign_in_session"])
            .With(await tx.ListAsync<LinkRow>(LinksSql), ["sign_in_link"]);

    private sealed record SessionRow(
        string Device,
        DateTimeOffset At,
        DateOnly LastUsedOn,
        DateTimeOffset? EndedAt,
        DateTimeOffset ExpiresAt
    );

    private sealed record LinkRow(DateTimeOffset At, DateTimeOffset? UsedAt, DateTimeOffset ExpiresAt);
}
