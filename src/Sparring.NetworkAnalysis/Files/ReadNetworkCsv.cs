using System.Globalization;
using System.Text;

namespace Sparring.NetworkAnalysis.Files;

/// <summary>
/// Reads a list of ties, one a line: from, to and, where given, a value; separated by comma, semicolon or tab. Whole numbers from 1 are
/// people's numbers; anything else is a name, and the same name is the same person. An empty value is an unknown cell.
/// </summary>
/// <remarks>
/// Who has no tie stands alone in a line of his or her own. A first line whose value is no number is a heading, and so are the usual words for
/// from and to, in Danish too. A field may stand in quotes, fields a spreadsheet filled up with nothing are not there, and where fields are not
/// separated by commas a number may have one.
/// </remarks>
public static class ReadNetworkCsv
{
    private static readonly char[] Separators = ['\t', ';', ','];
    private static readonly string[] Headings =
    [
        "FROM TO",
        "FRA TIL",
        "SOURCE TARGET",
        "KILDE MÅL",
        "AFSENDER MODTAGER",
    ];

    public static NetworkReading From(ReadOnlySpan<byte> file)
    {
        try
        {
            var lines = Lines(Encoding.UTF8.GetString(file).TrimStart('\uFEFF'));
            return Make(lines);
        }
        catch (UnexpectedPart fault)
        {
            return NetworkReading.Because(fault.Message);
        }
    }

    private static NetworkReading Make(List<(int Number, string[] Fields)> lines)
    {
        if (lines is [var (_, heading), ..] && IsHeading(heading))
        {
            lines.RemoveAt(0);
        }

        var people = new PeopleOfList(lines.SelectMany(line => line.Fields.Take(2)));
        var (ratings, unknown) = (new RatingList(), new List<Cell>());
        foreach (var (number, fields) in lines)
        {
            if (fields.Length == 1)
            {
                continue;
            }

            var (from, to) = (people.Of(fields[0]), people.Of(fields[1]));
            if (fields.Length > 2 && fields[2].Length == 0)
            {
                unknown.Add(new(from, to));
            }
            else
            {
                ratings.Add(new(from, to, fields.Length > 2 ? Value(fields[2], number) : 1));
            }
        }

        var data = new NetworkData
        {
            People = people.Count,
            Ratings = ratings,
            Unknown = unknown,
        };
        return NetworkReading.Of(data, people.Names);
    }

    private static List<(int Number, string[] Fields)> Lines(string text)
    {
        var all = text.Split('\n');
        var separator = Array.Find(Separators, one => all[0].Contains(one, StringComparison.Ordinal));
        var lines = new List<(int, string[])>();
        for (var at = 0; at < all.Length; at++)
        {
            if (string.IsNullOrWhiteSpace(all[at]))
            {
                continue;
            }

            var fields = Fields(all[at], separator);
            ReadToken.Expect(
                fields.Length <= 3,
                $"Line {at + 1} has {fields.Length} fields; from, to and value are three."
            );
            ReadToken.Expect(
                fields[0].Length > 0 && (fields.Length == 1 || fields[1].Length > 0),
                $"Line {at + 1} does not say who."
            );
            lines.Add((at + 1, fields));
        }

        return lines;
    }

    // A spreadsheet fills every line up to its longest; a value that is empty says that the cell is unknown.
    private static string[] Fields(string line, char separator)
    {
        var (fields, start, isQuoted) = (new List<string>(), 0, false);
        for (var at = 0; at <= line.Length; at++)
        {
            if (at == line.Length || (line[at] == separator && !isQuoted))
            {
                fields.Add(line[start..at].Trim().Trim('"').Trim());
                start = at + 1;
            }
            else if (line[at] == '"')
            {
                isQuoted = !isQuoted;
            }
        }

        var filled = fields.FindLastIndex(field => field.Length > 0) + 1;
        return [.. fields.Take(filled <= 1 ? 1 : Math.Max(filled, Math.Min(fields.Count, 3)))];
    }

    private static bool IsHeading(string[] fields) =>
        fields.Length > 2 && fields[2].Length > 0
            ? Number(fields[2]) is null
            : fields is [var first, var second, ..] && Headings.Contains($"{first} {second}".ToUpperInvariant());

    private static double Value(string field, int line) =>
        Number(field) ?? throw new UnexpectedPart($"Line {line} holds “{field}” where a number is expected.");

    // A comma inside a field is a decimal one: fields end at another separator, or it stood in quotes.
    private static double? Number(string field) =>
        double.TryParse(field.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    private sealed class PeopleOfList
    {
        // A number far above what the lines could fill is a name: a few bytes shall not make millions of people.
        private const int AlwaysANumber = 100_000;
        private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
        private readonly bool _areNumbers;

        public PeopleOfList(IEnumerable<string> fields)
        {
            var all = fields.ToList();
            var most = Math.Max(AlwaysANumber, all.Count);
            _areNumbers = all.TrueForAll(field => IsNumber(field, most));
            foreach (var field in all)
            {
                if (_areNumbers)
                {
                    Count = Math.Max(Count, int.Parse(field, CultureInfo.InvariantCulture));
                }
                else if (_numbers.TryAdd(field, Count))
                {
                    Count++;
                }
            }
        }

        public int Count { get; }

        public IReadOnlyList<string> Names => [.. _numbers.Keys];

        public int Of(string field) =>
            _areNumbers ? int.Parse(field, CultureInfo.InvariantCulture) - 1 : _numbers[field];

        private static bool IsNumber(string field, int most) =>
            int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1
            && number <= most;
    }
}
