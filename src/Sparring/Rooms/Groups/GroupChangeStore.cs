using Sparring.Platform.Data;

namespace Sparring.Rooms.Groups;

/// <summary>The SQL of moving people between groups and of changing coaches: periods end and begin, nothing is overwritten.</summary>
public sealed class GroupChangeStore
{
    private const string MembershipSql = """
        select sparring_group as "Group", lower(valid) as Since, upper(valid) as Until
        from sparring_group_member
        where programme = @Programme and person = @Person and valid @> @AsOf
        for update
        """;

    private const string LaterSql = """
        select count(*) from sparring_group_member
        where programme = @Programme and person = @Person and lower(valid) >= @AsOf
        """;

    // A period that would be empty (moved on its first day) goes away; any other ends the day before.
    private const string EndMembershipSql = """
        with gone as (
            delete from sparring_group_member
            where programme = @Programme and person = @Person and sparring_group = @Group and lower(valid) = @AsOf)
        update sparring_group_member set valid = daterange(lower(valid), @AsOf)
        where programme = @Programme and person = @Person and sparring_group = @Group and valid @> @AsOf and lower(valid) is distinct from @AsOf
        """;

    private const string BeginMembershipSql = """
        insert into sparring_group_member (tenant, sparring_group, programme, person, valid)
        values (tenant(), @Group, @Programme, @Person, daterange(@AsOf, null))
        """;

    private const string CoachesSql = """
        select count(*) from sparring_group_coach where sparring_group = @Group and person = @Person and valid && daterange(@AsOf, null)
        """;

    private const string SetCoachSql = """
        insert into sparring_group_coach (tenant, sparring_group, person, valid) values (tenant(), @Group, @Person, daterange(@AsOf, null))
        """;

    private const string EndCoachSql = """
        with gone as (
            delete from sparring_group_coach where sparring_group = @Group and person = @Person and lower(valid) = @AsOf returning 1),
        ended as (
            update sparring_group_coach set valid = daterange(lower(valid), @AsOf)
            where sparring_group = @Group and person = @Person and valid @> @AsOf and lower(valid) is distinct from @AsOf returning 1)
        select (select count(*) from gone) + (select count(*) from ended)
        """;

    private const string LogSql = """
        insert into sparring_group_change (tenant, id, programme, sparring_group, was_in, person, kind, as_of, made_by, made_at)
        values (tenant(), @Id, @Programme, @Group, @WasIn, @Person, @Kind, @AsOf, viewer(), @Now)
        on conflict do nothing
        """;

    private const string ForgetSql = "delete from sparring_group_change where id = @Id";

    private const string ChangesSql = """
        select c.kind as Kind, c.as_of as AsOf, c.person as Person, w.number as WasIn, g.number as Number
        from sparring_group_change c
            join sparring_group g on g.id = c.sparring_group
            left join sparring_group w on w.id = c.was_in
        where c.sparring_group = @Group or c.was_in = @Group
        order by c.made_at desc
        """;

    public Task<Membership?> MembershipAsync(Tx tx, ProgrammeId programme, PersonId person, DateOnly asOf) =>
        tx.FindAsync<Membership>(
            MembershipSql,
            new
            {
                Programme = programme,
                Person = person,
                AsOf = asOf,
            }
        );

    public async Task<bool> MovesLaterAsync(Tx tx, ProgrammeId programme, PersonId person, DateOnly asOf) =>
        await tx.ValueAsync<long>(
            LaterSql,
            new
            {
                Programme = programme,
                Person = person,
                AsOf = asOf.AddDays(1),
            }
        ) > 0;

    public async Task MoveAsync(Tx tx, GroupMove move)
    {
        await tx.ExecuteAsync(
            EndMembershipSql,
            new
            {
                move.Programme,
                move.Person,
                Group = move.From?.Value,
                move.AsOf,
            }
        );
        await tx.ExecuteAsync(
            BeginMembershipSql,
            new
            {
                move.Programme,
                move.Person,
                Group = move.To,
                move.AsOf,
            }
        );
    }

    public async Task<bool> CoachesAsync(Tx tx, SparringGroupId group, PersonId coach, DateOnly asOf) =>
        await tx.ValueAsync<long>(
            CoachesSql,
            new
            {
                Group = group,
                Person = coach,
                AsOf = asOf,
            }
        ) > 0;

    public Task SetCoachAsync(Tx tx, SparringGroupId group, PersonId coach, DateOnly asOf) =>
        tx.ExecuteAsync(
            SetCoachSql,
            new
            {
                Group = group,
                Person = coach,
                AsOf = asOf,
            }
        );

    public async Task<bool> EndCoachAsync(Tx tx, SparringGroupId group, PersonId coach, DateOnly asOf) =>
        await tx.ValueAsync<long>(
            EndCoachSql,
            new
            {
                Group = group,
                Person = coach,
                AsOf = asOf,
            }
        ) > 0;

    /// <summary>True when this very change (by its id) is new: a double click changes nothing twice.</summary>
    public async Task<bool> LogAsync(Tx tx, Guid id, GroupMove move, string kind, DateTimeOffset now) =>
        await tx.ExecuteAsync(
            LogSql,
            new
            {
                Id = id,
                move.Programme,
                Group = move.To,
                WasIn = move.From?.Value,
                move.Person,
                Kind = kind,
                move.AsOf,
                Now = now,
            }
        ) == 1;

    /// <summary>A change that was refused after all has not happened.</summary>
    public Task ForgetAsync(Tx tx, Guid id) => tx.ExecuteAsync(ForgetSql, new { Id = id });

    public Task<IReadOnlyList<Change>> ChangesAsync(Tx tx, SparringGroupId group) =>
        tx.ListAsync<Change>(ChangesSql, new { Group = group });

    public sealed class Membership
    {
        public required Guid Group { get; init; }
        public DateOnly? Since { get; init; }
        public DateOnly? Until { get; init; }
    }

    public sealed class Change
    {
        public required string Kind { get; init; }
        public required DateOnly AsOf { get; init; }
        public required PersonId Person { get; init; }
        public int? WasIn { get; init; }
        public int Number { get; init; }
    }
}

/// <summary>A person goes from one group to another as of a day (or a coach comes to one: then From is null).</summary>
public sealed record GroupMove(
    ProgrammeId Programme,
    PersonId Person,
    SparringGroupId? From,
    SparringGroupId To,
    DateOnly AsOf
);
