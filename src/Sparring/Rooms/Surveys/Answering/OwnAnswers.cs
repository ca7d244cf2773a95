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
public sealed class OwnAnswers(AnswerStore store, WaveStore waves, ISeals seals, Ids ids)
{
    public async Task<OwnSheet> FindAsync(Tx tx, Viewer viewer, Wave wave) =>
        Opened(viewer, wave, await store.OwnAsync(tx, viewer, wave.Id));

    /// <summary>Keeps what was sent over what was there.</summary>
    public async Task<OwnSheet> KeepAsync(Tx tx, Viewer viewer, Wave wave, Func<AnswerSheet, AnswerSheet> change)
    {
        var row = await store.HoldAsync(tx, viewer, wave.Id, wave.Programme);
        var own = Opened(viewer, wave, row);
        var kept = own with { Lines = change(own.Sheet).Lines };
        await store.KeepAsync(tx, viewer, wave.Id, Sealed(viewer, wave, row.Revision + 1, kept));
        return kept;
    }

    /// <summary>Makes what is to be sent: a box for the wave, in the place of the one she put there before, and her own copy with its id.</summary>
    public async Task<Sending> SealAsync(
        Tx tx,
        Viewer viewer,
        Wave wave,
        IReadOnlyList<Place> places,
        Place mine,
        Func<string, string?> sent
    )
    {
        var row = await store.OwnAsync(tx, viewer, wave.Id);
        var own = Opened(viewer, wave, row);
        Place[] others = [.. places.Where(place => place != mine)];
        var sheet = new OwnSheet(own.Sheet.With(wave.Instrument, others, sent).Lines, ids.Next());
        var keys = await waves.KeysAsync(tx, wave.Id) ?? throw new InvalidOperationException("A wave has keys.");
        var content = new BoxContent(mine.Number, sheet.Lines).ToBytes(Largest(wave, places));
        var revision = (row?.Revision ?? 0) + 1;
        return new(
            viewer,
            wave,
            revision,
            Sealed(viewer, wave, revision, sheet),
            own.Box,
            sheet.Box ?? default,
            SealedBox.Seal(keys.PublicKey, wave.Label, content)
        );
    }

    // Every box of a wave is as long as the longest can be: else its length, beside that of her own copy, would tell whose it is.
    private static int Largest(Wave wave, IReadOnlyList<Place> places) =>
        wave
            .Instrument.Blocks.SelectMany(block => AnswerSheet.LinesOf(block, places).Select(line => (block, line)))
            .Sum(line => line.line.Length + LongestOf(line.block) + 6);

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

    private byte[] Sealed(Viewer viewer, Wave wave, int revision, OwnSheet sheet) =>
        seals.Seal(PlaceOf(viewer, wave, revision), JsonSerializer.Serialize(sheet));

    private static SealedPlace PlaceOf(Viewer viewer, Wave wave, int revision) =>
        new(viewer.Tenant, wave.Programme, viewer.Person, Artefact.SurveyAnswers, wave.Id.Value, "own", revision);
}

/// <summary>Answers sealed and ready to be put into the wave's box.</summary>
/// <param name="Revision">Of her own copy, the next after the one it was made from.</param>
/// <param name="Before">The box it takes the place of.</param>
public sealed record Sending(Viewer Viewer, Wave Wave, int Revision, byte[] Own, Guid? Before, Guid Id, byte[] Box);

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
