using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>The room's tables that point at a person.</summary>
public sealed class FoundationPersonalData : IHoldPersonalData
{
    public IReadOnlyCollection<string> Tables { get; } =
    [
        "foundation",
        "foundation_section",
        "foundation_note",
        "foundation_self_check",
        "foundation_version",
        "foundation_version_section",
        "foundation_submission",
        "foundation_status",
        "foundation_reading",
        "foundation_publication",
        "foundation_feedback",
        "foundation_feedback_use",
        "foundation_rereading",
    ];
}
