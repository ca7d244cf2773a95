using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Surveys.Contract;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Answering;

/// <summary>
/// Who is erased takes her answers out of every wave that is still open: only her own copy knows her box. In a closed one they stay
/// sealed until the wave's answers are deleted, for the figures rest on them.
/// </summary>
public sealed class TakeBackBoxes(AnswerStore store, WaveStore waves, OwnAnswers own) : IBeforeErasure
{
    private const string OpenSql = """
        select o.wave from survey_own o join survey_wave w on w.id = o.wave where o.owner = viewer() and w.closed_at is null
        """;

    public async Task LeaveAsync(Tx tx, Viewer viewer)
    {
        foreach (var id in await tx.ListAsync<WaveId>(OpenSql))
        {
            if (await waves.FindAsync(tx, id) is { } wave && await BoxAsync(tx, viewer, wave) is { } box)
            {
                await store.TakeAsync(tx, box);
            }
        }
    }

    private async Task<Guid?> BoxAsync(Tx tx, Viewer viewer, Wave wave)
    {
        try
        {
            return (await own.FindAsync(tx, viewer, wave)).Box;
        }
        catch (KeyDestroyedException)
        {
            return null;
        }
    }
}
