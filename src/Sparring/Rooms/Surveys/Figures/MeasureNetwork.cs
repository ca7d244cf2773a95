using Sparring.NetworkAnalysis;
using Sparring.NetworkAnalysis.Cohesion;
using Sparring.NetworkAnalysis.CorePeriphery;
using Sparring.NetworkAnalysis.Relations;

namespace Sparring.Rooms.Surveys.Figures;

/// <summary>
/// Measures the forum's network from the answers that count. What somebody did not answer is unknown, never “no relation”.
/// </summary>
/// <param name="lines">For each place of the roster what was said of each other place; null where nothing was said.</param>
/// <param name="respondents">Whose answers count.</param>
internal sealed class MeasureNetwork(IReadOnlyList<int?[]> lines, IReadOnlyList<int> respondents, int threshold)
{
    private readonly Network _network = Network.From(
        new()
        {
            People = lines.Count,
            Respondents = respondents,
            Ratings =
            [
                .. Cells(lines, respondents)
                    .Where(cell => lines[cell.From][cell.To] is > 0)
                    .Select(cell => new Rating(cell.From, cell.To, lines[cell.From][cell.To] ?? 0)),
            ],
            Unknown = [.. Cells(lines, respondents).Where(cell => lines[cell.From][cell.To] is null)],
        },
        threshold
    );

    /// <summary>The best division found; null when nothing divides.</summary>
    public DiscreteCore? Core() =>
        DiscreteCore.Of(_network, OffBlocks.Ignored, new()) is { Fit: not null, Cores.Count: > 0 } core ? core : null;

    public ForumNetwork Figures(CoreFigures? core) =>
        new(
            LevelWords.Ours.Of(Density.Observed(_network)),
            decimal.Round((decimal)_network.Out.Count / respondents.Count, 1, MidpointRounding.AwayFromZero),
            Components.Weak(_network).Sizes.Count,
            CutPoints.Of(_network).People.Count > 0,
            core
        );

    public CoreFigures Figures(DiscreteCore core)
    {
        var inside = core.Cores[0].ToHashSet();
        return new(
            Percent(inside.Count, lines.Count),
            DensityOf(cell => inside.Contains(cell.From) && inside.Contains(cell.To)),
            DensityOf(cell => inside.Contains(cell.From) != inside.Contains(cell.To)),
            DensityOf(cell => !inside.Contains(cell.From) && !inside.Contains(cell.To)),
            decimal.Round((decimal)(core.Fit ?? 0), 2),
            core.IsUnique
        );
    }

    private int DensityOf(Func<Cell, bool> isOf)
    {
        var said = Cells(lines, respondents).Where(isOf).Select(cell => lines[cell.From][cell.To]).OfType<int>();
        var answers = said.ToList();
        return Percent(answers.Count(answer => answer >= threshold), answers.Count);
    }

    private static int Percent(int part, int whole) =>
        whole == 0 ? 0 : (int)decimal.Round(100m * part / whole, MidpointRounding.AwayFromZero);

    private static IEnumerable<Cell> Cells(IReadOnlyList<int?[]> lines, IReadOnlyList<int> respondents) =>
        from person in respondents
        from other in Enumerable.Range(0, lines.Count)
        where other != person
        select new Cell(person, other);
}
