using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Rooms.Groups.Composing;

namespace Sparring.Rooms.Groups;

/// <summary>The SQL of gatherings and their tables.</summary>
public sealed class OccasionStore
{
    private const string AllSql = """
        select id as Id, programme as Programme, kind as Kind, title as Texts, day as Day, place as Place
        from occasion where programme = @Programme order by day desc, key
        """;

    private const string OneSql = """
        select id as Id, programme as Programme, kind as Kind, title as Texts, day as Day, place as Place
        from occasion where id = @Id
        """;

    private const string TablesSql = """
        select o.kind as Kind, t.number as Number, t.colour as Colour,
               array(select s.person from occasion_seat s join person p on p.id = s.person
                     where s.occasion_group = t.id order by p.name, p.id) as People,
               array(select coalesce(s.role, '') from occasion_seat s join person p on p.id = s.person
                     where s.occasion_group = t.id order by p.name, p.id) as Roles
        from occasion_group t join occasion o on o.id = t.occasion where t.occasion = @Id order by t.number
        """;

    // A week ahead, for those who sit there and those who run it.
    private const string NextSql = """
        select o.id as Id, o.kind as Kind, o.title as Texts, o.day as Day, t.number as Number, t.colour as Colour
        from occasion o
            left join occasion_seat s on s.occasion = o.id and s.person = viewer()
            left join occasion_group t on t.id = s.occasion_group
        where o.day between today() and today() + 7
          and exists (select 1 from roles_of_viewer() r where r.programme = o.programme
                      and (s.person is not null or r.role in ('organiser', 'facilitator')))
        order by o.day, o.key
        """;

    /// <summary>The viewer's gatherings of the next week, with her group where she has a seat.</summary>
    public static Question Next { get; } = new(NextSql);

    public sealed record NextRow(Guid Id, string Kind, string Texts, DateOnly Day, int? Number, string? Colour);

    public Task<IReadOnlyList<Occasion>> AllAsync(Tx tx, ProgrammeId programme) =>
        tx.ListAsync<Occasion>(AllSql, new { Programme = programme });

    public Task<Occasion?> FindAsync(Tx tx, Guid id) => tx.FindAsync<Occasion>(OneSql, new { Id = id });

    public Task<IReadOnlyList<OccasionTable>> TablesAsync(Tx tx, Guid id) =>
        tx.ListAsync<OccasionTable>(TablesSql, new { Id = id });
}

/// <summary>A gathering with tables of its own.</summary>
public sealed class Occasion
{
    public required Guid Id { get; init; }
    public required ProgrammeId Programme { get; init; }

    /// <summary>One of <see cref="ProposalKind.All"/>; of a list that was read in, tables.</summary>
    public required string Kind { get; init; }
    public required string Texts { get; init; }
    public required DateOnly Day { get; init; }
    public string? Place { get; init; }

    /// <summary>The title in the reader's language.</summary>
    public string Title => BothLanguages.Here(Texts);

    /// <summary>Whether people meet away from each other, so that nothing is printed for a table.</summary>
    public bool IsRemote => Kind is ProposalKind.Rooms or ProposalKind.Phones;
}

/// <summary>Who sat at one table.</summary>
public sealed class OccasionTable
{
    public required string Kind { get; init; }
    public required int Number { get; init; }

    /// <summary>One of <see cref="TeamColour"/>'s; null when it goes by its number.</summary>
    public string? Colour { get; init; }
    public required Guid[] People { get; init; }

    /// <summary>The role each of <see cref="People"/> plays; empty: none.</summary>
    public required string[] Roles { get; init; }

    public string Name => GroupName.Of(Kind, Colour, Number);

    public string RoleOf(Guid person) => Roles.ElementAtOrDefault(Array.IndexOf(People, person)) ?? "";
}
