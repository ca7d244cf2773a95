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

    public async Task<IReadOnlyList<GoalFinding>> OfAsync(Tx tx, ProgrammeId programme)
    {
        var found = new List<GoalFinding>();
        foreach (var wave in (await waves.OfProgrammeAsync(tx, programme)).Where(wave => wave.ClosedAt is not null))
        {
            // Whoever may not see the figures finds none.
            if (WaveReport.Of(await waves.ReportAsync(tx, wave.Id)) is { } report)
            {
                found.AddRange(wave.Instrument.Blocks.SelectMany(block => Of(wave, report, block)));
            }
        }

        return found;
    }

    private IEnumerable<GoalFinding> Of(Wave wave, WaveReport report, Block block)
    {
        var place = block.Kind == BlockKind.Roster && report.Ties is not null ? "network" : $"results-{block.Key}";
        var title = texts.With("findingOfWave", block.Title.Here, wave.Number);
        return block.Goals.Select(goal => new GoalFinding(goal, title, $"{wave.Address}#{place}"));
    }
}
