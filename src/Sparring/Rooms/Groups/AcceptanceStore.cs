using Sparring.Platform.Data;
using Sparring.Rooms.Groups.Contract;

namespace Sparring.Rooms.Groups;

/// <summary>The SQL of who has accepted what a group agreed; row-level security keeps it to its members and its coach.</summary>
public sealed class AcceptanceStore : IGroupAgreements
{
    // Only what stands now can be accepted: version 0 is the common rules, before the group has words of its own.
    private const string AcceptSql = """
        insert into group_agreement_acceptance (tenant, sparring_group, person, version, accepted_at)
        select tenant(), @Group, viewer(), @Version, @Now
        where @Version = coalesce((select a.version from group_agreement a where a.sparring_group = @Group), 0)
        on conflict do nothing
        """;

    private const string HasAcceptedSql = """
        select exists (select 1 from group_agreement_acceptance
                       where sparring_group = @Group and person = viewer() and version = @Version)
        """;

    private const string OfGroupSql = """
        select distinct on (person) person as Person, version as Version, accepted_at as At
        from group_agreement_acceptance where sparring_group = @Group order by person, version desc
        """;

    private const string StandingSql = """
        select c.sparring_group as "Group", c.person as Person
        from group_agreement_acceptance c left join group_agreement a on a.sparring_group = c.sparring_group
        where c.sparring_group = any(@Groups) and c.version = coalesce(a.version, 0)
        """;

    private const string NextSql = """
        select g.id as Group, g.number as Number
        from sparring_group_member m
            join sparring_group g on g.id = m.sparring_group
            join group_agreement a on a.sparring_group = g.id
        where m.person = viewer() and m.valid @> today()
          and not exists (select 1 from group_agreement_acceptance c
                          where c.sparring_group = g.id and c.person = viewer() and c.version = a.version)
        """;

    /// <summary>Groups of the viewer whose words she has not accepted as they stand now.</summary>
    public static Question Next { get; } = new(NextSql);

    /// <summary>Accepts a version, once; false when it is no longer the one that stands.</summary>
    public async Task<bool> AcceptAsync(Tx tx, SparringGroupId group, int version, DateTimeOffset now)
    {
        var accepted = new
        {
            Group = group,
            Version = version,
            Now = now,
        };
        return await tx.ExecuteAsync(AcceptSql, accepted) == 1 || await tx.ValueAsync<bool>(HasAcceptedSql, accepted);
    }

    /// <summary>The latest version each has accepted.</summary>
    public Task<IReadOnlyList<Acceptance>> OfGroupAsync(Tx tx, SparringGroupId group) =>
        tx.ListAsync<Acceptance>(OfGroupSql, new { Group = group });

    public async Task<ILookup<SparringGroupId, PersonId>> AcceptedAsync(
        Tx tx,
        IReadOnlyCollection<SparringGroupId> groups
    ) =>
        (
            await tx.ListAsync<StandingRow>(StandingSql, new { Groups = groups.Select(group => group.Value).ToArray() })
        ).ToLookup(row => row.Group, row => row.Person);

    private sealed record StandingRow(SparringGroupId Group, PersonId Person);

    public sealed record NextRow(Guid Group, int Number);
}

/// <summary>That somebody accepted what the group had agreed by then.</summary>
public sealed record Acceptance(PersonId Person, int Version, DateTimeOffset At);
