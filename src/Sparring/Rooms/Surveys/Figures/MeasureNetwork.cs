using System.Runtime.InteropServices;
using Sparring.NetworkAnalysis;
using Sparring.NetworkAnalysis.Cohesion;
using Sparring.NetworkAnalysis.CorePeriphery;

namespace Sparring.Rooms.Surveys.Figures;

/// <summary>What one person said of another place of the roster.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Said(int To, int Step);

/// <summary>
/// Measures the forum's network from the answers that count. What somebody did not answer is unknown, never “no relation”.
/// </summary>
/// <param name="people">How many are on the roster.</param>
/// <param name="lines">For each place of the roster what was said of other places.</param>
/// <param name="respondents">Whose answers count.</param>
/// <remarks>Memory goes with what was answered: in a large roster that is far less than everybody about everybody.</remarks>
internal sealed class MeasureNetwork(
    int people,
    IReadOnlyList<Said[]> lines,
    IReadOnlyList<int> respondents,
    int threshold
)
{
    private readonly Network _network = Network.From(
        new()
        {
            People = people,
            Respondents = respondents,
            Ratings =
            [
                .. from person in respondents
                from said in lines[person]
                where said.Step >= threshold && said.Step > 0
                select new Rating(person, said.To),
            ],
        }
    );

    private readonly long _known = respondents.Sum(person => (long)lines[person].Length);

    /// <summary>The best division found; null when nothing divides.</summary>
    public DiscreteCore? Core()
    {
        // Everybody who answered said something of everybody: then no cell need be named.
        var core =
            _known == _network.Answers.ObservedCells
                ? DiscreteCore.Of(_network, OffBlocks.Ignored, new())
                : DiscreteCore.Among(_network, Cells(), OffBlocks.Ignored, new());
        return core is { Fit: not null, Cores.Count: > 0 } ? core : null;
    }

    /// <summary>The density with what nobody said of others taken from what they said of her; whole per cent.</summary>
    public int? Reconstructed()
    {
        var known = respondents.SelectMany(person => lines[person], (from, said) => (from, said.To)).ToHashSet();
        var pairs = known.Count(cell => cell.from < cell.To || !known.Contains((cell.To, cell.from)));
        var returned = respondents.Sum(person =>
            lines[person].Count(said => said.Step >= threshold && said.Step > 0 && !known.Contains((said.To, person)))
        );
        return pairs == 0 ? null : Percent(_network.Out.Count + returned, 2 * pairs);
    }

    /// <summary>What may be said of the whole; <paramref name="core"/> is null where it is not shown.</summary>
    public ForumNetwork Figures(DiscreteCore? core) =>
        new(
            LevelWords.Ours.Of(_known == 0 ? null : (double)_network.Out.Count / _known),
            decimal.Round((decimal)_network.Out.Count / respondents.Count, 1, MidpointRounding.AwayFromZero),
            Components.Weak(_network).Sizes.Count,
            CutPoints.Of(_network).People.Count > 0,
            core is null ? null : FiguresOf(core)
        );

    private CoreFigures FiguresOf(DiscreteCore core)
    {
        var inside = new bool[people];
        foreach (var person in core.Cores[0])
        {
            inside[person] = true;
        }

        // By how many of the two are in the core.
        Span<int> ties = stackalloc int[3];
        Span<int> said = stackalloc int[3];
        foreach (var person in respondents)
        {
            foreach (var line in lines[person])
            {
                var ends = (inside[person] ? 1 : 0) + (inside[line.To] ? 1 : 0);
                said[ends]++;
                ties[ends] += line.Step >= threshold ? 1 : 0;
            }
        }

        return new(
            Percent(core.Cores[0].Count, people),
            Percent(ties[2], said[2]),
            Percent(ties[1], said[1]),
            Percent(ties[0], said[0]),
            decimal.Round((decimal)(core.Fit ?? 0), 2),
            core.IsUnique
        );
    }

    private static int Percent(int part, int whole) =>
        whole == 0 ? 0 : (int)decimal.Round(100m * part / whole, MidpointRounding.AwayFromZero);

    private Cell[] Cells() =>
        [.. respondents.SelectMany(person => lines[person], (from, said) => new Cell(from, said.To))];
}
