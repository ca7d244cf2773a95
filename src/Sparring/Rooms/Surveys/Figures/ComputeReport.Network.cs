using Sparring.DisclosureControl;
using Sparring.DisclosureControl.Planning;
using Sparring.NetworkAnalysis.CorePeriphery;
using Sparring.Rooms.Surveys.Answering;
using Sparring.Rooms.Surveys.Instruments;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Figures;

/// <content>The forum as a network: relations, core and periphery, departments.</content>
public sealed partial class ComputeReport
{
    private Ties? TiesOf()
    {
        if (_wave.Instrument.Roster is not { } block)
        {
            return null;
        }

        var lines = _roster.Select(place => LinesOf(block, place)).ToArray();
        var respondents = Enumerable.Range(0, lines.Length).Where(person => lines[person].Length > 0).ToArray();
        if (respondents.Length == 0)
        {
            return null;
        }

        var counting = Counted(Before(block.Key), respondents).ToArray();
        var measured = new MeasureNetwork(_roster.Count, lines, counting, _wave.Plan.Threshold);
        var core = _wave.Plan.Breakdowns.Contains(Core) ? measured.Core() : null;
        if (core is not null)
        {
            _breakdowns.Add(ByCore([.. core.Cores[0]]));
        }

        var (release, _) = ReleaseOf(block.Key, respondents, core is null ? [] : [_breakdowns[^1]]);
        if (release.Shown.Count == 0)
        {
            return null;
        }

        var whole = release.Shown[0].Members;
        var shown = release.Shown.Count == 3 ? core : null;
        return Told(block, lines, whole) with
        {
            Network = measured.Figures(shown) with
            {
                Traits = new MeasureTraits(_roster, lines, counting, _wave.Plan).Of(shown?.Cores[0]),
            },
            Reconstructed = _roster.Count - counting.Length >= _wave.Plan.Smallest ? measured.Reconstructed() : null,
            Nodes = IsYesOfAll() ? Drawn(lines, core) : null,
            Departments = DepartmentsOf(block.Key, lines, whole),
        };
    }

    private Ties Told(Block block, Said[][] lines, PersonSet whole)
    {
        int[] steps = [.. whole.ToArray().SelectMany(person => lines[person]).Select(said => said.Step)];
        return new(whole.Count, steps.Length, CountsOf(block, steps))
        {
            Roster = _roster.Count < _places.Count ? _roster.Count : null,
        };
    }

    // After core and periphery, with what they leave room for; and whom one is asked about is as little to be made out as who answers.
    private DepartmentNetwork? DepartmentsOf(string key, Said[][] lines, PersonSet counted)
    {
        if (!_wave.Plan.Breakdowns.Contains(Blocks))
        {
            return null;
        }

        Breakdown[] departments = [BreakdownBy("department", _places, _people.Count)];
        var (answering, _) = ReleaseOf(key, counted, departments);
        if (answering.Shown.Count < 3)
        {
            return null;
        }

        var (named, _) = ReleaseOf(
            ComputeChange.Columns,
            PersonSet.Of(Enumerable.Range(0, _roster.Count)),
            departments
        );
        var measured = new MeasureDepartments(lines, _wave.Plan.Threshold, _wave.Plan.Smallest).Of(
            answering.Shown.Skip(1),
            named.Shown.Skip(1)
        );
        // As many as were asked, left out or not: a number one lower would say of which department she is.
        return measured is null
            ? null
            : measured with
            {
                Parts =
                [
                    .. measured.Parts.Select(part =>
                        part with
                        {
                            Asked = _places.Count(place => place.Department == part.Name),
                        }
                    ),
                ],
            };
    }

    // One who says no, or nothing, is enough; who it was is not found out.
    private bool IsYesOfAll() =>
        _wave.Plan.Breakdowns.Contains(Nodes)
        && _roster.Count <= LayOutNodes.Most
        && _roster.All(place => _sheets.TryGetValue(place.Number, out var sheet) && sheet[AnswerSheet.Nodes] == "yes");

    private DrawForum Drawn(Said[][] lines, DiscreteCore? core) =>
        LayOutNodes.Of(LayOutNodes.Pairs(lines, _wave.Plan.Threshold), InBoxOrder(), core?.Cores[0] ?? []);

    private int[] InBoxOrder() =>
        [.. Enumerable.Range(0, _roster.Count).OrderBy(person => _order[_places[person].Number])];

    private IReadOnlyList<TieCount> CountsOf(Block block, int[] counted) =>
        [
            .. Enumerable
                .Range(_wave.Plan.Threshold - 1, 3)
                .Where(step => step > block.Lowest && step <= block.Highest)
                .Select(step => new TieCount(step, counted.Count(answer => answer >= step))),
        ];

    // Of other questions who is left out answers like everybody: she is not in the core, and alone between the two she would be told.
    private Breakdown ByCore(HashSet<int> core) =>
        Breakdown.By(
            Core,
            [
                .. Enumerable
                    .Range(0, _people.Count)
                    .Select(person =>
                        person >= _places.Count ? null
                        : core.Contains(person) ? Core
                        : _roster.Count < _places.Count ? OutsideCore
                        : Periphery
                    ),
            ]
        );

    private Said[] LinesOf(Block block, Place place) =>
        _sheets.TryGetValue(place.Number, out var sheet)
            ?
            [
                .. sheet
                    .OfRoster(block)
                    .Where(line => line.Place != place.Number && _numberOfPlace.ContainsKey(line.Place))
                    .Select(line => new Said(_numberOfPlace[line.Place], line.Step))
                    .OrderBy(line => line.To),
            ]
            : [];
}
