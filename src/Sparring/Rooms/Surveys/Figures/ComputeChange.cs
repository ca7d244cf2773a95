using Sparring.DisclosureControl;
using Sparring.NetworkAnalysis;
using Sparring.NetworkAnalysis.Change;
using Sparring.Rooms.Surveys.Answering;
using Sparring.Rooms.Surveys.Instruments;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Figures;

/// <summary>
/// Compares a wave with the last one over the people whom the figures of both count. They are cells of what is out already, so that
/// nothing new follows about fewer; and of those asked about in both, as many are left out as a difference of the two needs.
/// </summary>
internal sealed class ComputeChange(
    OpenedWave now,
    OpenedWave then,
    IReadOnlyDictionary<string, IReadOnlyList<CountedSet>> before,
    IReadOnlyDictionary<string, IReadOnlyList<CountedSet>> shown
)
{
    private const int Draws = 1_000;

    /// <summary>The ledger of those who are asked about, as against those who answer.</summary>
    public const string Columns = "inside-of-whom";

    private readonly int _smallest = now.Wave.Plan.Smallest;
    private readonly List<Guid> _people =
    [
        .. before
            .Values.Concat(shown.Values)
            .SelectMany(sets => sets)
            .SelectMany(set => set.People)
            .Concat(now.Places.Concat(then.Places).Select(place => place.Person.Value))
            .Distinct(),
    ];

    private Dictionary<Guid, int>? _numbers;

    /// <summary>Whom the comparison counts, by question; and of whom it asks.</summary>
    public Dictionary<string, IReadOnlyList<CountedSet>> Ledger { get; } = new(StringComparer.Ordinal);

    public ChangeReport Report()
    {
        var ties =
            now.Wave.Instrument.Roster is { } block && then.Wave.Instrument.Roster?.Key == block.Key
                ? Ties(block)
                : null;
        return new(then.Wave.Number, ties, [.. Questions()]);
    }

    private TieChange? Ties(Block block)
    {
        if (Both(block.Key) is not { } release)
        {
            return null;
        }

        int[] rows = release.Shown[0].Members.ToArray();
        var columns = ColumnsInBoth();
        if (columns.Count < _smallest)
        {
            return null;
        }

        var (one, other) = (NetworkOf(then, block, rows, columns), NetworkOf(now, block, rows, columns));
        var change = NetworkChange.Between(one, other);
        if (
            PairedBootstrap.Of(one, other, Draws, seed: rows.Length) is not { } sure
            || change.DensityBefore is not { } was
        )
        {
            return null;
        }

        var few = change.Gained < _smallest || change.Lost < _smallest || change.Kept < _smallest;
        return new(
            rows.Length,
            Whole(before, block.Key, then.Wave)?.People.Count - rows.Length ?? 0,
            few ? null : new(change.Kept, change.Gained, change.Lost),
            Points(was),
            Points(change.DensityAfter ?? was),
            Points(sure.Low),
            Points(sure.High),
            sure.SmallestTold is { } told ? Points(told) : null
        );
    }

    private IEnumerable<QuestionChange> Questions()
    {
        foreach (
            var block in now
                .Wave.Instrument.WithoutThen()
                .Blocks.Where(block => block is { Kind: BlockKind.Matrix or BlockKind.Scale, About: null })
        )
        {
            var same = then.Wave.Instrument.Blocks.FirstOrDefault(one =>
                one.Key == block.Key && one.Kind == block.Kind
            );
            if (same is null || same.Lowest != block.Lowest || same.Highest != block.Highest)
            {
                continue;
            }

            foreach (var line in OwnLine.Of(now.Wave.Instrument, block, AnswerSheet.Blank))
            {
                if (Question(line.Key, block, same) is { } change)
                {
                    yield return change;
                }
            }
        }
    }

    private QuestionChange? Question(string key, Block block, Block same)
    {
        if (Both(key) is not { } release)
        {
            return null;
        }

        var differences = new decimal?[_people.Count];
        foreach (var person in release.Shown[0].Members.ToArray())
        {
            differences[person] = Answer(now, block, key, person) - Answer(then, same, key, person);
        }

        return QuestionChange.Of(key, release, new(block.Lowest, block.Highest), differences);
    }

    private decimal? Answer(OpenedWave wave, Block block, string key, int person) =>
        wave.ByPerson.TryGetValue(_people[person], out var sheet)
            ? OwnLine.Of(wave.Wave.Instrument, block, sheet).FirstOrDefault(line => line.Key == key)?.Answer
            : null;

    // Those whom the whole of both waves counts; null when that may not be shown.
    private Release? Both(string key)
    {
        if (Whole(before, key, then.Wave) is not { } last || shown.GetValueOrDefault(key, []) is not [var whole, ..])
        {
            return null;
        }

        var ledger = new Ledger(_smallest, Sets(before, key).Concat(Sets(shown, key)));
        var both = new NamedSet($"{then.Wave.Number}–{now.Wave.Number}", Numbers(last.People.Intersect(whole.People)));
        var release = ledger.Release(both, []);
        if (release.Shown.Count == 0)
        {
            return null;
        }

        Ledger[key] = [Counted(both)];
        return release;
    }

    // Of whatever either wave has told of its columns, nobody or enough are left out: no sum about one person follows from two of its own.
    private PersonSet ColumnsInBoth()
    {
        var there = then.Network.Select(place => place.Person).ToHashSet();
        // The boxes' order is chance; whoever has no box comes last.
        var chance = now.Sheets.Keys.Index().ToDictionary(place => place.Item, place => place.Index);
        int[] order =
        [
            .. now
                .Network.Where(place => there.Contains(place.Person))
                .OrderBy(place => chance.GetValueOrDefault(place.Number, int.MaxValue))
                .Select(place => NumberOf(place.Person.Value)),
        ];
        CountedAgain[] waves = [new(ToldOf(then), _smallest), new(ToldOf(now), _smallest)];
        var columns = PersonSet.Of(order);
        int was;
        do
        {
            was = columns.Count;
            columns = waves.Aggregate(columns, (left, wave) => wave.Of([.. order.Where(left.Contains)]));
        } while (columns.Count < was);

        Ledger[Columns] =
        [
            Counted(Roster(then)),
            Counted(Roster(now)),
            Counted(new($"{then.Wave.Number}–{now.Wave.Number}", columns)),
        ];
        return columns;
    }

    // A wave's own: what another wave told is a sum of other answers, and who came or left would be a cell of her own in both together.
    private List<NamedSet> ToldOf(OpenedWave wave) =>
        [
            .. Sets(before, Columns).Concat(Sets(shown, Columns)).Where(set => IsOf(set.Name, wave.Wave.Number)),
            Roster(wave),
        ];

    private static bool IsOf(string name, int wave) =>
        name.StartsWith($"{wave}: ", StringComparison.Ordinal)
        || name.StartsWith($"{wave}–", StringComparison.Ordinal)
        || name.EndsWith($"–{wave}", StringComparison.Ordinal);

    private Network NetworkOf(OpenedWave wave, Block block, int[] rows, PersonSet columns)
    {
        var places = wave.Places.ToDictionary(place => NumberOf(place.Person.Value), place => place.Number);
        int[] all = [.. columns.Or(PersonSet.Of(rows)).ToArray()];
        var at = all.Index().ToDictionary(person => person.Item, person => person.Index);
        var cells = rows.SelectMany(from => Said(from).Select(said => (Cell: new Cell(at[from], said.At), said.Step)))
            .ToList();
        return Network.From(
            new()
            {
                People = all.Length,
                Respondents = [.. rows.Select(person => at[person])],
                Ratings =
                [
                    .. cells
                        .Where(one => one.Step >= now.Wave.Plan.Threshold)
                        .Select(one => new Rating(one.Cell.From, one.Cell.To)),
                ],
                Unknown = [.. cells.Where(one => one.Step is null).Select(one => one.Cell)],
            }
        );

        IEnumerable<(int At, int? Step)> Said(int from)
        {
            var said = wave.Sheets.TryGetValue(places[from], out var sheet)
                ? sheet.OfRoster(block).ToDictionary(line => line.Place, line => line.Step)
                : [];
            return all.Where(to => to != from)
                .Select(to =>
                    (at[to], columns.Contains(to) && said.TryGetValue(places[to], out var step) ? step : (int?)null)
                );
        }
    }

    private NamedSet Roster(OpenedWave wave) =>
        new($"{wave.Wave.Number}: roster", Numbers(wave.Network.Select(place => place.Person.Value)));

    private static CountedSet? Whole(
        IReadOnlyDictionary<string, IReadOnlyList<CountedSet>> sets,
        string key,
        Wave wave
    ) =>
        sets.GetValueOrDefault(key, [])
            .FirstOrDefault(set => set.Name.StartsWith($"{wave.Number}: ", StringComparison.Ordinal));

    private IEnumerable<NamedSet> Sets(IReadOnlyDictionary<string, IReadOnlyList<CountedSet>> sets, string key) =>
        sets.GetValueOrDefault(key, []).Select(set => new NamedSet(set.Name, Numbers(set.People)));

    private CountedSet Counted(NamedSet set) =>
        new(set.Name, [.. set.Members.ToArray().Select(person => _people[person])]);

    private PersonSet Numbers(IEnumerable<Guid> people) => PersonSet.Of(people.Select(NumberOf));

    private int NumberOf(Guid person) =>
        (_numbers ??= _people.Index().ToDictionary(one => one.Item, one => one.Index))[person];

    private static decimal Points(double share) => Round(100 * share);

    private static decimal Round(double number) => decimal.Round((decimal)number, 1, MidpointRounding.AwayFromZero);
}
