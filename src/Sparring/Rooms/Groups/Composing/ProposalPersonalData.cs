using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Groups.Composing;

/// <summary>What unfinished groups hold of a person: her own places and what she did, never whom a rule pairs her with.</summary>
public static class ProposalPersonalData
{
    private const string MadeSql = """
        select title as Title, day as Day, made_by = viewer() as IsMadeByYou, made_at as At
        from group_proposal where viewer() in (made_by, confirmed_by) order by made_at
        """;

    private const string SeatsSql =
        "select seat as Number, locked_at as At from group_proposal_person where person = viewer() order by seat";

    private const string RulesSql =
        "select kind as Kind from group_proposal_rule where viewer() in (person, other) order by kind";

    private const string StepsSql =
        "select seat as Number, made_at as At from group_proposal_step where person = viewer() order by made_at";

    private const string BeforeSql = """
        select g.number as Number, lower(b.valid) as FirstDay, upper(b.valid) - 1 as LastDay
        from group_proposal_before b join sparring_group g on g.id = b.sparring_group
        where b.person = viewer() order by b.valid
        """;

    public static IReadOnlyCollection<string> Tables { get; } =
    ["group_proposal", "group_proposal_person", "group_proposal_rule", "group_proposal_step", "group_proposal_before"];

    public static async Task<OwnData> AddAsync(OwnData data, Tx tx, Func<string, object, string?> words) =>
        data.With(await tx.ListAsync<MadeRow>(MadeSql), ["group_proposal"])
            .With(await tx.ListAsync<SeatRow>(SeatsSql), ["group_proposal_person"])
            .With(await tx.ListAsync<RuleRow>(RulesSql), ["group_proposal_rule"], words)
            .With(await tx.ListAsync<SeatRow>(StepsSql), ["group_proposal_step"])
            .With(await tx.ListAsync<BeforeRow>(BeforeSql), ["group_proposal_before"]);

    private sealed class MadeRow
    {
        public required string Title { get; init; }
        public required DateOnly Day { get; init; }
        public required bool IsMadeByYou { get; init; }
        public required DateTimeOffset At { get; init; }
    }

    private sealed class SeatRow
    {
        public int? Number { get; init; }
        public DateTimeOffset? At { get; init; }
    }

    private sealed record RuleRow(string Kind);

    private sealed record BeforeRow(int Number, DateOnly? FirstDay, DateOnly? LastDay);
}
