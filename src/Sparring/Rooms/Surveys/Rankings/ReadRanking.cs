using System.Globalization;
using Sparring.Platform.Texts;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Surveys.Perceived;

namespace Sparring.Rooms.Surveys.Rankings;

/// <summary>What a file holds: the statements with both places, or what has to be put right first.</summary>
/// <param name="Statements">None while there is a fault: a row left out would move the others.</param>
/// <param name="Headings">Of the two columns of numbers, as the file has them.</param>
/// <param name="Origins">Where the answers come from, where the file says it.</param>
/// <param name="People">How many of the chosen answered each question of each statement, at least.</param>
public sealed record RankingReading(
    IReadOnlyList<RankedStatement> Statements,
    IReadOnlyList<string> Faults,
    IReadOnlyList<string> Headings,
    IReadOnlyList<string> Origins,
    int? People
);

/// <summary>
/// Reads a table of statements and their places, or, where a column says where each answer comes from, one row for each answer to each
/// statement: then those of one origin alone are counted, and their means decide the places.
/// </summary>
public sealed class ReadRanking
{
    public const int MostFaults = 20;

    private static readonly string[] StatementHeadings = ["udsagn", "statement"];

    private static readonly string[] OriginHeadings = ["kommune", "svar fra", "municipality", "origin"];

    private readonly RoomTexts texts = RoomTexts.Of<ReadRanking>();
    private readonly List<string> faults = [];
    private readonly Dictionary<string, (AnswerSum First, AnswerSum Second)> sums = new(
        StringComparer.OrdinalIgnoreCase
    );

    private readonly List<RankedStatement> ranked = [];
    private readonly int statementAt;
    private readonly int? originAt;
    private readonly int[] valuesAt;
    private readonly IReadOnlyList<string> headings;

    private ReadRanking(IReadOnlyList<string> headings)
    {
        int? At(string[] names) =>
            headings
                .Index()
                .Where(one => names.Contains(one.Item, StringComparer.OrdinalIgnoreCase))
                .Select(one => (int?)one.Index)
                .FirstOrDefault();
        statementAt = At(StatementHeadings) ?? -1;
        originAt = At(OriginHeadings);
        valuesAt =
        [
            .. headings
                .Index()
                .Where(one => one.Index != statementAt && one.Index != originAt && one.Item.Length > 0)
                .Select(one => one.Index),
        ];
        this.headings = headings;
    }

    /// <summary>What the table comes to: all of it, or what is wrong with it.</summary>
    /// <param name="lines">The first are the headings.</param>
    /// <param name="origin">Whose answers alone count, where the file says whose they are.</param>
    /// <param name="isHighestFirst">Whether the highest mean is number 1.</param>
    public static RankingReading From(IReadOnlyList<TableLine> lines, string origin, bool isHighestFirst)
    {
        var read = new ReadRanking(lines[0].Cells);
        if (read.statementAt < 0 || read.valuesAt.Length != 2)
        {
            read.Fault("rankingHeadings", string.Join(", ", lines[0].Cells.Where(cell => cell.Length > 0)));
            return read.Come([], null);
        }

        return read.originAt is null
            ? read.Ranks([.. lines.Skip(1)])
            : read.Answers([.. lines.Skip(1)], origin, isHighestFirst);
    }

    private RankingReading Ranks(List<TableLine> lines)
    {
        // Before each is compared with each: a long file is no list of statements.
        Bound(lines.Count);
        foreach (var line in lines.Take(Ranking.MostStatements))
        {
            var statement = Statement(line);
            if (ranked.Exists(one => string.Equals(one.Statement, statement, StringComparison.OrdinalIgnoreCase)))
            {
                Fault("rankingTwice", line.Number, statement);
            }

            ranked.Add(new(statement, Place(line, 0, lines.Count), Place(line, 1, lines.Count)));
        }

        return Come([], null);
    }

    private RankingReading Answers(List<TableLine> lines, string origin, bool isHighestFirst)
    {
        string[] origins =
        [
            .. lines
                .Select(line => Cell(line, originAt))
                .Where(one => one.Length > 0)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Order(StringComparer.CurrentCultureIgnoreCase),
        ];
        if (!origins.Contains(origin, StringComparer.OrdinalIgnoreCase))
        {
            return Come(origins, null);
        }

        foreach (
            var line in lines.Where(line =>
                string.Equals(Cell(line, originAt), origin, StringComparison.OrdinalIgnoreCase)
            )
        )
        {
            Count(line);
        }

        Bound(sums.Count);
        foreach (var (first, second) in sums.Values)
        {
            if (Math.Min(first.Answered, second.Answered) is < PerceivedDesk.Smallest and var few)
            {
                Fault("rankingFew", first.Statement, few, origin, PerceivedDesk.Smallest);
            }
        }

        if (faults.Count == 0)
        {
            Rank(isHighestFirst);
        }

        return Come(origins, sums.Values.Select(one => (int?)Math.Min(one.First.Answered, one.Second.Answered)).Min());
    }

    private void Count(TableLine line)
    {
        var statement = Statement(line);
        if (!sums.TryGetValue(statement, out var both))
        {
            sums[statement] = both = (new(statement), new(statement));
        }

        foreach (var (sum, at) in ((AnswerSum, int)[])[(both.First, 0), (both.Second, 1)])
        {
            // An empty cell is somebody who did not answer that.
            var written = Cell(line, valuesAt[at]);
            if (written.Length > 0 && Number(line, at, written) is { } value)
            {
                sum.Add(value);
            }
        }
    }

    private void Rank(bool isHighestFirst)
    {
        (AnswerSum First, AnswerSum Second)[] counted = [.. sums.Values];
        var first = RankByMean.Of([.. counted.Select(one => one.First.Mean)], isHighestFirst);
        var second = RankByMean.Of([.. counted.Select(one => one.Second.Mean)], isHighestFirst);
        ranked.AddRange(counted.Select((one, at) => new RankedStatement(one.First.Statement, first[at], second[at])));
    }

    private string Statement(TableLine line)
    {
        var statement = Cell(line, statementAt).Replace('\n', ' ');
        if (statement.Length is 0 or > Ranking.MostCharacters)
        {
            Fault("rankingStatement", line.Number, Ranking.MostCharacters);
        }

        return statement;
    }

    private int Place(TableLine line, int at, int most)
    {
        var written = Cell(line, valuesAt[at]);
        if (
            int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            && place >= 1
            && place <= most
        )
        {
            return place;
        }

        Fault("rankingPlace", line.Number, headings[valuesAt[at]], written, most);
        return 0;
    }

    // With a comma or a point, as spreadsheets of both languages write it.
    private decimal? Number(TableLine line, int at, string written)
    {
        if (
            decimal.TryParse(
                written.Replace(',', '.'),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
            && number <= 1000
        )
        {
            return number;
        }

        Fault("rankingNumber", line.Number, headings[valuesAt[at]], written);
        return null;
    }

    private void Bound(int statements)
    {
        if (statements is < 2 or > Ranking.MostStatements)
        {
            Fault("rankingStatements", statements, Ranking.MostStatements);
        }
    }

    private RankingReading Come(IReadOnlyList<string> origins, int? people) =>
        new(
            faults.Count == 0 ? ranked : [],
            faults.Count > MostFaults
                ? [.. faults.Take(MostFaults), texts.With("rankingMoreFaults", faults.Count - MostFaults)]
                : faults,
            [.. valuesAt.Select(at => headings[at])],
            origins,
            people
        );

    private static string Cell(TableLine line, int? at) =>
        at is { } column && column >= 0 && column < line.Cells.Count ? line.Cells[column] : "";

    private void Fault(string key, params object[] values) => faults.Add(texts.With(key, values));
}
