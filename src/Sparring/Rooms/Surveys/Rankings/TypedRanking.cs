using System.Text;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Surveys.FromElsewhere;

namespace Sparring.Rooms.Surveys.Rankings;

/// <summary>What was typed and what the table held; carried by the page itself until it is confirmed, and kept nowhere else.</summary>
/// <param name="Table">The table as text, from the field or from the file: it can be put right where it stands.</param>
/// <param name="IsHighestFirst">Whether the highest mean is number 1, where answers are counted.</param>
public sealed record TypedRanking(
    Guid Id,
    string Title,
    string Source,
    string First,
    string Second,
    string Origin,
    bool IsHighestFirst,
    string Table,
    RankingReading? Reading,
    IReadOnlyDictionary<string, string> Errors
) : ITypedTable<TypedRanking, Ranking>
{
    private const int MostCharacters = 80;

    public static long MostBytes => 1024 * 1024;

    public static TypedRanking Blank(Guid id) =>
        new(id, "", "", "", "", "", true, "", null, new Dictionary<string, string>());

    public static TypedRanking Of(Form form, TableReading? file)
    {
        var table = file ?? ChosenTable.FromField(form);
        var isHighestFirst = form["order"] != "lowest";
        var reading = table is TableReading.Read read
            ? ReadRanking.From(read.Lines, form["origin"], isHighestFirst)
            : null;
        return new(
            form.Id("id") ?? Ids.Secure.Next(),
            form["title"],
            form["source"],
            Named(form["first"], reading, 0),
            Named(form["second"], reading, 1),
            form["origin"],
            isHighestFirst,
            file is TableReading.Read ? TextOf(file) : form["table"],
            reading,
            ErrorsOf(form, file, table, reading)
        );
    }

    public Ranking? Whole =>
        Errors.Count == 0 && Reading is { Statements.Count: > 0 } reading
            ? new(
                Title,
                Source,
                First,
                Second,
                reading.Origins.Count > 0 ? Origin : null,
                reading.People,
                reading.Statements
            )
            : null;

    private static Dictionary<string, string> ErrorsOf(
        Form form,
        TableReading? file,
        TableReading table,
        RankingReading? reading
    )
    {
        var texts = RoomTexts.Of<TypedRanking>();
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in (string[])["title", "source", "first", "second"])
        {
            if (form[name].Length > MostCharacters || (name is "title" or "source" && form[name].Length == 0))
            {
                errors[name] = texts.With("rankingFieldWrong-" + name, MostCharacters);
            }
        }

        if (reading is null)
        {
            errors[file is null ? "table" : "file"] = table is TableReading.Refused refused
                ? refused.Sentence
                : texts["rankingTableNone"];
        }
        else if (reading is { Origins.Count: > 0, Faults.Count: 0, Statements.Count: 0 })
        {
            errors["origin"] = texts.With("rankingOriginWrong", string.Join(", ", reading.Origins.Take(20)));
        }

        return errors;
    }

    // A ranking without a name goes by the heading of its column.
    private static string Named(string typed, RankingReading? reading, int at) =>
        typed.Length > 0 || reading is not { Headings.Count: 2 } ? typed
        : reading.Headings[at].Length <= MostCharacters ? reading.Headings[at]
        : reading.Headings[at][..MostCharacters];

    // Every row on the line of its number: what is wrong is found by it again.
    private static string TextOf(TableReading table)
    {
        var text = new StringBuilder();
        var number = 1;
        foreach (var line in table is TableReading.Read read ? read.Lines : [])
        {
            text.Append('\n', Math.Max(0, line.Number - number));
            number = Math.Max(number, line.Number);
            text.AppendJoin(';', line.Cells.Select(Quoted));
        }

        return text.ToString();
    }

    private static string Quoted(string cell)
    {
        var bare = cell.Replace('\n', ' ');
        return bare.AsSpan().ContainsAny(";\",\t")
            ? $"\"{bare.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : bare;
    }
}
