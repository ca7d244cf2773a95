using System.Buffers.Binary;
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
    private const int IdLength = 16;

    public AnswerSheet Sheet => new(Lines);

    // As long as everybody's: it lies beside her name.
    internal string ToText(SheetCode code)
    {
        var bytes = new byte[code.Length + IdLength];
        code.Write(bytes, Lines);
        (Box ?? Guid.Empty).TryWriteBytes(bytes.AsSpan(code.Length));
        return Convert.ToBase64String(bytes);
    }

    internal static OwnSheet Of(Instrument instrument, string text)
    {
        if (text.StartsWith('{'))
        {
            return JsonSerializer.Deserialize<OwnSheet>(text) ?? new(AnswerSheet.Blank.Lines, null);
        }

        var bytes = Convert.FromBase64String(text);
        var box = new Guid(bytes.AsSpan(^IdLength..));
        return new(SheetCode.Of(instrument, bytes).Read(bytes), box == Guid.Empty ? null : box);
    }
}

/// <summary>A person's own copy, sealed under her own key: written as she goes, put into the wave's box when she sends it.</summary>
public sealed class OwnAnswers(AnswerStore store, WaveStore waves, ISeals seals, Ids ids)
{
    public async Task<OwnSheet> FindAsync(Tx tx, Viewer viewer, Wave wave) =>
        Opened(viewer, wave, await store.OwnAsync(tx, viewer, wave.Id));

    /// <summary>Keeps what was sent over what was there; false when more is said of others than there is room for.</summary>
    public async Task<bool> KeepAsync(Tx tx, Viewer viewer, Wave wave, Func<AnswerSheet, AnswerSheet> change)
    {
        var row = await store.HoldAsync(tx, viewer, wave.Id, wave.Programme);
        var own = Opened(viewer, wave, row);
        var kept = own with { Lines = change(own.Sheet).Lines };
        if (kept.Sheet.SaysTooMuch(wave.Instrument))
        {
            return false;
        }

        var code = SheetCode.For(wave, await waves.PlacesAsync(tx, wave.Id));
        await store.KeepAsync(tx, viewer, wave.Id, Sealed(code, viewer, wave, row.Revision + 1, kept));
        return true;
    }

    /// <summary>
    /// Makes what is to be sent: a box for the wave, in the place of the one she put there before, and her own copy with its id. Null when
    /// more is said than may be.
    /// </summary>
    /// <param name="row">Her own copy as it is.</param>
    internal Sending? Seal(OpenBox box, Viewer viewer, Place mine, AnswerStore.OwnRow? row, Func<string, string?> sent)
    {
        var wave = box.Wave;
        var own = Opened(viewer, wave, row);
        Place[] others = [.. box.Places.Where(place => place != mine)];
        var sheet = new OwnSheet(own.Sheet.With(wave.Instrument, others, sent).Lines, ids.Next());
        if (sheet.Sheet.SaysTooMuch(wave.Instrument) || wave.Instrument.Blocks.Any(sheet.Sheet.IsTooMany))
        {
            return null;
        }

        var content = new BoxContent(mine.Number, sheet.Lines).ToBytes(box.Code);
        var revision = (row?.Revision ?? 0) + 1;
        return new(
            viewer,
            wave,
            revision,
            Sealed(box.Code, viewer, wave, revision, sheet),
            own.Box,
            sheet.Box ?? default,
            SealedBox.Seal(box.PublicKey, wave.Label, content)
        );
    }

    private OwnSheet Opened(Viewer viewer, Wave wave, AnswerStore.OwnRow? row) =>
        row?.Sealed is not { } seal
            ? new(AnswerSheet.Blank.Lines, null)
            : OwnSheet.Of(wave.Instrument, seals.Open(PlaceOf(viewer, wave, row.Revision), seal));

    private byte[] Sealed(SheetCode code, Viewer viewer, Wave wave, int revision, OwnSheet sheet) =>
        seals.Seal(PlaceOf(viewer, wave, revision), sheet.ToText(code));

    private static SealedPlace PlaceOf(Viewer viewer, Wave wave, int revision) =>
        new(viewer.Tenant, wave.Programme, viewer.Person, Artefact.SurveyAnswers, wave.Id.Value, "own", revision);
}

/// <summary>A wave that takes answers, with what it takes to put one in.</summary>
internal sealed record OpenBox(Wave Wave, IReadOnlyList<Place> Places, SheetCode Code, byte[] PublicKey);

/// <summary>Answers sealed and ready to be put into the wave's box.</summary>
/// <param name="Revision">Of her own copy, the next after the one it was made from.</param>
/// <param name="Before">The box it takes the place of.</param>
public sealed record Sending(Viewer Viewer, Wave Wave, int Revision, byte[] Own, Guid? Before, Guid Id, byte[] Box);

/// <summary>What lies in a box: answers, and the number in the roster they are of.</summary>
public sealed record BoxContent(int Place, IReadOnlyDictionary<string, string> Lines)
{
    private const int PlaceLength = 4;

    public byte[] ToBytes(SheetCode code)
    {
        var bytes = new byte[code.Length + PlaceLength];
        code.Write(bytes, Lines);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(code.Length), Place);
        return bytes;
    }

    public static BoxContent Of(SheetCode code, byte[] bytes) =>
        SheetCode.IsRead(bytes)
            ? new(BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(^PlaceLength..)), code.Of(bytes).Read(bytes))
            : JsonSerializer.Deserialize<BoxContent>(bytes, SharedNames.Options)
                ?? throw new InvalidDataException("An empty box.");
}
