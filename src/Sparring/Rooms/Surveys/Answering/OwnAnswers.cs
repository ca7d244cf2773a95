using System.Text.Json;
using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Surveys.Instruments;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Answering;

/// <summary>What a person has answered so far, and the id of the box her answers lie in once they are sent. Only she knows it.</summary>
public sealed record OwnSheet(IReadOnlyDictionary<string, string> Lines, Guid? Box)
{
    public AnswerSheet Sheet => new(Lines);
}

/// <summary>A person's own copy, sealed under her own key: written as she goes, put into the wave's box when she sends it.</summary>
public sealed class OwnAnswers(AnswerStore store, WaveStore waves, ISeals seals, Ids ids, TimeProvider clock)
{
    public async Task<OwnSheet> FindAsync(Tx tx, Viewer viewer, Wave wave) =>
        Opened(viewer, wave, await store.OwnAsync(tx, viewer, wave.Id));

    /// <summary>Keeps what was sent over what was there.</summary>
    public async Task<OwnSheet> KeepAsync(Tx tx, Viewer viewer, Wave wave, Func<AnswerSheet, AnswerSheet> change)
    {
        var row = await store.HoldAsync(tx, viewer, wave.Id, wave.Programme);
        var own = Opened(viewer, wave, row);
        var kept = own with { Lines = change(own.Sheet).Lines };
        await SealAsync(tx, viewer, wave, row.Revision + 1, kept);
        return kept;
    }

    /// <summary>Puts the answers into the wave's box, in the place of those she put there before.</summary>
    public async Task SendAsync(Tx tx, Viewer viewer, Wave wave, int place, Func<AnswerSheet, AnswerSheet> change)
    {
        var row = await store.HoldAsync(tx, viewer, wave.Id, wave.Programme);
        var own = Opened(viewer, wave, row);
        if (own.Box is { } before)
        {
            await store.TakeAsync(tx, before);
        }

        var sent = new OwnSheet(change(own.Sheet).Lines, ids.Next());
        var keys = await waves.KeysAsync(tx, wave.Id) ?? throw new InvalidOperationException("A wave has keys.");
        var content = new BoxContent(place, sent.Lines).ToBytes(await LargestAsync(tx, wave));
        var box = SealedBox.Seal(keys.PublicKey, wave.Label, content);
        await store.PutAsync(tx, wave.Tenant, wave.Id, sent.Box ?? default, box);
        await store.StirAsync(tx, wave.Id);
        await SealAsync(tx, viewer, wave, row.Revision + 1, sent);
        await store.NoteAnsweredAsync(tx, viewer, wave.Id, wave.Programme, clock.Today());
    }

    // Every box of a wave is as long as the longest can be: else its length, beside that of her own copy, would tell whose it is.
    private async Task<int> LargestAsync(Tx tx, Wave wave)
    {
        var places = await waves.PlacesAsync(tx, wave.Id);
        return wave
            .Instrument.Blocks.SelectMany(block => AnswerSheet.LinesOf(block, places).Select(line => (block, line)))
            .Sum(line => line.line.Length + LongestOf(line.block) + 6);
    }

    private static int LongestOf(Block block) =>
        block.Kind switch
        {
            BlockKind.Text => Block.MostCharacters * 6,
            BlockKind.Several => block.Items.Sum(item => item.Key.Length + 1) + 2,
            _ => 2,
        };

    private OwnSheet Opened(Viewer viewer, Wave wave, AnswerStore.OwnRow? row) =>
        row?.Sealed is { } seal
            ? JsonSerializer.Deserialize<OwnSheet>(seals.Open(PlaceOf(viewer, wave, row.Revision), seal))
                ?? new(AnswerSheet.Blank.Lines, null)
            : new(AnswerSheet.Blank.Lines, null);

    private Task SealAsync(Tx tx, Viewer viewer, Wave wave, int revision, OwnSheet sheet) =>
        store.KeepAsync(
            tx,
            viewer,
            wave.Id,
            seals.Seal(PlaceOf(viewer, wave, revision), JsonSerializer.Serialize(sheet))
        );

    private static SealedPlace PlaceOf(Viewer viewer, Wave wave, int revision) =>
        new(viewer.Tenant, wave.Programme, viewer.Person, Artefact.SurveyAnswers, wave.Id.Value, "own", revision);
}

/// <summary>What lies in a box: answers, and the number in the roster they are of.</summary>
public sealed record BoxContent(int Place, IReadOnlyDictionary<string, string> Lines)
{
    /// <summary>Filled up with spaces to at least this length.</summary>
    public byte[] ToBytes(int length)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(this);
        var filled = new byte[Math.Max(bytes.Length, length + 64)];
        filled.AsSpan().Fill((byte)' ');
        bytes.CopyTo(filled, 0);
        return filled;
    }

    public static BoxContent Of(byte[] bytes) =>
        JsonSerializer.Deserialize<BoxContent>(bytes, SharedNames.Options)
        ?? throw new InvalidDataException("An empty box.");
}
