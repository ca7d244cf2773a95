using Sparring.Rooms.Surveys.Answering;
using Sparring.Rooms.Surveys.Instruments;

namespace Sparring.Rooms.Surveys.Figures;

/// <summary>What one person answered to a question, or her mean of a scale.</summary>
public sealed record OwnLine(string Key, Words Words, decimal? Answer)
{
    /// <summary>Questions of their own first, then the scales: the lines of the forum's report.</summary>
    public static IReadOnlyList<OwnLine> Of(Instrument instrument, Block block, AnswerSheet sheet) =>
        [
            .. block
                .Items.Where(item => item.Scale is null)
                .Select(item => new OwnLine(
                    $"{block.Key}.{item.Key}",
                    item.Words,
                    sheet.Number($"{block.Key}.{item.Key}")
                )),
            .. instrument
                .Scales.Where(scale => block.Items.Any(item => item.Scale == scale.Key))
                .Select(scale => new OwnLine(scale.Key, scale.Words, ScoreOf(block, scale, sheet))),
        ];

    /// <summary>What she ticked of several, in words; "none of these" too.</summary>
    public static IEnumerable<string> TickedOf(Block block, AnswerSheet sheet) =>
        sheet.Ticked(block) switch
        {
            null => [],
            [] => [block.None?.Here ?? ""],
            var ticked => block.Items.Where(item => ticked.Contains(item.Key)).Select(item => item.Words.Here),
        };

    /// <summary>The mean of those answered, when at least so many are.</summary>
    public static decimal? ScoreOf(Block block, Scale scale, AnswerSheet sheet)
    {
        decimal[] given = [.. GivenOf(block, scale, sheet).OfType<int>()];
        return given.Length >= scale.Least ? given.Average() : null;
    }

    /// <summary>Her answers to the items of a scale, in their order; null when she left one out.</summary>
    public static int[]? AllOf(Block block, Scale scale, AnswerSheet sheet)
    {
        int?[] given = [.. GivenOf(block, scale, sheet)];
        return Array.TrueForAll(given, one => one is not null) ? [.. given.OfType<int>()] : null;
    }

    private static IEnumerable<int?> GivenOf(Block block, Scale scale, AnswerSheet sheet) =>
        block.Items.Where(item => item.Scale == scale.Key).Select(item => sheet.Number($"{block.Key}.{item.Key}"));
}
