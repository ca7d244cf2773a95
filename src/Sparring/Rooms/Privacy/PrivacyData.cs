using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Privacy;

/// <summary>What this room keeps about people.</summary>
public sealed class PrivacyData : IHoldPersonalData
{
    public IReadOnlyCollection<string> Tables { get; } = ["share", "read_log", "artefact_owner"];
}
