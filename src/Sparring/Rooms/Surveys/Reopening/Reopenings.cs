using Sparring.Platform.Data;
using Sparring.Rooms.Surveys.Contract;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Reopening;

/// <summary>The room's contract for second openings.</summary>
public sealed class Reopenings(WaveStore waves, ReopeningDesk desk) : IReopenings
{
    public async Task<bool> AskAsync(Tx tx, Viewer organiser, WaveId wave, string reason) =>
        await waves.FindAsync(tx, wave) is { ClosedAt: not null } closed
        && await desk.HinderedAsync(tx, closed) is null
        && await desk.AskAsync(tx, organiser, closed, reason);
}
