using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Practice.Rules;

/// <summary>What rules of the game hold of a person: what she began, proposed, said yes to, and is writing on.</summary>
public sealed class RulesOwnData(RulesOwnStore store)
{
    public static IReadOnlyList<string> Tables { get; } =
    ["ground_rules", "ground_rules_version", "ground_rules_yes", "ground_rules_draft"];

    public async Task AddAsync(Tx tx, Viewer viewer, OwnData data) =>
        data.With(await store.BegunAsync(tx, viewer), ["ground_rules"])
            .With(await store.ProposedAsync(tx, viewer), ["ground_rules_version"])
            .With(await store.AgreedAsync(tx, viewer), ["ground_rules_yes"])
            .With(await store.DraftsAsync(tx, viewer), ["ground_rules_draft"], Words);

    private static string? Words(string name, object value) =>
        name == "Section"
            ? RoomTexts.Of<RulesOwnData>()[value is "title" ? "rules.titleField" : "rules." + value]
            : null;
}

/// <summary>The SQL of what rules of the game hold of the viewer.</summary>
public sealed class RulesOwnStore
{
    private const string BegunSql = """
        select r.begun_at as At, v.title as Title
        from ground_rules r left join ground_rules_version v on v.rules = r.id and v.number = r.number
        where r.begun_by = @Viewer order by r.begun_at, r.id
        """;

    private const string ProposedSql = """
        select changed_at as At, number as Version, title as Title, text as Text, why as Why
        from ground_rules_version where changed_by = @Viewer order by changed_at, number
        """;

    private const string AgreedSql = """
        select y.agreed_at as At, y.number as Version, v.title as Title
        from ground_rules_yes y join ground_rules_version v on v.rules = y.rules and v.number = y.number
        where y.person = @Viewer order by y.agreed_at, y.rules
        """;

    private const string DraftsSql = """
        select saved_at as At, section as Section, text as Text from ground_rules_draft where person = @Viewer order by rules, section
        """;

    public Task<IReadOnlyList<BegunRow>> BegunAsync(Tx tx, Viewer viewer) =>
        tx.ListAsync<BegunRow>(BegunSql, new { Viewer = viewer.Person });

    public Task<IReadOnlyList<ProposedRow>> ProposedAsync(Tx tx, Viewer viewer) =>
        tx.ListAsync<ProposedRow>(ProposedSql, new { Viewer = viewer.Person });

    public Task<IReadOnlyList<AgreedRow>> AgreedAsync(Tx tx, Viewer viewer) =>
        tx.ListAsync<AgreedRow>(AgreedSql, new { Viewer = viewer.Person });

    public Task<IReadOnlyList<DraftRow>> DraftsAsync(Tx tx, Viewer viewer) =>
        tx.ListAsync<DraftRow>(DraftsSql, new { Viewer = viewer.Person });

    public sealed record BegunRow(DateTimeOffset At, string? Title);

    public sealed record ProposedRow(DateTimeOffset At, int Version, string Title, string Text, string Why);

    public sealed record AgreedRow(DateTimeOffset At, int Version, string Title);

    public sealed record DraftRow(DateTimeOffset At, string Section, string Text);
}
