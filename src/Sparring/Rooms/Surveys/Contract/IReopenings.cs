using Sparring.Platform.Data;

namespace Sparring.Rooms.Surveys.Contract;

/// <summary>Asking that a closed wave's answers are opened a second time.</summary>
public interface IReopenings
{
    /// <summary>Nothing comes of it until another person agrees. False when it is asked for already, or cannot be.</summary>
    Task<bool> AskAsync(Tx tx, Viewer organiser, WaveId wave, string reason);
}
