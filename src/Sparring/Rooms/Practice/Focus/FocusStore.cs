using Sparring.Platform.Data;
using Sparring.Rooms.Practice.Back;

namespace Sparring.Rooms.Practice.Focus;

/// <summary>The SQL of learning focuses.</summary>
public sealed class FocusStore
{
    private const string OwnSql = """
        select id, programme, owner, phase, number, begun_at as BegunAt, chosen_at as ChosenAt, ended_at as EndedAt
        from learning_focus where owner = @Viewer and programme = @Programme order by begun_at desc, id
        """;

    private const string FindSql = """
        select id, programme, owner, phase, number, begun_at as BegunAt, chosen_at as ChosenAt, ended_at as EndedAt
        from learning_focus where id = @Id
        """;

    // The focus each of them has chosen last and not ended, as far as the viewer may see it.
    private const string ActiveSql = """
        select distinct on (owner) id, programme, owner, phase, number, begun_at as BegunAt, chosen_at as ChosenAt, ended_at as EndedAt
        from learning_focus
        where owner = any (@People) and programme = @Programme and chosen_at is not null and ended_at is null
        order by owner, chosen_at desc
        """;

    private const string BeginSql = """
        insert into learning_focus (tenant, id, programme, owner, phase, begun_at)
        values (@Tenant, @Id, @Programme, @Viewer, @Phase, @Now) on conflict do nothing
        """;

    private const string LockSql = """
        select id, programme, owner, phase, number, begun_at as BegunAt, chosen_at as ChosenAt, ended_at as EndedAt
        from learning_focus where id = @Id and owner = @Viewer for update
        """;

    private const string EndOthersSql = """
        update learning_focus set ended_at = @Now
        where owner = @Viewer and programme = @Programme and phase = @Phase and id <> @Id and chosen_at is not null and ended_at is null
        """;

    private const string ChooseSql = """
        update learning_focus set number = number + 1, chosen_at = coalesce(chosen_at, @Now), ended_at = null
        where id = @Id and owner = @Viewer
        """;

    // Pressed again it is ended as it was.
    private const string EndSql =
        "update learning_focus set ended_at = coalesce(ended_at, @Now) where id = @Id and owner = @Viewer and chosen_at is not null";

    // Where one of the phase is active already, what comes back is an old one.
    private const string PutBackSql = """
        update learning_focus f set number = @Versions, chosen_at = @ChosenAt,
            ended_at = coalesce(@EndedAt::timestamptz, case when exists (
                select 1 from learning_focus o
                where o.owner = @Viewer and o.programme = f.programme and o.phase = f.phase and o.id <> f.id
                  and o.chosen_at is not null and o.ended_at is null) then @Now::timestamptz end)
        where id = @Id and owner = @Viewer
        """;

    /// <summary>It was chosen elsewhere; see <see cref="ChosenBefore"/>.</summary>
    public Task PutBackAsync(Tx tx, Viewer viewer, Guid id, ChosenBefore before, DateTimeOffset now) =>
        tx.ExecuteAsync(
            PutBackSql,
            new
            {
                Id = id,
                Viewer = viewer.Person,
                before.Versions,
                before.ChosenAt,
                before.EndedAt,
                Now = now,
            }
        );

    public Task<IReadOnlyList<LearningFocus>> OwnAsync(Tx tx, Viewer viewer, ProgrammeId programme) =>
        tx.ListAsync<LearningFocus>(OwnSql, new { Viewer = viewer.Person, Programme = programme });

    public Task<LearningFocus?> FindAsync(Tx tx, Guid id) => tx.FindAsync<LearningFocus>(FindSql, new { Id = id });

    public Task<IReadOnlyList<LearningFocus>> ActiveAsync(
        Tx tx,
        ProgrammeId programme,
        IReadOnlyCollection<PersonId> people
    ) =>
        tx.ListAsync<LearningFocus>(
            ActiveSql,
            new { Programme = programme, People = people.Select(person => person.Value).ToArray() }
        );

    /// <summary>Hers under this id, begun if need be and held until the transaction ends; null when the id is somebody else's.</summary>
    public async Task<LearningFocus?> HoldAsync(
        Tx tx,
        Viewer viewer,
        Guid id,
        ProgrammeId programme,
        string phase,
        DateTimeOffset now
    )
    {
        var row = new
        {
            viewer.Tenant,
            Id = id,
            Programme = programme,
            Viewer = viewer.Person,
            Phase = phase,
            Now = now,
        };
        await tx.ExecuteAsync(BeginSql, row);
        return await tx.FindAsync<LearningFocus>(LockSql, row);
    }

    /// <summary>Chosen, or chosen anew in a narrower form; another one of the same phase ends with it.</summary>
    public async Task ChooseAsync(Tx tx, Viewer viewer, LearningFocus held, DateTimeOffset now)
    {
        var row = new
        {
            held.Id,
            held.Programme,
            held.Phase,
            Viewer = viewer.Person,
            Now = now,
        };
        await tx.ExecuteAsync(EndOthersSql, row);
        await tx.ExecuteAsync(ChooseSql, row);
    }

    public Task<int> EndAsync(Tx tx, Viewer viewer, Guid id, DateTimeOffset now) =>
        tx.ExecuteAsync(
            EndSql,
            new
            {
                Id = id,
                Viewer = viewer.Person,
                Now = now,
            }
        );
}
