using Sparring.Platform.Data;
using Sparring.Rooms.Foundation.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>The SQL of feedback: seen by the owner and by who gave it.</summary>
public sealed class FeedbackStore
{
    private const string GiveSql = """
        insert into foundation_feedback (tenant, id, giving, version, foundation, programme, owner, author, kind, sealed, given_at)
        values (@Tenant, @Id, @Giving, @Version, @Foundation, @Programme, @Owner, @Viewer, @Kind, @Sealed, @Now)
        on conflict do nothing
        """;

    private const string OfSql = """
        select f.id, f.version, v.number, f.programme, f.owner, f.author, f.kind, f.sealed, f.given_at as GivenAt, u.used_at as UsedAt
        from foundation_feedback f
        join foundation_version v on v.id = f.version
        left join foundation_feedback_use u on u.feedback = f.id
        where f.foundation = @Foundation and (f.owner = @Viewer or f.author = @Viewer)
        order by f.given_at desc, f.kind
        """;

    private const string WithdrawSql = "delete from foundation_feedback where id = @Id and author = @Viewer";

    private const string StandsSql = "select exists (select 1 from foundation_feedback where id = @Id)";

    private const string UseSql = """
        insert into foundation_feedback_use (tenant, feedback, owner, used_at)
        select tenant, id, owner, @Now from foundation_feedback where id = @Id and owner = @Viewer on conflict do nothing
        """;

    private const string UnuseSql = "delete from foundation_feedback_use where feedback = @Id and owner = @Viewer";

    private const string IsOwnSql =
        "select exists (select 1 from foundation_feedback where id = @Id and owner = @Viewer)";

    private const string UnusedSql = """
        select count(*) from foundation_feedback f
        where f.foundation = @Foundation and f.owner = @Viewer
          and not exists (select 1 from foundation_feedback_use u where u.feedback = f.id)
        """;

    private const string MayGiveSql = """
        select may('W', 'foundation-feedback', @Owner, @Programme)
           and shared_with_viewer('foundation-draft', @Version, @Owner, @Programme)
        """;

    public Task GiveAsync(
        Tx tx,
        Viewer viewer,
        Guid giving,
        FoundationVersion about,
        FeedbackSeal text,
        DateTimeOffset now
    ) =>
        tx.ExecuteAsync(
            GiveSql,
            new
            {
                viewer.Tenant,
                text.Id,
                Giving = giving,
                Version = about.Id,
                about.Foundation,
                about.Programme,
                about.Owner,
                Viewer = viewer.Person,
                text.Kind,
                text.Sealed,
                Now = now,
            }
        );

    public Task<IReadOnlyList<FeedbackRow>> OfAsync(Tx tx, Viewer viewer, FoundationId foundation) =>
        tx.ListAsync<FeedbackRow>(OfSql, new { Foundation = foundation, Viewer = viewer.Person });

    public Task<int> WithdrawAsync(Tx tx, Viewer viewer, Guid id) =>
        tx.ExecuteAsync(WithdrawSql, new { Id = id, Viewer = viewer.Person });

    /// <summary>Whether it is there for the viewer: she gave it, or it was given to her.</summary>
    public Task<bool> StandsAsync(Tx tx, Guid id) => tx.ValueAsync<bool>(StandsSql, new { Id = id });

    public Task UseAsync(Tx tx, Viewer viewer, Guid id, DateTimeOffset? usedAt) =>
        tx.ExecuteAsync(
            usedAt is null ? UnuseSql : UseSql,
            new
            {
                Id = id,
                Viewer = viewer.Person,
                Now = usedAt,
            }
        );

    public Task<bool> IsOwnAsync(Tx tx, Viewer viewer, Guid id) =>
        tx.ValueAsync<bool>(IsOwnSql, new { Id = id, Viewer = viewer.Person });

    public Task<long> UnusedAsync(Tx tx, Viewer viewer, FoundationId foundation) =>
        tx.ValueAsync<long>(UnusedSql, new { Foundation = foundation, Viewer = viewer.Person });

    public Task<bool> MayGiveAsync(Tx tx, FoundationVersion about) =>
        tx.ValueAsync<bool>(
            MayGiveSql,
            new
            {
                about.Owner,
                about.Programme,
                Version = about.Id,
            }
        );

    public sealed record FeedbackSeal(Guid Id, string Kind, byte[] Sealed);

    public sealed record FeedbackRow(
        Guid Id,
        FoundationVersionId Version,
        int Number,
        ProgrammeId Programme,
        PersonId Owner,
        PersonId Author,
        string Kind,
        byte[] Sealed,
        DateTimeOffset GivenAt,
        DateTimeOffset? UsedAt
    );
}
