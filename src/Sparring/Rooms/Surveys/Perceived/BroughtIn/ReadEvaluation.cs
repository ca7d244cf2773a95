using System.Globalization;
using Sparring.Platform.Texts;
using Sparring.Rooms.People.Contract;

namespace Sparring.Rooms.Surveys.Perceived.BroughtIn;

/// <summary>What a file of an evaluation holds: themes that can be brought in, and a sentence for each row that cannot.</summary>
/// <param name="Ignored">Headings of columns that are not taken.</param>
public sealed record EvaluationReading(
    IReadOnlyList<EvaluationTheme> Themes,
    IReadOnlyList<string> Faults,
    IReadOnlyList<string> Ignored
);

/// <summary>Reads the themes of an evaluation from a table, row by row; what fewer than five answered is never read on.</summary>
public sealed class ReadEvaluation
{
    // More than two and a half apart five answers from 1 to 5 cannot be.
    private const decimal MostSpread = 2.5m;

    private static readonly (string Column, string[] Headings)[] Columns =
    [
        ("theme", ["tema", "theme", "skala", "scale", "dimension"]),
        ("mean", ["medarbejdere", "gennemsnit", "medarbejdernes gennemsnit", "employees", "mean", "average"]),
        ("answered", ["antal svar", "antal", "svar", "number of answers", "answers", "n"]),
        ("own", ["selv", "leder", "egen vurdering", "self", "leader", "own"]),
        ("spread", ["spredning", "standardafvigelse", "spread", "standard deviation", "sd"]),
    ];

    private readonly RoomTexts _texts = RoomTexts.Of<ReadEvaluation>();
    private readonly Dictionary<string, int> _at = new(StringComparer.Ordinal);
    private readonly List<EvaluationTheme> _themes = [];
    private readonly List<string> _faults = [];

    private ReadEvaluation() { }

    public static EvaluationReading From(IReadOnlyList<TableLine> lines)
    {
        var read = new ReadEvaluation();
        var ignored = read.Match(lines[0].Cells);
        if (read._faults.Count == 0)
        {
            foreach (var line in lines.Skip(1))
            {
                read.Take(line);
            }
        }

        return new(read._themes, read._faults, ignored);
    }

    private List<string> Match(IReadOnlyList<string> headings)
    {
        var ignored = new List<string>();
        foreach (var (heading, at) in headings.Select((heading, at) => (heading, at)))
        {
            var column = Array
                .Find(Columns, one => one.Headings.Contains(heading, StringComparer.OrdinalIgnoreCase))
                .Column;
            if (column is null || !_at.TryAdd(column, at))
            {
                ignored.Add(heading);
            }
        }

        foreach (var missing in ((string[])["theme", "mean", "answered"]).Where(column => !_at.ContainsKey(column)))
        {
            _faults.Add(_texts.With("evaluationColumn", Named(missing), string.Join(", ", headings)));
        }

        return [.. ignored.Where(heading => heading.Length > 0)];
    }

    private void Take(TableLine line)
    {
        var found = _faults.Count;
        var theme = Cell(line, "theme");
        var mean = Number(line, "mean", Evaluation.Lowest, Evaluation.Highest, isNeeded: true);
        var own = Number(line, "own", Evaluation.Lowest, Evaluation.Highest, isNeeded: false);
        var spread = Number(line, "spread", 0, MostSpread, isNeeded: false);
        var answered = Count(line);
        if (theme.Length is 0 or > Evaluation.MostCharacters)
        {
            Fault("evaluationTheme", line.Number, Evaluation.MostCharacters);
        }
        else if (_themes.Exists(one => string.Equals(one.Name, theme, StringComparison.OrdinalIgnoreCase)))
        {
            Fault("evaluationTwice", line.Number, theme);
        }
        else if (_themes.Count == Evaluation.MostThemes)
        {
            Fault("evaluationMany", line.Number, Evaluation.MostThemes);
        }

        if (_faults.Count == found)
        {
            _themes.Add(new(theme, own, mean ?? 0, spread, answered));
        }
    }

    private int Count(TableLine line)
    {
        var written = Cell(line, "answered");
        if (!int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var answered))
        {
            Fault("evaluationCount", line.Number, written);
        }
        else if (answered < PerceivedDesk.Smallest)
        {
            Fault("evaluationFew", line.Number, answered, PerceivedDesk.Smallest);
        }

        return answered;
    }

    // With a comma or a point, as spreadsheets of both languages write it; one decimal is kept.
    private decimal? Number(TableLine line, string column, decimal least, decimal most, bool isNeeded)
    {
        var written = Cell(line, column);
        if (written.Length == 0 && !isNeeded)
        {
            return null;
        }

        var pointed = written.Replace(',', '.');
        if (
            decimal.TryParse(pointed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
        )
        {
            return EvaluationTheme.Rounded(number);
        }

        Fault("evaluationNumber", line.Number, Named(column), written, least, most);
        return null;
    }

    private string Cell(TableLine line, string column) =>
        _at.TryGetValue(column, out var at) && at < line.Cells.Count ? line.Cells[at] : "";

    private string Named(string column) => _texts["evaluation-" + column];

    private void Fault(string key, params object[] values) => _faults.Add(_texts.With(key, values));
}
