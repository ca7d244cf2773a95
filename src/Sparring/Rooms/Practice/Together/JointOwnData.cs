using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Practice.Together;

/// <summary>What joint actions hold of a person: where she is asked or takes part, what she wrote last, what she noted.</summary>
public sealed class JointOwnData(JointOwnStore store, JointStore actions, JointTexts texts)
{
    private static RoomTexts Said => RoomTexts.Of<JointOwnData>();

    public static IReadOnlyList<string> Tables { get; } = ["joint_part", "joint_action", "joint_text", "joint_entry"];

    public async Task AddAsync(Tx tx, Viewer viewer, OwnData data)
    {
        var parts = await store.PartsAsync(tx, viewer);
        var open = new Dictionary<Guid, OpenJoint>();
        foreach (var id in parts.Select(part => part.Action))
        {
            if (await actions.FindAsync(tx, id) is { } action)
            {
                open[id] = new(action, (await texts.OfAsync(tx, viewer, [action]))[id]);
            }
        }

        data.WithEntries(parts.Select(part => Part(data, part, open)), ["joint_part", "joint_action"]);
        data.WithEntries(
            (await store.SectionsAsync(tx, viewer))
                .Where(row => open.ContainsKey(row.Action))
                .Select(row => Section(data, row, open)),
            ["joint_text"]
        );
        data.WithEntries(
            (await texts.OwnEntriesAsync(tx, viewer)).Select(entry => Entry(data, entry, open)),
            ["joint_entry"]
        );
    }

    private static IEnumerable<OwnFact> Part(OwnData data, JointPart part, Dictionary<Guid, OpenJoint> open) =>
        new[]
        {
            data.Fact("Action", Title(part.Action, open)),
            data.Fact("At", part.AskedAt),
            data.Fact("JoinedAt", part.JoinedAt),
            data.Fact("EndedAt", part.EndedAt),
            data.Fact(
                "Leads",
                open.TryGetValue(part.Action, out var one) && one.Action.Lead == part.Person ? true : null
            ),
        }.OfType<OwnFact>();

    private static IEnumerable<OwnFact> Section(
        OwnData data,
        JointOwnStore.SectionRow row,
        Dictionary<Guid, OpenJoint> open
    ) =>
        new[]
        {
            data.Fact("Action", Title(row.Action, open)),
            OwnFact.Of(row.Section, Said["joint." + row.Section], open[row.Action].Texts[row.Section]),
        }.OfType<OwnFact>();

    private static IEnumerable<OwnFact> Entry(OwnData data, OpenEntry own, Dictionary<Guid, OpenJoint> open) =>
        new[]
        {
            data.Fact("Action", Title(own.Entry.Action, open)),
            data.Fact("Kind", Said["kind." + own.Entry.Kind]),
            data.Fact("Day", own.Entry.NotedOn),
            data.Fact("Text", own.Text),
        }.OfType<OwnFact>();

    private static string Title(Guid action, Dictionary<Guid, OpenJoint> open) =>
        open.TryGetValue(action, out var one) ? one.Texts["title"] : "";

    private sealed record OpenJoint(JointAction Action, Texts Texts);
}

/// <summary>The SQL of what joint actions hold of the viewer.</summary>
public sealed class JointOwnStore
{
    private const string PartsSql = """
        select action as Action, person as Person, asked_by as AskedBy, asked_at as AskedAt, joined_at as JoinedAt, ended_at as EndedAt
        from joint_part where person = @Viewer order by asked_at, action
        """;

    private const string SectionsSql =
        "select action as Action, section as Section from joint_text where saved_by = @Viewer order by action, section";

    public Task<IReadOnlyList<JointPart>> PartsAsync(Tx tx, Viewer viewer) =>
        tx.ListAsync<JointPart>(PartsSql, new { Viewer = viewer.Person });

    /// <summary>The sections the viewer was the last to write in.</summary>
    public Task<IReadOnlyList<SectionRow>> SectionsAsync(Tx tx, Viewer viewer) =>
        tx.ListAsync<SectionRow>(SectionsSql, new { Viewer = viewer.Person });

    public sealed record SectionRow(Guid Action, string Section);
}
