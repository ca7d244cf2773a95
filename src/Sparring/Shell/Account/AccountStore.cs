using Sparring.Platform.Data;

namespace Sparring.Shell.Account;

/// <summary>The SQL of one's own account; asked as the viewer, who sees and ends her own sign-ins alone.</summary>
public sealed class AccountStore
{
    private const string SignInsSql = """
        select id as Id, device as Device, last_used_on as LastUsedOn, (created_at at time zone 'Europe/Copenhagen')::date as Since
        from sign_in_session
        where person = @Viewer and ended_at is null and expires_at > @Now
        order by last_used_on desc, created_at desc
        """;

    private const string EndOneSql =
        "update sign_in_session set ended_at = @Now where id = @Id and person = @Viewer and ended_at is null";

    private const string EndOthersSql =
        "update sign_in_session set ended_at = @Now where id <> @Id and person = @Viewer and ended_at is null";

    private const string EmailSql = "select email from person where id = @Viewer";

    private const string SpeakSql = "update person set language = @Language where id = @Viewer";

    public Task<IReadOnlyList<SignInRow>> SignInsAsync(Tx tx, PersonId viewer, DateTimeOffset now) =>
        tx.ListAsync<SignInRow>(SignInsSql, new { Viewer = viewer, Now = now });

    public Task EndOneAsync(Tx tx, PersonId viewer, Guid id, DateTimeOffset now) =>
        tx.ExecuteAsync(
            EndOneSql,
            new
            {
                Viewer = viewer,
                Id = id,
                Now = now,
            }
        );

    public Task EndOthersAsync(Tx tx, PersonId viewer, Guid id, DateTimeOffset now) =>
        tx.ExecuteAsync(
            EndOthersSql,
            new
            {
                Viewer = viewer,
                Id = id,
                Now = now,
            }
        );

    public Task<string?> EmailAsync(Tx tx, PersonId viewer) => tx.FindAsync<string>(EmailSql, new { Viewer = viewer });

    public Task SpeakAsync(Tx tx, PersonId viewer, string language) =>
        tx.ExecuteAsync(SpeakSql, new { Viewer = viewer, Language = language });

    /// <summary>A sign-in as its owner sees it; the day is all that is kept of when it was used.</summary>
    public sealed record SignInRow(Guid Id, string Device, DateOnly LastUsedOn, DateOnly Since);
}
