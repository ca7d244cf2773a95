using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Rooms.Programme.Contract;
using Sparring.Rooms.Surveys.Instruments;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Figures;

/// <summary>What the closed waves tell about each learning goal, as their instruments say.</summary>
public sealed class FindingsOfWaves(WaveStore waves) : IGoalFindings
{
    private readonly RoomTexts texts = RoomTexts.Of<FindingsOfWaves>();

    public async Task<IReadOnlyList<GoalFinding>> OfAsync(Tx tx, ProgrammeId programme) =>
        [.. (await waves.ReportsAsync(tx, programme)).SelectMany(Of)];

    private IEnumerable<GoalFinding> Of(WaveStore.ClosedWave wave) =>
        WaveReport.Of(wave.Report) is { } report
            ? wave.Instrument.WithoutThen().Blocks.SelectMany(block => Of(wave, report, block))
            : [];

    private IEnumerable<GoalFinding> Of(WaveStore.ClosedWave wave, WaveReport report, Block block)
    {
        var place = block.Kind == BlockKind.Roster && report.Ties is not null ? "network" : $"results-{block.Key}";
        var title = texts.With("findingOfWave", block.Title.Here, wave.Number);
        return ReadInstrument
            .GoalsOf(wave.Instrument, block)
            .Select(goal => new GoalFinding(goal, title, $"{Wave.AddressOf(wave.Id)}#{place}"));
    }
}
