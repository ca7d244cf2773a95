using Sparring.Rooms.Surveys.Figures;
using Sparring.Rooms.Surveys.Instruments;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Following;

/// <summary>Figures of the closed waves beside each other. Nothing in it is new: all of it stands in their reports.</summary>
/// <param name="Waves">In the order of their numbers; never none.</param>
public sealed record FollowedWaves(IReadOnlyList<FollowedWave> Waves)
{
    /// <summary>Null before the first wave is closed.</summary>
    public static FollowedWaves? Of(IEnumerable<WaveStore.ClosedWave> waves)
    {
        FollowedWave[] followed =
        [
            .. from wave in waves
            orderby wave.Number
            let report = WaveReport.Of(wave.Report)
            where report is not null
            select new FollowedWave(wave, report),
        ];
        return followed.Length == 0 ? null : new(followed);
    }

    /// <summary>Since the wave before, where the last one may tell.</summary>
    public ChangeReport? Change => Last.Report.Change;

    /// <summary>Of each wave in which a relation is what it is in the last; null where the density is not shown.</summary>
    public IReadOnlyList<decimal?> Densities =>
        [.. Waves.Select(one => one.Wave.Threshold == Last.Wave.Threshold ? one.Density : null)];

    /// <summary>Blocks of the last wave whose answers have a mean.</summary>
    /// <param name="withScales">Those of one's own leadership; false: the others.</param>
    public IEnumerable<Block> Rated(bool withScales) =>
        Blocks.Where(block =>
            block is { Kind: BlockKind.Matrix or BlockKind.Scale, Then: null }
            && block.Items.Any(item => item.Scale is not null) == withScales
        );

    /// <summary>Each line of a block that some wave tells the mean of.</summary>
    public IEnumerable<FollowedLine> Lines(Block block) =>
        Last
            .Report.Of(block)
            .Select(question => new FollowedLine(
                Last.Wave.Instrument.Named(question.Key),
                [.. Waves.Select(one => one.Report.Questions.FirstOrDefault(same => same.Key == question.Key)?.Mean)],
                Change?.Questions.FirstOrDefault(change => change.Key == question.Key)
            ))
            .Where(line => line.Means.Any(mean => mean is not null));

    /// <summary>Questions of the last wave with answers to choose among, and how many of a hundred chose each; null where that is not shown.</summary>
    public IEnumerable<(Block Block, IReadOnlyList<int>? Percentages)> Chosen() =>
        Blocks
            .Where(block => block.Kind == BlockKind.Choice)
            .Select(block => (block, Last.Report.Of(block) is [var one, ..] ? one.Percentages : null));

    public FollowedWave Last => Waves[^1];

    private IReadOnlyList<Block> Blocks => Last.Wave.Instrument.Blocks;
}

/// <summary>A closed wave with its report.</summary>
public sealed record FollowedWave(WaveStore.ClosedWave Wave, WaveReport Report)
{
    /// <summary>In per cent of what was answered, at the threshold that was chosen.</summary>
    public decimal? Density =>
        Report.Ties is { } ties
            ? ties.Counts.FirstOrDefault(count => count.Threshold == Wave.Threshold)?.PercentOf(ties.Possible)
            : null;
}

/// <summary>One question or scale over the waves.</summary>
/// <param name="Means">Of each closed wave; null where it did not ask, or may not tell.</param>
public sealed record FollowedLine(string Name, IReadOnlyList<decimal?> Means, QuestionChange? Change);
