using Sparring.Platform.Data;

namespace Sparring.Rooms.Groups.Composing;

/// <summary>The SQL of reading proposals and of what they are made from.</summary>
public sealed class ProposalStore
{
    private const string Columns = """
        select id as Id, programme as Programme, kind as Kind, title as Title, day as Day, place as Place, sizes as Sizes,
               department as Department, level as Level, task as Task, met as Met, own_group as OwnGroup, line as Line,
               seconds as Seconds, seed as Seed, version as Version, solved_at as SolvedAt, stop as Stop,
               lower_bound as LowerBound, confirmed_at as ConfirmedAt, announced_at as AnnouncedAt, occasion as Occasion,
               based_on as BasedOn, roles as Roles, series as Series, series_number as SeriesNumber
        from group_proposal

        """;

    private const string AllSql = Columns + "where programme = @Programme order by made_at desc, id";

    private const string OneSql = Columns + "where id = @Id";

    private const string PeopleSql = """
        select q.person as Person, q.seat as Seat, q.locked_at as LockedAt
        from group_proposal_person q join person p on p.id = q.person
        where q.proposal = @Id order by p.name, p.id
        """;

    private const string RulesSql =
        "select kind as Kind, person as Person, other as Other from group_proposal_rule where proposal = @Id order by kind, person, other";

    // Sparring groups of the day itself count as one's own group, not as having met; a proposal never meets itself. Those
    // planned with it count as they stand now.
    private const string MetSql = """
        select one as One, other as Other, count(distinct place)::int as Times,
               count(distinct place) filter (where day < @Day - interval '1 year')::int as LongAgo
        from (select one, other, place, day from met
              where programme = @Programme and kind = 'occasion' and day <= @Day and place is distinct from @But
              union all
              select a.person, b.person, q.id, q.day
              from group_proposal q join group_proposal_person a on a.proposal = q.id
                  join group_proposal_person b on b.proposal = q.id and b.seat = a.seat and a.person < b.person
              where q.series = @Series and q.id <> @Id
                and case when q.confirmed_at is null then @WithOpen else q.day > @Day end) known
        group by one, other
        """;

    private const string SeriesSql = Columns + "where series = @Series order by series_number";

    private const string PairsOfSql = """
        select array_agg(s.person order by s.person) as People
        from occasion_seat s where s.occasion = @Occasion group by s.occasion_group
        """;

    private const string PlayedSql = """
        select s.person as Person, s.role as Role, count(*)::int as Times
        from occasion_seat s join occasion o on o.id = s.occasion
        where o.programme = @Programme and s.role is not null and o.id is distinct from @But
        group by s.person, s.role
        """;

    private const string BeforeLastStepSql = """
        select person as Person, seat as Seat
        from group_proposal_step where proposal = @Id and seat is not null
          and step = (select max(step) from group_proposal_step where proposal = @Id)
        """;

    private const string LastStepSql =
        "select kind from group_proposal_step where proposal = @Id order by step desc limit 1";

    public Task<IReadOnlyList<GroupProposal>> AllAsync(Tx tx, ProgrammeId programme) =>
        tx.ListAsync<GroupProposal>(AllSql, new { Programme = programme });

    public Task<GroupProposal?> FindAsync(Tx tx, Guid id) => tx.FindAsync<GroupProposal>(OneSql, new { Id = id });

    public async Task<IReadOnlyList<ProposalPerson>> PeopleAsync(Tx tx, Guid id) =>
        [
            .. (await tx.ListAsync<PersonRow>(PeopleSql, new { Id = id })).Select(row => new ProposalPerson(
                row.Person,
                row.Seat,
                row.LockedAt
            )),
        ];

    public Task<IReadOnlyList<PeopleRule>> RulesAsync(Tx tx, Guid id) =>
        tx.ListAsync<PeopleRule>(RulesSql, new { Id = id });

    public Task<IReadOnlyList<MetPair>> MetAsync(Tx tx, GroupProposal proposal, Guid? but, bool withOpen = true) =>
        tx.ListAsync<MetPair>(
            MetSql,
            new
            {
                proposal.Id,
                proposal.Programme,
                proposal.Day,
                proposal.Series,
                WithOpen = withOpen,
                But = but,
            }
        );

    /// <summary>The gatherings of a series, in their order.</summary>
    public Task<IReadOnlyList<GroupProposal>> SeriesAsync(Tx tx, Guid series) =>
        tx.ListAsync<GroupProposal>(SeriesSql, new { Series = series });

    public async Task<IReadOnlyList<IReadOnlyList<PersonId>>> PairsOfAsync(Tx tx, Guid occasion) =>
        [
            .. (await tx.ListAsync<SeatsRow>(PairsOfSql, new { Occasion = occasion })).Select(
                IReadOnlyList<PersonId> (row) => [.. row.People.Select(PersonId.Of)]
            ),
        ];

    /// <summary>Who has played which role at other gatherings.</summary>
    public Task<IReadOnlyList<PlayedRole>> PlayedAsync(Tx tx, ProgrammeId programme, Guid? but) =>
        tx.ListAsync<PlayedRole>(PlayedSql, new { Programme = programme, But = but });

    /// <summary>Where they sat before other groups as good were found; nobody, where that was not the last step.</summary>
    public async Task<IReadOnlyDictionary<PersonId, int>> BeforeOthersAsync(Tx tx, GroupProposal proposal) =>
        proposal.Stop == GroupProposal.Others
            ? (await tx.ListAsync<SeatRow>(BeforeLastStepSql, new { proposal.Id })).ToDictionary(
                row => row.Person,
                row => row.Seat
            )
            : new Dictionary<PersonId, int>();

    public Task<string?> LastStepAsync(Tx tx, Guid id) => tx.ValueAsync<string>(LastStepSql, new { Id = id });

    private sealed record SeatRow(PersonId Person, int Seat);

    private sealed class PersonRow
    {
        public required PersonId Person { get; init; }
        public int? Seat { get; init; }
        public DateTimeOffset? LockedAt { get; init; }
    }

    private sealed class SeatsRow
    {
        public required Guid[] People { get; init; }
    }
}
