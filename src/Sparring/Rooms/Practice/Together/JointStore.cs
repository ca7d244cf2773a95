using Sparring.Platform.Data;
using Sparring.Rooms.Practice.Actions;
using Sparring.Rooms.Practice.Contract;

namespace Sparring.Rooms.Practice.Together;

/// <summary>The SQL of joint actions and who takes part in them; row-level security leaves out what the viewer may not see.</summary>
public sealed class JointStore
{
    public const int Most = 500;

    private const string Columns = """
        select id as Id, programme as Programme, begun_by as BegunBy, lead as Lead, cluster as Cluster, due as Due, begun_at as BegunAt,
               done_at as DoneAt, reflected_at as ReflectedAt, decided_at as DecidedAt, decision as Decision,
               dropped_at as DroppedAt, told as Told, told_at as ToldAt
        from joint_action
        """;

    private const string OfProgrammeSql = $"{Columns} where programme = @Programme order by begun_at, id limit @Most";

    private const string FindSql = $"{Columns} where id = @Id";

    private const string LockSql = $"""
        {Columns} where id = @Id and exists (
            select 1 from joint_part p
            where p.action = id and p.person = @Viewer and p.joined_at is not null and p.ended_at is null)
        for update
        """;

    // The row and its first part belong together; a second time is nothing.
    private const string BeginSql = """
        insert into joint_action (tenant, id, programme, begun_by, lead, begun_at)
        values (@Tenant, @Id, @Programme, @Viewer, @Viewer, @Now) on conflict do nothing
        """;

    private const string BeginPartSql = """
        insert into joint_part (tenant, action, programme, person, asked_by, asked_at, joined_at)
        values (@Tenant, @Id, @Programme, @Viewer, @Viewer, @Now, @Now) on conflict do nothing
        """;

    private const string PartsSql = """
        select action as Action, person as Person, asked_by as AskedBy, asked_at as AskedAt, joined_at as JoinedAt, ended_at as EndedAt
        from joint_part where action = any (@Actions) order by asked_at, person
        """;

    private const string AskSql = """
        insert into joint_part (tenant, action, programme, person, asked_by, asked_at)
        values (@Tenant, @Action, @Programme, @Person, @Viewer, @Now) on conflict do nothing
        """;

    private const string AskAgainSql = """
        update joint_part set asked_by = @Viewer, asked_at = @Now, ended_at = null
        where action = @Action and person = @Person and joined_at is null and ended_at is not null
        """;

    private const string TakeBackAskingSql =
        "delete from joint_part where action = @Action and person = @Person and joined_at is null and ended_at is null";

    private const string JoinSql = """
        update joint_part set joined_at = @Now where action = @Action and person = @Viewer and joined_at is null and ended_at is null
        """;

    private const string LeaveSql =
        "update joint_part set ended_at = @Now where action = @Action and person = @Viewer and ended_at is null";

    private const string LeadSql = "update joint_action set lead = @Person where id = @Action";

    private const string FactsSql = "update joint_action set cluster = @Cluster, due = @Due where id = @Id";

    private const string StepSql = """
        update joint_action
        set done_at = case when @To in ('done', 'reflected', 'decided') then coalesce(done_at, @Now) else done_at end,
            reflected_at = case when @To in ('reflected', 'decided') then coalesce(reflected_at, @Now) else reflected_at end,
            decided_at = case when @To = 'decided' and decision is distinct from @Decision then @Now else decided_at end,
            decision = case when @To = 'decided' then @Decision else decision end,
            dropped_at = case when @To = 'dropped' then coalesce(dropped_at, @Now) when @To = 'planned' then null else dropped_at end
        where id = @Id
        """;

    private const string TellSql = """
        update joint_action set told = @Told, told_at = case when @Told::bytea is null then null else coalesce(told_at, @Now) end
        where id = @Id
        """;

    public Task<IReadOnlyList<JointAction>> OfProgrammeAsync(Tx tx, ProgrammeId programme) =>
        tx.ListAsync<JointAction>(OfProgrammeSql, new { Programme = programme, Most });

    public Task<JointAction?> FindAsync(Tx tx, Guid id) => tx.FindAsync<JointAction>(FindSql, new { Id = id });

    /// <summary>Held until the transaction ends; null when the viewer does not take part.</summary>
    public Task<JointAction?> HoldAsync(Tx tx, Viewer viewer, Guid id) =>
        tx.FindAsync<JointAction>(LockSql, new { Id = id, Viewer = viewer.Person });

    /// <summary>The same for who leads it; null for everybody else.</summary>
    public async Task<JointAction?> HoldAsLeadAsync(Tx tx, Viewer viewer, Guid id) =>
        await HoldAsync(tx, viewer, id) is { } held && held.Lead == viewer.Person ? held : null;

    public async Task<JointAction?> BeginAsync(Tx tx, Viewer viewer, Guid id, ProgrammeId programme, DateTimeOffset now)
    {
        var row = new
        {
            viewer.Tenant,
            Id = id,
            Programme = programme,
            Viewer = viewer.Person,
            Now = now,
        };
        // An id that is known already is the viewer's own second save, or somebody else's: holding it tells.
        if (await tx.ExecuteAsync(BeginSql, row) == 1)
        {
            await tx.ExecuteAsync(BeginPartSql, row);
        }

        return await HoldAsync(tx, viewer, id);
    }

    public Task<IReadOnlyList<JointPart>> PartsAsync(Tx tx, IEnumerable<Guid> actions) =>
        tx.ListAsync<JointPart>(PartsSql, new { Actions = actions.ToArray() });

    /// <summary>Asks somebody, or asks her again who said no.</summary>
    public async Task AskAsync(Tx tx, Viewer viewer, JointAction held, PersonId person, DateTimeOffset now)
    {
        var row = new
        {
            viewer.Tenant,
            Action = held.Id,
            held.Programme,
            Person = person,
            Viewer = viewer.Person,
            Now = now,
        };
        if (await tx.ExecuteAsync(AskSql, row) == 0)
        {
            await tx.ExecuteAsync(AskAgainSql, row);
        }
    }

    /// <summary>False when she has answered; pressed twice she is asked no more.</summary>
    public async Task<bool> TakeBackAskingAsync(Tx tx, Guid action, PersonId person) =>
        await tx.ExecuteAsync(TakeBackAskingSql, new { Action = action, Person = person }) == 1
        || (await PartsAsync(tx, [action])).All(part => part.Person != person);

    public Task<int> JoinAsync(Tx tx, Viewer viewer, Guid action, DateTimeOffset now) =>
        OwnAsync(tx, JoinSql, viewer, action, now);

    public Task<int> LeaveAsync(Tx tx, Viewer viewer, Guid action, DateTimeOffset now) =>
        OwnAsync(tx, LeaveSql, viewer, action, now);

    public Task LeadAsync(Tx tx, Guid action, PersonId person) =>
        tx.ExecuteAsync(LeadSql, new { Action = action, Person = person });

    public Task FactsAsync(Tx tx, Guid id, string? cluster, DateOnly? due) =>
        tx.ExecuteAsync(
            FactsSql,
            new
            {
                Id = id,
                Cluster = cluster,
                Due = due,
            }
        );

    public Task StepAsync(Tx tx, Guid id, TrialState to, string? decision, DateTimeOffset now) =>
        tx.ExecuteAsync(
            StepSql,
            new
            {
                Id = id,
                To = ActionStore.Code(to),
                Decision = decision,
                Now = now,
            }
        );

    /// <summary>Tells the forum; nothing told takes it back.</summary>
    public Task TellAsync(Tx tx, Guid id, byte[]? told, DateTimeOffset now) =>
        tx.ExecuteAsync(
            TellSql,
            new
            {
                Id = id,
                Told = told,
                Now = now,
            }
        );

    private static Task<int> OwnAsync(Tx tx, string sql, Viewer viewer, Guid action, DateTimeOffset now) =>
        tx.ExecuteAsync(
            sql,
            new
            {
                Action = action,
                Viewer = viewer.Person,
                Now = now,
            }
        );
}
