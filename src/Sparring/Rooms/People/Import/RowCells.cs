using System.Text.RegularExpressions;

namespace Sparring.Rooms.People.Import;

/// <summary>The cells of one row by their columns; what cannot be read becomes a fault.</summary>
public sealed partial class RowCells(
    int row,
    IReadOnlyDictionary<string, int> places,
    IReadOnlyList<string> cells,
    ICollection<RowFault> faults
)
{
    private const int LongestText = 200;

    private const int LongestQuoted = 80;

    public void Fault(string column, string kind, string detail = "")
    {
        var fault = new RowFault(row, column, kind, Short(Cell(column)), detail);
        if (!faults.Contains(fault))
        {
            faults.Add(fault);
        }
    }

    public string? Text(string column)
    {
        var text = Spaces().Replace(Cell(column), " ").Normalize().Trim();
        if (text.Length > LongestText)
        {
            Fault(column, "long");
            return null;
        }

        return text.Length == 0 ? null : text;
    }

    public string Name()
    {
        var whole = Text("name") ?? string.Join(' ', new[] { Text("firstName"), Text("lastName") }.OfType<string>());
        if (whole.Length == 0)
        {
            Fault(places.ContainsKey("name") ? "name" : "lastName", "missing");
        }

        return whole;
    }

    public string Email()
    {
        var email = (Text("email") ?? "").ToLowerInvariant();
        if (!Address().IsMatch(email))
        {
            Fault("email", email.Length == 0 ? "missing" : "email");
        }

        return email;
    }

    public DateOnly? Day(string column)
    {
        var text = Cell(column);
        if (text.Length > 0 && WrittenDate.Read(text) is null)
        {
            Fault(column, "date");
        }

        return text.Length == 0 ? null : WrittenDate.Read(text);
    }

    public string? Word(string column, KnownWords words)
    {
        var text = Cell(column);
        if (text.Length > 0 && words.Read(text) is null)
        {
            Fault(column, column, words.Expected);
        }

        return text.Length == 0 ? null : words.Read(text);
    }

    /// <summary>Whether the person is from outside: as the file says, else by having no department.</summary>
    public bool? IsExternal() =>
        Word("external", KnownWords.YesNo) is { } answer ? answer == "yes"
        : places.ContainsKey("department") ? Cell("department").Length == 0
        : null;

    public string[] Roles()
    {
        var words = Cell("role")
            .Split([',', ';', '/', '\n', '+'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (words.Any(word => KnownWords.Role.Read(word) is null))
        {
            Fault("role", "role", KnownWords.Role.Expected);
        }

        return [.. words.Select(KnownWords.Role.Read).OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    private string Cell(string column) =>
        places.TryGetValue(column, out var index) && index < cells.Count ? cells[index] : "";

    private static string Short(string text) => text.Length > LongestQuoted ? text[..LongestQuoted] + "…" : text;

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(
        @"^[^\s@<>;,""]{1,64}@[^\s@<>;,""]+\.[^\s@<>;,"".]{2,}$",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Address();
}
