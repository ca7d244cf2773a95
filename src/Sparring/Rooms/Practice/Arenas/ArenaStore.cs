using Sparring.Platform.Data;
using Sparring.Rooms.Practice.Back;

namespace Sparring.Rooms.Practice.Arenas;

/// <summary>The SQL of practice arenas.</summary>
public sealed class ArenaStore
{
    private const string OwnSql = """
        select id, programme, owner, number, departments, theme, begun_at as BegunAt, chosen_at as ChosenAt, ended_at as EndedAt
        from practice_arena where owner = @Viewer and programme = @Programme order by begun_at desc, id
        """;

    private const string FindSql = """
        select id, programme, owner, number, departments, theme, begun_at as BegunAt, chosen_at as ChosenAt, ended_at as EndedAt
        from practice_arena where id = @Id
        """;

    private const string ActiveSql = """
        select id, programme, owner, number, departments, theme, begun_at as BegunAt, chosen_at as ChosenAt, ended_at as EndedAt
        from practice_arena
        where owner = any (@People) and programme = @Programme and chosen_at is not null and ended_at is null
        """;

    // Those whose owners have opened them to the forum; her own group's and her own stand there only when they are, too.
    private const string OverviewSql = """
        select id, programme, owner, number, departments, theme, begun_at as BegunAt, chosen_at as ChosenAt, ended_at as EndedAt
        from practice_arena a
        where programme = @Programme and chosen_at is not null and ended_at is null
          and exists (select 1 from share s
                      where s.artefact = 'practice-arena' and s.artefact_id = a.id and s.kind = 'forum' and s.revoked_at is null)
        order by chosen_at, id
        """;

    private const string ChosenCountSql = """
        select count(*) from practice_arena_status s
        where s.programme = @Programme
        """;

    private const string BeginSql = """
        insert into practice_arena (tenant, id, programme, owner, begun_at)
        values (@Tenant, @Id, @Programme, @Viewer, @Now) on conflict do nothing
        """;

    private const string LockSql = """
        select id, programme, owner, number, departments, theme, begun_at as BegunAt, chosen_at as ChosenAt, ended_at as EndedAt
        from practice_arena where id = @Id and owner = @Viewer for update
        """;

    private const string EndOthersSql = """
        update practice_arena set ended_at = @Now
        where owner = @Viewer and programme = @Programme and id <> @Id and chosen_at is not null and ended_at is null
        """;

    private const string ChooseSql = """
        update practice_arena
        set number = number + 1, chosen_at = coalesce(chosen_at, @Now), ended_at = null, departments = @Departments, theme = @Theme
        where id = @Id and owner = @Viewer
        """;

    private const string StatusSql = """
        insert into practice_arena_status (tenant, programme, owner, chosen_on) values (@Tenant, @Programme, @Viewer, @Today)
        on conflict (programme, owner) do nothing
        """;

    // Pressed again it is ended as it was.
    private const string EndSql =
        "update practice_arena set ended_at = coalesce(ended_at, @Now) where id = @Id and owner = @Viewer and chosen_at is not null";

    private const string UnsaySql = """
        delete from practice_arena_status s
        where s.owner = @Viewer and not exists (
            select 1 from practice_arena a
            where a.owner = s.owner and a.programme = s.programme and a.chosen_at is not null and a.ended_at is null)
        """;

    private const string AgreeSql = """
        update practice_text set is_agreed = true
        where thing = @Thing and version = @Number and section = 'counterpart' and owner = @Viewer
        """;

    // Where one is active already, what comes back is an old one.
    private const string PutBackSql = """
        update practice_arena a set number = @Versions, chosen_at = @ChosenAt, departments = @Departments, theme = @Theme,
            ended_at = coalesce(@EndedAt::timestamptz, case when exists (
                select 1 from practice_arena o
                where o.owner = @Viewer and o.programme = a.programme and o.id <> a.id
                  and o.chosen_at is not null and o.ended_at is null) then @Now::timestamptz end)
        where id = @Id and owner = @Viewer
        """;

    public Task<IReadOnlyList<PracticeArena>> OwnAsync(Tx tx, Viewer viewer, ProgrammeId programme) =>
        tx.ListAsync<PracticeArena>(OwnSql, new { Viewer = viewer.Person, Programme = programme });

    public Task<PracticeArena?> FindAsync(Tx tx, Guid id) => tx.FindAsync<PracticeArena>(FindSql, new { Id = id });

    public Task<IReadOnlyList<PracticeArena>> ActiveAsync(
        Tx tx,
        ProgrammeId programme,
        IReadOnlyCollection<PersonId> people
    ) =>
        tx.ListAsync<PracticeArena>(
            ActiveSql,
            new { Programme = programme, People = people.Select(person => person.Value).ToArray() }
        );

    public Task<IReadOnlyList<PracticeArena>> OverviewAsync(Tx tx, ProgrammeId programme) =>
        tx.ListAsync<PracticeArena>(OverviewSql, new { Programme = programme });

    /// <summary>How many have chosen one, as far as the viewer sees: an organiser all of them.</summary>
    public Task<long> ChosenCountAsync(Tx tx, ProgrammeId programme) =>
        tx.ValueAsync<long>(ChosenCountSql, new { Programme = programme });

    /// <summary>Hers under this id, begun if need be and held until the transaction ends; null when the id is somebody else's.</summary>
    public async Task<PracticeArena?> HoldAsync(
        Tx tx,
        Viewer viewer,
        Guid id,
        ProgrammeId programme,
        DateTimeOffset now
    )
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
        return await tx.FindAsync<PracticeArena>(LockSql, row);
    }

    /// <summary>Chosen, or chosen anew in a narrower form; another one of hers ends with it.</summary>
    public async Task ChooseAsync(
        Tx tx,
        Viewer viewer,
        PracticeArena held,
        IEnumerable<Guid> departments,
        string? theme,
        DateTimeOffset now
    )
    {
        var row = new
        {
            viewer.Tenant,
            held.Id,
            held.Programme,
            Viewer = viewer.Person,
            Departments = departments.ToArray(),
            Theme = theme,
            Now = now,
            Today = DateOnly.FromDateTime(now.InCopenhagen().DateTime),
        };
        await tx.ExecuteAsync(EndOthersSql, row);
        await tx.ExecuteAsync(ChooseSql, row);
        await tx.ExecuteAsync(StatusSql, row);
    }

    /// <summary>The counterpart of this version knows of it: her name is open to those who may read the arena.</summary>
    public Task AgreeAsync(Tx tx, Viewer viewer, PracticeArena arena, int number) =>
        tx.ExecuteAsync(
            AgreeSql,
            new
            {
                Thing = arena.Id,
                Number = number,
                Viewer = viewer.Person,
            }
        );

    /// <summary>It was chosen elsewhere; see <see cref="ChosenBefore"/>.</summary>
    public async Task PutBackAsync(
        Tx tx,
        Viewer viewer,
        PracticeArena held,
        ChosenBefore before,
        IReadOnlyList<Guid> departments,
        string? theme,
        DateTimeOffset now
    )
    {
        var row = new
        {
            viewer.Tenant,
            held.Id,
            held.Programme,
            Viewer = viewer.Person,
            before.Versions,
            before.ChosenAt,
            before.EndedAt,
            Departments = departments.ToArray(),
            Theme = theme,
            Now = now,
            Today = DateOnly.FromDateTime(before.ChosenAt.InCopenhagen().DateTime),
        };
        await tx.ExecuteAsync(PutBackSql, row);
        await tx.ExecuteAsync(StatusSql, row);
        await tx.ExecuteAsync(UnsaySql, row);
    }

    /// <summary>Ends it; whoever has none is not said to have one. False: the viewer has chosen no such arena.</summary>
    public async Task<bool> EndAsync(Tx tx, Viewer viewer, Guid id, DateTimeOffset now)
    {
        var row = new
        {
            Id = id,
            Viewer = viewer.Person,
            Now = now,
        };
        var ended = await tx.ExecuteAsync(EndSql, row);
        await tx.ExecuteAsync(UnsaySql, row);
        return ended == 1;
    }
}
