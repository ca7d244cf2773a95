using Sparring.Platform.Data;

namespace Sparring.Rooms.Foundation;

/// <summary>Which groups the hand-in page shows, and in which order: those who wait for most first, or by number.</summary>
/// <param name="Text">A part of a member's name; empty shows all.</param>
public sealed record StatusSearch(string Text, string Sort)
{
    public const string ByMissing = "missing";
    public const string ByGroup = "group";

    /// <summary>What is asked for, or else the order that says whom to write to.</summary>
    public string KnownSort => Sort == ByGroup ? ByGroup : ByMissing;

    /// <summary>The same groups in another order.</summary>
    public string Address(string sort, ProgrammeId programme) =>
        $"{HandInStatus.Address(programme)}&q={Uri.EscapeDataString(Text)}&sort={sort}";

    public IReadOnlyList<GroupStatus> Of(ProgrammeStatus status)
    {
        var found = status.Groups.Where(group => Finds(group.Members));
        return KnownSort == ByGroup
            ? [.. found.OrderBy(group => group.Number)]
            : [.. found.OrderByDescending(group => group.Missing).ThenBy(group => group.Number)];
    }

    public IReadOnlyList<MemberStatus> UngroupedOf(ProgrammeStatus status) =>
        Finds(status.Ungrouped) ? status.Ungrouped : [];

    private bool Finds(IEnumerable<MemberStatus> members) =>
        members.Any(member => member.Name.Contains(Text, StringComparison.CurrentCultureIgnoreCase));
}
