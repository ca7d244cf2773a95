using System.Globalization;
using System.Text.Json;
using Sparring.Platform.Data;
using Sparring.Rooms.Surveys.Answering;
using Sparring.Rooms.Surveys.Figures;
using Sparring.Rooms.Surveys.Instruments;
using Sparring.Rooms.Surveys.Waves;
using Xunit;

namespace Sparring.Tests.Rooms.Surveys;

/// <summary>Forty people of four departments who answer by chance, some of them left out of the network; computed without a database.</summary>
public sealed class LeftOutFiguresTests
{
    private const int Forty = 40;
    private const int Smallest = 5;

    private static readonly Instrument Asked = ReadInstrument.ForForums[ReadInstrument.Shipped];

    private static readonly string[] All = ["core", "nodes", "blocks", "department"];

    public static TheoryData<int, bool> Forums => [.. Enumerable.Range(1, 12).Select(seed => (seed, seed % 3 == 0))];

    [Theory]
    [MemberData(nameof(Forums))]
    public void The_networks_figures_are_those_of_a_forum_they_were_never_in(int seed, bool areAllDots)
    {
        var chance = new Random(seed);
        var places = PlacesOf(Forty);
        int[] gone = [3, 17, 38];
        var sheets = SheetsOf(places, areAllDots ? Forty : 37, areAllDots ? Forty : 0, chance);
        Place[] there = [.. places.Where(place => !gone.Contains(place.Number))];

        var told = ReportOf(1, places, sheets, LeftOut(places, gone));
        var byHand = ReportOf(
            1,
            there,
            there
                .Where(place => sheets.ContainsKey(place.Number))
                .ToDictionary(place => place.Number, place => With(sheets[place.Number], there)),
            []
        );

        Assert.Equal(37, told.Ties?.Roster);
        Assert.Equal(areAllDots, told.Ties?.Nodes is not null);
        Assert.Equal(Written(byHand.Ties), Written(told.Ties));
        Assert.NotEqual(Written(ReportOf(1, places, sheets, []).Ties), Written(told.Ties));
        // How many are on the list of a department, left out or not.
        Assert.All(told.Ties?.Departments?.Parts ?? [], part => Assert.Equal(10, part.Asked));
    }

    [Fact]
    public void All_other_answers_of_theirs_count_as_before()
    {
        var places = PlacesOf(Forty);
        var sheets = SheetsOf(places, Forty, 0, new Random(5));

        var told = ReportOf(1, places, sheets, LeftOut(places, [3, 17]), "department");
        var before = ReportOf(1, places, sheets, [], "department");

        Assert.Equal((before.Asked, before.Answered), (told.Asked, told.Answered));
        Assert.Equal(JsonSerializer.Serialize(before.Questions), JsonSerializer.Serialize(told.Questions));
    }

    [Fact]
    public void Beside_the_core_stand_all_others_so_that_nobody_left_out_follows_from_the_whole()
    {
        var places = PlacesOf(Forty);
        var sheets = places.ToDictionary(
            place => place.Number,
            place => SheetOf(place, places, (at, other) => at % 2 == 0 && other % 2 == 0 ? 4 : 0)
        );

        var told = ReportOf(1, places, sheets, LeftOut(places, [3, 17]), "core");
        var nobody = ReportOf(1, places, sheets, [], "core");

        Assert.Equal(["core", "outside-core"], PartsOf(told));
        Assert.Equal(["core", "periphery"], PartsOf(nobody));
    }

    [Fact]
    public void What_is_sealed_again_says_nothing_by_them_nor_of_them_and_keeps_the_rest()
    {
        var places = PlacesOf(6);
        var sheets = SheetsOf(places, 6, 0, new Random(2));
        var opened = new OpenedWave(WaveOf(1, All), places, sheets) { LeftOut = LeftOut(places, [2]) };

        var kept = opened.Kept;

        Assert.Equal(sheets.Keys, kept.Keys);
        Assert.All(kept, sheet => Assert.Null(sheet.Value["inside.2"]));
        Assert.DoesNotContain(kept[2].Lines, line => line.Key.StartsWith("inside.", StringComparison.Ordinal));
        Assert.Equal(
            sheets.ToDictionary(sheet => sheet.Key, sheet => sheet.Value.Lines.Where(Stays(sheet.Key)).ToDictionary()),
            kept.ToDictionary(sheet => sheet.Key, sheet => sheet.Value.Lines.ToDictionary())
        );

        static Func<KeyValuePair<string, string>, bool> Stays(int by) =>
            line => !line.Key.StartsWith("inside.", StringComparison.Ordinal) || (by != 2 && line.Key != "inside.2");
    }

    // What is out of all waves cuts people into cells; a sum about fewer than the smallest cell would be a cell of fewer.
    [Fact]
    public void No_cell_of_what_two_waves_show_is_too_small_and_no_figure_of_the_network_counts_who_is_left_out()
    {
        var shown = 0;
        for (var seed = 1; seed <= 24; seed++)
        {
            var chance = new Random(seed);
            var places = PlacesOf(Forty);
            // Some leave the forum between the two.
            Place[] stay = [.. places.Where(_ => chance.Next(30) > 0)];
            var (first, second) = (Wave(1, places, chance), Wave(2, stay, chance));
            var one = ComputeReport.Of(first, CountedSet.None);
            var two = ComputeReport.Of(second, one.Ledger, first);

            var ledger = CountedSet.Joined(one.Ledger, two.Ledger);
            Attack(ledger, [first, second]);
            // Computed once more, under all that is out, it is the same.
            var again = ComputeReport.Of(second, ledger, first);
            Assert.Equal(JsonSerializer.Serialize(two.Report.Change), JsonSerializer.Serialize(again.Report.Change));
            shown += two.Report.Change?.Ties is null ? 0 : 1;
        }

        Assert.InRange(shown, 5, 24);
    }

    private static void Attack(IReadOnlyDictionary<string, IReadOnlyList<CountedSet>> ledger, OpenedWave[] waves)
    {
        foreach (var (key, sets) in ledger)
        {
            var cells = sets.SelectMany(set => set.People)
                .Distinct()
                .CountBy(person => string.Concat(sets.Select(set => set.People.Contains(person) ? '1' : '0')));
            // A roster is whom a wave asks about, which everybody asked sees; what is counted of it must be of enough.
            var isColumns = key == ComputeChange.Columns;
            Assert.All(cells.Where(_ => !isColumns), cell => Assert.InRange(cell.Value, Smallest, Forty));
            foreach (var set in sets.Where(_ => isColumns || key == Asked.Roster?.Key))
            {
                var counted = waves.Where(wave => set.Name.Contains($"{wave.Wave.Number}", StringComparison.Ordinal));
                Assert.All(
                    counted,
                    wave => Assert.DoesNotContain(set.People, person => wave.LeftOut.Contains(new(person)))
                );
            }
        }

        // The relations of a wave less those over the columns compared are those with whoever is in the one and not in the other.
        var columns = ledger.GetValueOrDefault(ComputeChange.Columns, []);
        foreach (var compared in columns.Where(set => set.Name == "1–2" && set.People.Count > 0))
        {
            foreach (var wave in waves)
            {
                var rest = wave.Network.Count(place => !compared.People.Contains(place.Person.Value));
                Assert.True(rest == 0 || rest >= Smallest, $"{rest} left over of wave {wave.Wave.Number}.");
            }
        }
    }

    private static OpenedWave Wave(int number, IReadOnlyList<Place> places, Random chance)
    {
        var sheets = SheetsOf(places, chance.Next(30, Forty + 1), 0, chance);
        var gone = places.Select(place => place.Person).OrderBy(_ => chance.Next()).Take(chance.Next(4));
        return new(WaveOf(number, All), places, sheets) { LeftOut = gone.ToHashSet() };
    }

    private static WaveReport ReportOf(
        int number,
        IReadOnlyList<Place> places,
        IReadOnlyDictionary<int, AnswerSheet> sheets,
        HashSet<PersonId> leftOut,
        params string[] breakdowns
    ) =>
        ComputeReport
            .Of(
                new(WaveOf(number, breakdowns.Length == 0 ? All : breakdowns), places, sheets) { LeftOut = leftOut },
                CountedSet.None
            )
            .Report;

    private static string Written(Ties? ties) =>
        JsonSerializer.Serialize(
            ties is null
                ? null
                : ties with
                {
                    Roster = null,
                    Departments = ties.Departments is { } of
                        ? of with
                        {
                            Parts = [.. of.Parts.Select(part => part with { Asked = 0 })],
                        }
                        : null,
                }
        );

    private static IEnumerable<string> PartsOf(WaveReport report) =>
        report.Questions.SelectMany(question => question.Parts).Select(part => part.Part).Distinct().Order();

    private static Place[] PlacesOf(int people) =>
        [
            .. Enumerable
                .Range(1, people)
                .Select(at => new Place(
                    at,
                    new(Ids.Secure.Next()),
                    $"Afdeling {at % 4}",
                    at % 3 == 0 ? "head" : "leader"
                )),
        ];

    private static HashSet<PersonId> LeftOut(IReadOnlyList<Place> places, int[] gone) =>
        [.. gone.Select(number => places[number - 1].Person)];

    // Some lines are skipped: what is unknown is not no relation.
    private static Dictionary<int, AnswerSheet> SheetsOf(
        IReadOnlyList<Place> places,
        int answered,
        int asDots,
        Random chance
    ) =>
        places
            .Take(answered)
            .ToDictionary(
                place => place.Number,
                place =>
                    SheetOf(
                        place,
                        places,
                        (at, other) =>
                            chance.Next(12) == 0 ? null
                            : (at + other) % 3 == 0 ? chance.Next(2, 5)
                            : chance.Next(3),
                        place.Number <= asDots
                    )
            );

    private static AnswerSheet SheetOf(
        Place mine,
        IReadOnlyList<Place> places,
        Func<int, int, int?> step,
        bool isDot = false
    )
    {
        var lines = places
            .Where(place => place != mine)
            .Select(place => (Line: $"inside.{place.Number}", Step: step(mine.Number, place.Number)))
            .Where(said => said.Step is not null)
            .ToDictionary(said => said.Line, said => said.Step?.ToString(CultureInfo.InvariantCulture) ?? "");
        lines["outside.regions"] = $"{1 + (mine.Number % 5)}";
        lines["outside.state"] = $"{1 + (mine.Number / 7 % 5)}";
        if (isDot)
        {
            lines[AnswerSheet.Nodes] = "yes";
        }

        return new(lines);
    }

    private static AnswerSheet With(AnswerSheet sheet, Place[] there) =>
        new(
            sheet
                .Lines.Where(line =>
                    !line.Key.StartsWith("inside.", StringComparison.Ordinal)
                    || there.Any(place => line.Key == $"inside.{place.Number}")
                )
                .ToDictionary()
        );

    private static Wave WaveOf(int number, string[] breakdowns) =>
        new(
            new(Ids.Secure.Next()),
            new(Ids.Secure.Next()),
            new(Ids.Secure.Next()),
            number,
            Asked,
            new(2, Smallest, breakdowns, new(2019, 3, 1)),
            new(2020, 1, 1),
            new(Ids.Secure.Next()),
            ClosedAt: null
        );
}
