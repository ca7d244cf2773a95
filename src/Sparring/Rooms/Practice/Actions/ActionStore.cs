using Sparring.Platform.Data;
using Sparring.Rooms.Practice.Contract;

namespace Sparring.Rooms.Practice.Actions;

/// <summary>The SQL of trial actions.</summary>
public sealed class ActionStore
{
    public const int PageSize = 30;

    private const string Columns = """
        select id as Id, programme as Programme, owner as Owner, arena as Arena, made_by as MadeBy, source_kind as SourceKind,
               source_address as SourceAddress, agreed as Agreed, due as Due, begun_at as BegunAt, done_at as DoneAt,
               reflected_at as ReflectedAt, decided_at as DecidedAt, decision as Decision, next_on as NextOn, dropped_at as DroppedAt
        from trial_action
        """;

    private const string OwnSql = $"""
        {Columns} where owner = @Viewer and programme = @Programme and (begun_at, id) < (@At, @Id)
          and (@State = '' or @State = case when dropped_at is not null then 'dropped' when decided_at is not null then 'decided'
               when reflected_at is not null then 'reflected' when done_at is not null then 'done' else 'planned' end)
        order by begun_at desc, id desc limit @Most
        """;

    private const string FindSql = $"{Columns} where id = @Id";

    private const string AgreedBySql = """
        select id from trial_action
        where owner = viewer() and programme = @Programme and source is not null and due = @Day
          and done_at is null and decided_at is null and dropped_at is null
        order by begun_at, id
        """;

    private const string LockSql = $"{Columns} where id = @Id and owner = @Viewer for update";

    // Those shared with the viewer: row-level security leaves out the others.
    private const string SharedSql = $"""
        {Columns} where owner = any (@People) and programme = @Programme order by begun_at desc, id desc limit @Most
        """;

    private const string BeginSql = """
        insert into trial_action (tenant, id, programme, owner, made_by, arena, begun_at)
        select @Tenant, @Id, @Programme, @Viewer, @Viewer,
               (select a.id from practice_arena a
                where a.owner = @Viewer and a.programme = @Programme and a.chosen_at is not null and a.ended_at is null), @Now
        on conflict do nothing
        """;

    private const string AgreeSql = """
        insert into trial_action (tenant, id, programme, owner, made_by, source_kind, source, source_address, agreed, due, begun_at)
        values (@Tenant, @Id, @Programme, @Owner, @Viewer, @Kind, @Source, @Address, @Agreed, @Due, @Now)
        on conflict do nothing
        """;

    private const string PutAgreedSql = "update trial_action set agreed = @Agreed where id = @Id and owner = @Viewer";

    private const string DatesSql =
        "update trial_action set due = @Due, next_on = @NextOn where id = @Id and owner = @Viewer";

    private const string StepSql = """
        update trial_action
        set done_at = case when @To in ('done', 'reflected', 'decided') then coalesce(done_at, @Now) else done_at end,
            reflected_at = case when @To in ('reflected', 'decided') then coalesce(reflected_at, @Now) else reflected_at end,
            decided_at = case when @To = 'decided' and decision is distinct from @Decision then @Now else decided_at end,
            decision = case when @To = 'decided' then @Decision else decision end,
            dropped_at = case when @To = 'dropped' then coalesce(dropped_at, @Now) when @To = 'planned' then null else dropped_at end
        where id = @Id and owner = @Viewer
        """;

    public Task<IReadOnlyList<TrialAction>> OwnAsync(Tx tx, Viewer viewer, ActionQuery query) =>
        tx.ListAsync<TrialAction>(
            OwnSql,
            new
            {
                Viewer = viewer.Person,
                query.Programme,
                query.State,
                query.At,
                query.Id,
                query.Most,
            }
        );

    /// <summary>What the viewer has agreed with others to do by this day and has not done.</summary>
    public Task<IReadOnlyList<Guid>> AgreedByAsync(Tx tx, ProgrammeId programme, DateOnly day) =>
        tx.ListAsync<Guid>(AgreedBySql, new { Programme = programme, Day = day });

    public Task<TrialAction?> FindAsync(Tx tx, Guid id) => tx.FindAsync<TrialAction>(FindSql, new { Id = id });

    public Task<IReadOnlyList<TrialAction>> SharedAsync(
        Tx tx,
        ProgrammeId programme,
        IReadOnlyCollection<PersonId> people,
        int most
    ) =>
        tx.ListAsync<TrialAction>(
            SharedSql,
            new
            {
                Programme = programme,
                People = people.Select(person => person.Value).ToArray(),
                Most = most,
            }
        );

    /// <summary>Hers under this id, begun if need be and held until the transaction ends; null when the id is somebody else's.</summary>
    public async Task<TrialAction?> HoldAsync(Tx tx, Viewer viewer, Guid id, ProgrammeId programme, DateTimeOffset now)
    {
        var row = new
        {
            viewer.Tenant,
            Id = id,
            Programme = programme,
            Viewer = viewer.Person,
            Now = now,
        };
        await tx.ExecuteAsync(BeginSql, row);
        return await tx.FindAsync<TrialAction>(LockSql, row);
    }

    public Task<TrialAction?> HoldOwnAsync(Tx tx, Viewer viewer, Guid id) =>
        tx.FindAsync<TrialAction>(LockSql, new { Id = id, Viewer = viewer.Person });

    /// <summary>What was agreed with somebody lands with her, once; its maker reads nothing by it.</summary>
    public Task AgreeAsync(Tx tx, Viewer viewer, AgreedRow row) =>
        tx.ExecuteAsync(
            AgreeSql,
            new
            {
                viewer.Tenant,
                row.Id,
                row.Programme,
                row.Owner,
                Viewer = viewer.Person,
                row.Kind,
                row.Source,
                row.Address,
                row.Agreed,
                row.Due,
                row.Now,
            }
        );

    public Task DatesAsync(Tx tx, Viewer viewer, Guid id, DateOnly? due, DateOnly? nextOn) =>
        tx.ExecuteAsync(
            DatesSql,
            new
            {
                Id = id,
                Viewer = viewer.Person,
                Due = due,
                NextOn = nextOn,
            }
        );

    public Task StepAsync(Tx tx, Viewer viewer, Guid id, TrialState to, string? decision, DateTimeOffset now) =>
        tx.ExecuteAsync(
            StepSql,
            new
            {
                Id = id,
                Viewer = viewer.Person,
                To = Code(to),
                Decision = decision,
                Now = now,
            }
        );

    /// <summary>The words agreed in a meeting elsewhere come back with the action.</summary>
    public Task PutAgreedAsync(Tx tx, Viewer viewer, Guid id, byte[] seal) =>
        tx.ExecuteAsync(
            PutAgreedSql,
            new
            {
                Id = id,
                Viewer = viewer.Person,
                Agreed = seal,
            }
        );

    public static string Code(TrialState state) => state.ToString().ToLowerInvariant();

    public sealed record AgreedRow(
        Guid Id,
        ProgrammeId Programme,
        PersonId Owner,
        string Kind,
        Guid Source,
        string Address,
        byte[] Agreed,
        DateOnly? Due,
        DateTimeOffset Now
    );
}

/// <summary>A page of one's own trial actions, the newest first.</summary>
/// <param name="State">One of the states in small letters, or empty for all.</param>
/// <param name="At">Those begun before this moment (and, of the same moment, with a smaller id).</param>
public sealed record ActionQuery(ProgrammeId Programme, string State, DateTimeOffset At, Guid Id, int Most)
{
    private static readonly Guid Largest = Guid.Parse("ffffffff-ffff-ffff-ffff-ffffffffffff");

    public static ActionQuery First(ProgrammeId programme, string state = "", int most = ActionStore.PageSize + 1) =>
        new(programme, state, DateTimeOffset.MaxValue.AddYears(-1), Largest, most);
}
