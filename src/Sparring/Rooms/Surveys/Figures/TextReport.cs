using Sparring.Rooms.Surveys.Answering;
using Sparring.Rooms.Surveys.Instruments;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Figures;

/// <summary>What was written to a question, in the order of the alphabet: two questions do not show who wrote both.</summary>
/// <param name="Written">Null: too few have written.</param>
public sealed record TextReport(string Key, IReadOnlyList<string>? Written)
{
    public static IEnumerable<TextReport> Of(Wave wave, IEnumerable<AnswerSheet> sheets) =>
        wave
            .Instrument.Blocks.Where(block => block.Kind == BlockKind.Text)
            .Select(block => $"{block.Key}.{Block.One}")
            .Select(key => new TextReport(key, Enough(wave, [.. sheets.Select(sheet => sheet[key]).OfType<string>()])));

    private static string[]? Enough(Wave wave, string[] written) =>
        written.Length >= wave.Plan.Smallest ? [.. written.Order(StringComparer.Ordinal)] : null;
}
