using Sparring.Platform.Data;

namespace Sparring.Rooms.Groups;

/// <summary>The SQL of who has met whom, derived from groups and occasions.</summary>
public sealed class MetStore
{
    private const string PairsSql = """
        select one as One, other as Other, count(distinct place)::int as Times
        from met
        where programme = @Programme and coalesce(day, '-infinity') <= @AsOf
        group by one, other
        order by one, other
        """;

    private const string OwnSql = """
        select case when m.one = @Person then m.other else m.one end as Other, m.kind as Kind, m.place as Place,
               coalesce(o.title, g.number::text) as Title, m.day as Day
        from met m
            left join occasion o on o.id = m.place
            left join sparring_group g on g.id = m.place
        where m.programme = @Programme and @Person in (m.one, m.other) and coalesce(m.day, '-infinity') <= @AsOf
        order by m.day desc nulls last
        """;

    private const string PlacesSql = """
        select m.one as One, m.other as Other, m.kind as Kind, m.place as Place,
               coalesce(o.title, g.number::text) as Title, m.day as Day
        from met m
            left join occasion o on o.id = m.place
            left join sparring_group g on g.id = m.place
        where m.programme = @Programme and coalesce(m.day, '-infinity') <= @AsOf
        order by m.day nulls first, m.kind desc, m.place
        """;

    /// <summary>Every time two people met, the oldest first.</summary>
    public Task<IReadOnlyList<PairMeeting>> PlacesAsync(Tx tx, ProgrammeId programme, DateOnly asOf) =>
        tx.ListAsync<PairMeeting>(PlacesSql, new { Programme = programme, AsOf = asOf });

    public Task<IReadOnlyList<Pair>> PairsAsync(Tx tx, ProgrammeId programme, DateOnly asOf) =>
        tx.ListAsync<Pair>(PairsSql, new { Programme = programme, AsOf = asOf });

    public Task<IReadOnlyList<Meeting>> OwnAsync(Tx tx, ProgrammeId programme, PersonId person, DateOnly asOf) =>
        tx.ListAsync<Meeting>(
            OwnSql,
            new
            {
                Programme = programme,
                Person = person,
                AsOf = asOf,
            }
        );

    /// <summary>Two who have met, and on how many occasions.</summary>
    public sealed record Pair(PersonId One, PersonId Other, int Times);

    /// <summary>A time the viewer met somebody.</summary>
    public sealed class Meeting
    {
        public required PersonId Other { get; init; }
        public required string Kind { get; init; }
        public required Guid Place { get; init; }
        public required string Title { get; init; }
        public DateOnly? Day { get; init; }
    }

    /// <summary>A time two people met.</summary>
    public sealed class PairMeeting
    {
        public required PersonId One { get; init; }
        public required PersonId Other { get; init; }
        public required string Kind { get; init; }
        public required Guid Place { get; init; }
        public required string Title { get; init; }
        public DateOnly? Day { get; init; }
    }
}
