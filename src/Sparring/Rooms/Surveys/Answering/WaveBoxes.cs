using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Answering;

/// <summary>The boxes of a wave at its closing: opened, and sealed again, so many at a time that those of a large forum find room.</summary>
public sealed class WaveBoxes(AnswerStore store, Ids ids)
{
    public const int AtOnce = 1000;

    /// <summary>What lies in them, by the places of the roster. From here on this transaction sees the boxes of this wave, and of no other.</summary>
    public async Task<IReadOnlyDictionary<int, AnswerSheet>> OpenAsync(
        Tx tx,
        Wave wave,
        IReadOnlyList<Place> places,
        BoxKeys keys
    )
    {
        await store.OpenAllAsync(tx, wave.Id);
        var code = SheetCode.For(wave, places);
        var sheets = new Dictionary<int, AnswerSheet>();
        IReadOnlyList<AnswerStore.BoxRow> rows = [];
        do
        {
            rows = await store.NextAsync(tx, wave.Id, rows is [.., var last] ? last.Id : null, AtOnce);
            byte[][] boxes = [.. rows.Select(row => row.Box)];
            foreach (var content in SealedBox.OpenAll(keys, wave.Label, boxes, bytes => BoxContent.Of(code, bytes)))
            {
                sheets.Add(content.Place, new(content.Lines));
            }
        } while (rows.Count == AtOnce);
        return sheets;
    }

    /// <summary>In the place of all boxes of the wave: under new ids, in their order, which is chance.</summary>
    public async Task SealAgainAsync(
        Tx tx,
        Wave wave,
        IReadOnlyList<Place> places,
        BoxKeys keys,
        IReadOnlyDictionary<int, AnswerSheet> sheets
    )
    {
        await store.OpenAllAsync(tx, wave.Id);
        await store.TakeAllAsync(tx, wave.Id);
        var code = SheetCode.For(wave, places);
        foreach (var some in sheets.Select(sheet => (Id: ids.Next(), sheet)).OrderBy(sheet => sheet.Id).Chunk(AtOnce))
        {
            byte[][] contents =
            [
                .. some.Select(one => new BoxContent(one.sheet.Key, one.sheet.Value.Lines).ToBytes(code)),
            ];
            var boxes = SealedBox.SealAll(keys.Public, wave.Label, contents);
            await store.PutAllAsync(tx, wave.Tenant, wave.Id, [.. some.Select(one => one.Id)], boxes);
        }
    }
}
