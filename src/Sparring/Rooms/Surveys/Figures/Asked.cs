using Sparring.DisclosureControl.Coarse;
using Sparring.Rooms.Surveys.Answering;
using Sparring.Rooms.Surveys.Instruments;

namespace Sparring.Rooms.Surveys.Figures;

/// <summary>What a report has a line for: a question, a scale, or one of several answers, which is a yes or a no of everybody who answered.</summary>
/// <param name="Key">Of the line in report and ledger.</param>
/// <param name="Answer">What a sheet says to it; null counts nowhere.</param>
internal sealed record Asked(string Key, Block Block, AnswerScale Scale, Func<AnswerSheet, decimal?> Answer)
{
    /// <summary>The scale; null of a question.</summary>
    public Scale? Added { get; private init; }

    private static readonly AnswerScale YesOrNo = new(0, 1);

    /// <summary>Whether a mean of it says something; answers without an order are told in per cent of the whole, or not at all.</summary>
    public bool HasMean => Block.IsRated;

    /// <summary>Questions of their own first, then the scales, block by block.</summary>
    public static IEnumerable<Asked> Of(Instrument instrument) =>
        instrument.Blocks.Where(block => block.Then is null).SelectMany(block => Of(instrument, block));

    /// <summary>Those of one block; of a block that looks back, the same in the same order as of the one it looks back on.</summary>
    public static IEnumerable<Asked> Of(Instrument instrument, Block block) =>
        block.Kind switch
        {
            BlockKind.Several => block.Items.Select(item => Option(block, item)),
            BlockKind.Choice => Questions(block),
            _ when block.IsRated => Questions(block)
                .Concat(
                    instrument
                        .Scales.Where(scale => block.Items.Any(item => item.Scale == scale.Key))
                        .Select(scale => Of(block, scale))
                ),
            _ => [],
        };

    private static IEnumerable<Asked> Questions(Block block) =>
        block
            .Items.Where(item => item.Scale is null)
            .Select(item => $"{block.Key}.{item.Key}")
            .Select(key => new Asked(
                key,
                block,
                new(block.Lowest, block.Highest),
                sheet => block.Kind == BlockKind.Ranking && !sheet.IsInOrder(block) ? null : sheet.Number(key)
            ));

    private static Asked Of(Block block, Scale scale) =>
        new(scale.Key, block, new(block.Lowest, block.Highest), sheet => OwnLine.ScoreOf(block, scale, sheet))
        {
            Added = scale,
        };

    private static Asked Option(Block block, Item item) =>
        new(
            $"{block.Key}.{item.Key}",
            block,
            YesOrNo,
            sheet =>
                sheet.Chosen(block) is not { } chosen ? null
                : chosen.Contains(item.Key) ? 1
                : 0
        );
}
