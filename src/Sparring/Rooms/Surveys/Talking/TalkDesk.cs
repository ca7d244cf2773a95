using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Surveys.Contract;
using Sparring.Rooms.Surveys.Figures;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Talking;

/// <summary>The three steps of talking about any data, and the minutes of each.</summary>
public static class TalkSteps
{
    public const int Minutes = 5;
    public const int MostCharacters = 1_000;

    public static IReadOnlyList<string> All { get; } = ["data", "reflection", "action"];
}

/// <summary>What lies before somebody who talks about a closed wave's figures.</summary>
/// <param name="Alone">Her own notes by step.</param>
/// <param name="Typed">What she sent and was refused, to be mended.</param>
/// <param name="Fresh">An id for whatever each form makes, made now, so that two presses make one.</param>
/// <param name="HasPlanned">Whether a next step of hers has just been put on her thread.</param>
public sealed record Talk(
    Wave Wave,
    WaveReport Report,
    IReadOnlyDictionary<string, string> Alone,
    IReadOnlyList<TableNote> Tables,
    bool MayPlan,
    TypedNote? Typed,
    bool HasPlanned,
    IReadOnlyDictionary<string, Guid> Fresh
)
{
    public string Address => $"{Wave.Address}/talk";
}

/// <summary>What was sent and could not be kept.</summary>
/// <param name="Step">A step, or <c>next</c> for the next best step.</param>
/// <param name="Error">The key of the sentence that says what is wrong.</param>
public sealed record TypedNote(string Step, string Text, string TableName, string Error);

/// <summary>Lays out and keeps what is said about the figures.</summary>
public sealed class TalkDesk(WaveStore waves, TalkStore store, ISeals seals, Ids ids)
{
    /// <summary>Null when the viewer has no such wave, or its figures are not out.</summary>
    public async Task<Talk?> LayOutAsync(Tx tx, Viewer viewer, WaveId id)
    {
        if (
            await waves.FindAsync(tx, id) is not { } wave
            || WaveReport.Of(await waves.ReportAsync(tx, id)) is not { } report
        )
        {
            return null;
        }

        var own = (await store.OwnAsync(tx, viewer, id)).ToDictionary(
            row => row.Step,
            row => seals.Open(PlaceOf(viewer, wave, row.Step, row.Revision), row.Sealed),
            StringComparer.Ordinal
        );
        var tables = await store.TablesAsync(tx, viewer, id);
        var fresh = TalkSteps.All.Append("next").ToDictionary(step => step, _ => ids.Next(), StringComparer.Ordinal);
        return new(wave, report, own, tables, viewer.Is("participant"), Typed: null, HasPlanned: false, fresh);
    }

    public async Task KeepAloneAsync(Tx tx, Viewer viewer, Wave wave, string step, string text)
    {
        var revision = ((await store.LockAsync(tx, viewer, wave.Id, step))?.Revision ?? 0) + 1;
        await store.KeepAsync(
            tx,
            viewer,
            wave,
            step,
            revision,
            seals.Seal(PlaceOf(viewer, wave, step, revision), text)
        );
    }

    private static SealedPlace PlaceOf(Viewer viewer, Wave wave, string step, int revision) =>
        new(
            viewer.Tenant,
            wave.Programme,
            viewer.Person,
            Artefact.SurveyAnswers,
            wave.Id.Value,
            "note/" + step,
            revision
        );
}
