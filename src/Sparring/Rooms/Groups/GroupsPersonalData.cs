using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Rooms.Groups.Composing;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Groups;

/// <summary>The room's tables that point at a person, and what they say of her: her own places, never who sat beside her.</summary>
public sealed class GroupsPersonalData : IHoldPersonalData
{
    private const string MemberSql = """
        select g.number as Number, lower(m.valid) as FirstDay, upper(m.valid) - 1 as LastDay
        from sparring_group_member m join sparring_group g on g.id = m.sparring_group
        where m.person = viewer() order by m.valid, g.number
        """;

    private const string CoachSql = """
        select g.number as Number, lower(c.valid) as FirstDay, upper(c.valid) - 1 as LastDay
        from sparring_group_coach c join sparring_group g on g.id = c.sparring_group
        where c.person = viewer() order by c.valid, g.number
        """;

    private const string ChangesSql = """
        select g.number as Number, c.kind as Kind, c.as_of as FirstDay, c.made_at as At, c.person = viewer() as IsAboutYou,
               c.made_by = viewer() as IsMadeByYou
        from sparring_group_change c join sparring_group g on g.id = c.sparring_group
        where viewer() in (c.person, c.made_by) order by c.made_at
        """;

    private const string AgreementSql = """
        select g.number as Number, a.purpose as Purpose, a.rules as Rules, a.changed_at as At
        from group_agreement a join sparring_group g on g.id = a.sparring_group
        where a.changed_by = viewer() order by a.changed_at
        """;

    private const string AcceptancesSql = """
        select g.number as Number, c.version as Version, c.accepted_at as At
        from group_agreement_acceptance c join sparring_group g on g.id = c.sparring_group
        where c.person = viewer() order by c.accepted_at
        """;

    private const string SeatsSql = """
        select o.title as Occasion, o.day as Day, t.number as TableNumber
        from occasion_seat s join occasion o on o.id = s.occasion join occasion_group t on t.id = s.occasion_group
        where s.person = viewer() order by o.day
        """;

    public IReadOnlyCollection<string> Tables { get; } =
    [
        "sparring_group_member",
        "sparring_group_coach",
        "sparring_group_change",
        "group_agreement",
        "group_agreement_acceptance",
        "occasion_seat",
        .. ProposalPersonalData.Tables,
    ];

    public async Task<OwnData> ExportAsync(Tx tx, Viewer viewer) =>
        await ProposalPersonalData.AddAsync(await OfGroupsAsync(tx), tx, Words);

    private static async Task<OwnData> OfGroupsAsync(Tx tx) =>
        new OwnData("groups", typeof(GroupsPersonalData))
            .With(await tx.ListAsync<PlaceRow>(MemberSql), ["sparring_group_member"])
            .With(await tx.ListAsync<PlaceRow>(CoachSql), ["sparring_group_coach"])
            .With(await tx.ListAsync<ChangeRow>(ChangesSql), ["sparring_group_change"], Words)
            .With(await tx.ListAsync<AgreementRow>(AgreementSql), ["group_agreement"])
            .With(await tx.ListAsync<AcceptanceRow>(AcceptancesSql), ["group_agreement_acceptance"])
            .With(await tx.ListAsync<SeatRow>(SeatsSql), ["occasion_seat"], Words);

    private static string? Words(string name, object value) =>
        (name, value) switch
        {
            ("Kind", string kind) => RoomTexts.Of<GroupsPersonalData>()["own.kind-" + kind],
            ("Occasion", string title) => BothLanguages.Here(title),
            _ => null,
        };

    private sealed record PlaceRow(int Number, DateOnly? FirstDay, DateOnly? LastDay);

    private sealed record ChangeRow(
        int Number,
        string Kind,
        DateOnly FirstDay,
        DateTimeOffset At,
        bool IsAboutYou,
        bool IsMadeByYou
    );

    private sealed record AgreementRow(int Number, string Purpose, string Rules, DateTimeOffset At);

    private sealed record AcceptanceRow(int Number, int Version, DateTimeOffset At);

    private sealed record SeatRow(string Occasion, DateOnly Day, int TableNumber);
}
