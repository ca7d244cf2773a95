using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.HeldRoles;

namespace Sparring.Rooms.Programme;

/// <summary>The room's tables that point at a person, and what they say of her.</summary>
public sealed class ProgrammePersonalData : IHoldPersonalData
{
    private const string RolesSql = """
        select p.title as Programme, h.role as Role, lower(h.valid) as FirstDay, upper(h.valid) - 1 as LastDay
        from programme_role h join programme p on p.id = h.programme
        where h.person = viewer() order by p.starts, h.role, h.valid
        """;

    private const string ChangesSql = """
        select p.title as Programme, c.version as Version, c.kind as Kind, c.at as At
        from programme_change c join programme p on p.id = c.programme
        where c.person = viewer() order by c.at
        """;

    private const string ChoiceSql = """
        select p.title as Programme, c.chosen_at as At
        from programme_choice c join programme p on p.id = c.programme where c.person = viewer()
        """;

    public IReadOnlyCollection<string> Tables { get; } = ["programme_role", "programme_change", "programme_choice"];

    public async Task<OwnData> ExportAsync(Tx tx, Viewer viewer) =>
        new OwnData("programme", typeof(ProgrammePersonalData))
            .With(await tx.ListAsync<RoleRow>(RolesSql), ["programme_role"], Words)
            .With(await tx.ListAsync<ChangeRow>(ChangesSql), ["programme_change"], Words)
            .With(await tx.ListAsync<ChoiceRow>(ChoiceSql), ["programme_choice"], Words);

    private static string? Words(string name, object value) =>
        (name, value) switch
        {
            ("Programme", string title) => Programmes.InReadersLanguage(title),
            ("Role", string role) => RoleNames.Of(role),
            ("Kind", string kind) => RoomTexts.Of<ProgrammePersonalData>()[
                kind == "undo" ? "own.kind-undo" : "kind-" + kind
            ],
            _ => null,
        };

    private sealed record RoleRow(string Programme, string Role, DateOnly? FirstDay, DateOnly? LastDay);

    private sealed record ChoiceRow(string Programme, DateTimeOffset At);

    private sealed record ChangeRow(string Programme, int Version, string Kind, DateTimeOffset At);
}
