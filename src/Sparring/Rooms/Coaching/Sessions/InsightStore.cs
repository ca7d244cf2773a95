using Sparring.Platform.Data;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>The SQL of points across groups. Row-level security shows a point to its coach, the groups behind it and, once released, its audience.</summary>
public sealed class InsightStore
{
    private const string AllSql = """
        select i.id as Id, i.programme as Programme, i.coach as Coach, i.sealed as Sealed,
               i.offered_on as OfferedOn, i.audience as Audience, i.people as People, i.released_on as ReleasedOn,
               exists (select 1 from coaching_insight_group g where g.insight = i.id and is_member_of(g.sparring_group)) as IsOfMine,
               exists (select 1 from coaching_insight_veto v where v.insight = i.id) as HasObjected
        from coaching_insight i
        where i.programme = @Programme and i.offered_on is not null and i.withdrawn_on is null
        order by coalesce(i.released_on, i.offered_on) desc, i.id
        """;

    private const string OfferSql = """
        insert into coaching_insight (tenant, id, programme, coach, sealed, written_on, offered_on, audience)
        values (tenant(), @Id, @Programme, viewer(), @Sealed, @Day, @Day, @Audience) on conflict do nothing
        """;

    private const string MarkSql = """
        insert into coaching_insight_group (tenant, insight, sparring_group, marked_by)
        values (tenant(), @Id, @Group, viewer()) on conflict do nothing
        """;

    private const string BehindSql = """
        select (select count(*) from coaching_insight_group g where g.insight = @Id and g.marked_by = viewer())::int as Groups,
               (select count(distinct m.person) from coaching_insight_group g
                    join group_member_today m on m.sparring_group = g.sparring_group
                where g.insight = @Id and g.marked_by = viewer())::int as People,
               exists (select 1 from coaching_insight_veto v where v.insight = @Id) as HasObjected
        """;

    private const string ObjectSql = """
        insert into coaching_insight_veto (tenant, insight, sparring_group, vetoed_on)
        select tenant(), g.insight, g.sparring_group, @Day
        from coaching_insight_group g join coaching_insight i on i.id = g.insight
        where g.insight = @Id and is_member_of(g.sparring_group)
          and i.offered_on is not null and i.released_on is null and i.withdrawn_on is null
        on conflict do nothing
        """;

    private const string ReleaseSql = """
        update coaching_insight set released_on = @Day, people = @People
        where id = @Id and coach = viewer() and released_on is null and withdrawn_on is null
          and not exists (select 1 from coaching_insight_veto v where v.insight = id)
        """;

    private const string WithdrawSql =
        "update coaching_insight set withdrawn_on = coalesce(withdrawn_on, @Day) where id = @Id and coach = viewer()";

    // What is being heard in the viewer's own group, and what waits for its coach.
    private const string ToHearSql = """
        select i.offered_on as OfferedOn, false as HasObjected
        from group_member_today m join coaching_insight_group g on g.sparring_group = m.sparring_group
            join coaching_insight i on i.id = g.insight
        where m.person = viewer() and i.offered_on > @Heard and i.released_on is null and i.withdrawn_on is null
          and not exists (select 1 from coaching_insight_veto v where v.insight = i.id)
        order by i.offered_on
        """;

    private const string ToReleaseSql = """
        select i.offered_on as OfferedOn, v.has_objected as HasObjected
        from coaching_insight i, lateral (
            select exists (select 1 from coaching_insight_veto v where v.insight = i.id) as has_objected) v
        where i.coach = viewer() and i.released_on is null and i.withdrawn_on is null
          and (v.has_objected or i.offered_on <= @Heard)
        order by i.offered_on
        """;

    /// <summary>What was offered on this day or before has been heard.</summary>
    public static Question ToHear(DateOnly heard) => new Question(ToHearSql).With("Heard", heard);

    /// <summary>What was offered on this day or before has been heard.</summary>
    public static Question ToRelease(DateOnly heard) => new Question(ToReleaseSql).With("Heard", heard);

    public Task<IReadOnlyList<Row>> AllAsync(Tx tx, ProgrammeId programme) =>
        tx.ListAsync<Row>(AllSql, new { Programme = programme });

    public async Task OfferAsync(Tx tx, CoachingInsight insight, byte[] seal, IEnumerable<SparringGroupId> groups)
    {
        var offered = await tx.ExecuteAsync(
            OfferSql,
            new
            {
                insight.Id,
                insight.Programme,
                Sealed = seal,
                Day = insight.OfferedOn,
                insight.Audience,
            }
        );
        if (offered == 0)
        {
            // It was offered before: the groups that hear it are those it was offered to.
            return;
        }

        foreach (var group in groups)
        {
            await tx.ExecuteAsync(MarkSql, new { insight.Id, Group = group });
        }
    }

    public async Task<CoachingInsight.Behind> BehindAsync(Tx tx, Guid id) =>
        await tx.FindAsync<CoachingInsight.Behind>(BehindSql, new { Id = id }) ?? new(0, 0, false);

    public Task ObjectAsync(Tx tx, Guid id, DateOnly day) => tx.ExecuteAsync(ObjectSql, new { Id = id, Day = day });

    public async Task<bool> ReleaseAsync(Tx tx, Guid id, int people, DateOnly day) =>
        await tx.ExecuteAsync(
            ReleaseSql,
            new
            {
                Id = id,
                People = people,
                Day = day,
            }
        ) == 1;

    /// <summary>False when it is not the viewer's own.</summary>
    public async Task<bool> WithdrawAsync(Tx tx, Guid id, DateOnly day) =>
        await tx.ExecuteAsync(WithdrawSql, new { Id = id, Day = day }) == 1;

    /// <summary>A point that was offered and not withdrawn.</summary>
    /// <param name="IsOfMine">Whether the viewer's own group is behind it.</param>
    public sealed record Row(
        Guid Id,
        ProgrammeId Programme,
        PersonId Coach,
        byte[] Sealed,
        DateOnly OfferedOn,
        string Audience,
        int? People,
        DateOnly? ReleasedOn,
        bool IsOfMine,
        bool HasObjected
    );

    /// <summary>A point that waits for the viewer.</summary>
    public sealed record WaitingRow(DateOnly OfferedOn, bool HasObjected);
}
