using Sparring.Platform.Data;

namespace Sparring.Rooms.Practice;

/// <summary>The SQL that is about the room as a whole.</summary>
public sealed class PracticeStore
{
    private const string WrittenInSql = """
        select programme from (
            select programme, begun_at from learning_focus where owner = @Viewer
            union all select programme, begun_at from practice_arena where owner = @Viewer
            union all select programme, begun_at from trial_action where owner = @Viewer) own
        group by programme order by max(begun_at) desc
        """;

    // Her own group, and the groups she coaches; Groups shows itself in this view (docs/decisions/0090).
    private const string AroundSql = """
        select m.sparring_group as GroupId, m.number as Number, m.person as Person, m.coached_by_viewer as IsCoached
        from group_member_today m
        where m.programme = @Programme and m.person <> viewer()
          and (m.coached_by_viewer or m.sparring_group in (
              select own.sparring_group from group_member_today own where own.programme = @Programme and own.person = viewer()))
        order by m.number, m.person
        """;

    private const string ArenaChosenOnSql = """
        select owner as Owner, chosen_on as ChosenOn from practice_arena_status
        where programme = @Programme and owner = any (@People)
        """;

    public Task<IReadOnlyList<ChosenRow>> ArenaChosenOnAsync(
        Tx tx,
        ProgrammeId programme,
        IReadOnlyCollection<PersonId> people
    ) =>
        tx.ListAsync<ChosenRow>(
            ArenaChosenOnSql,
            new { Programme = programme, People = people.Select(person => person.Value).ToArray() }
        );

    /// <summary>The programmes the viewer has written in, the latest first.</summary>
    public Task<IReadOnlyList<ProgrammeId>> WrittenInAsync(Tx tx, Viewer viewer) =>
        tx.ListAsync<ProgrammeId>(WrittenInSql, new { Viewer = viewer.Person });

    /// <summary>Those whose group the viewer is in, or coaches, today.</summary>
    public Task<IReadOnlyList<AroundRow>> AroundAsync(Tx tx, ProgrammeId programme) =>
        tx.ListAsync<AroundRow>(AroundSql, new { Programme = programme });

    public sealed record ChosenRow(PersonId Owner, DateOnly ChosenOn);

    public sealed record AroundRow(SparringGroupId GroupId, int Number, PersonId Person, bool IsCoached);
}
