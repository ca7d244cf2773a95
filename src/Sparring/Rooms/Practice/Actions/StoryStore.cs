using Sparring.Platform.Data;

namespace Sparring.Rooms.Practice.Actions;

/// <summary>The SQL of what the forum is told; paged by its key, so that a list stays the same while others tell.</summary>
public sealed class StoryStore
{
    public const int PageSize = 20;

    private const string TellSql = """
        insert into trial_action_story (tenant, action, programme, owner, decision, sealed, told_at)
        values (@Tenant, @Action, @Programme, @Viewer, @Decision, @Sealed, @Now)
        on conflict (action) do update set sealed = excluded.sealed, decision = excluded.decision
        """;

    private const string WithdrawSql = "delete from trial_action_story where action = @Action and owner = @Viewer";

    private const string PageSql = """
        select action as Action, programme as Programme, owner as Owner, decision as Decision, sealed as Sealed, told_at as ToldAt
        from trial_action_story
        where programme = @Programme and (told_at, action) < (@At, @Id)
        order by told_at desc, action desc limit @Most
        """;

    private const string OfSql = """
        select action as Action, programme as Programme, owner as Owner, decision as Decision, sealed as Sealed, told_at as ToldAt
        from trial_action_story where action = @Action
        """;

    public Task TellAsync(Tx tx, Viewer viewer, TrialAction action, byte[] seal, DateTimeOffset now) =>
        tx.ExecuteAsync(
            TellSql,
            new
            {
                viewer.Tenant,
                Action = action.Id,
                action.Programme,
                Viewer = viewer.Person,
                action.Decision,
                Sealed = seal,
                Now = now,
            }
        );

    public Task WithdrawAsync(Tx tx, Viewer viewer, Guid action) =>
        tx.ExecuteAsync(WithdrawSql, new { Action = action, Viewer = viewer.Person });

    public Task<IReadOnlyList<StoryRow>> PageAsync(Tx tx, ActionQuery query) =>
        tx.ListAsync<StoryRow>(
            PageSql,
            new
            {
                query.Programme,
                query.At,
                query.Id,
                query.Most,
            }
        );

    public Task<StoryRow?> OfAsync(Tx tx, Guid action) => tx.FindAsync<StoryRow>(OfSql, new { Action = action });

    public sealed record StoryRow(
        Guid Action,
        ProgrammeId Programme,
        PersonId Owner,
        string? Decision,
        byte[] Sealed,
        DateTimeOffset ToldAt
    );
}
