using System.Text.RegularExpressions;

namespace Sparring.Rooms.People.Import;

/// <summary>Reads rows by a matching of columns; finds every fault of a row, not only the first.</summary>
public sealed partial class RowReader(IReadOnlyList<string> matching)
{
    public const int LongestText = 200;

    private readonly Dictionary<string, int> at = matching
        .Select((column, index) => (column, index))
        .Where(pair => pair.column.Length > 0)
        .ToDictionary(pair => pair.column, pair => pair.index, StringComparer.Ordinal);

    /// <summary>The person of the row; null when it has faults, which are added to the list.</summary>
    public StagedPerson? Read(int row, IReadOnlyList<string> cells, ICollection<RowFault> faults)
    {
        var before = faults.Count;
        var person = new StagedPerson
        {
            Row = row,
            Name = Name(),
            Email = Email(),
            Number = Text("number"),
            DepartmentCode = Text("departmentCode") ?? Text("department"),
            Department = Text("department") ?? Text("departmentCode"),
            Level = Word("level", KnownWords.Level),
            Task = Text("task"),
            Title = Text("title"),
            Roles = RoleWords(),
            IsExternal = External(),
            Starts = Day("from"),
            Ends = Day("until"),
        };
        if (person.Ends < person.Starts)
        {
            Fault("until", "dateOrder");
        }

        if (person.Level is not null && person.Department is null && at.ContainsKey("department") && person.IsExternal != true)
        {
            Fault("department", "departmentMissing");
        }

        return faults.Count == before ? person : null;

        string Cell(string column) => at.TryGetValue(column, out var index) && index < cells.Count ? cells[index] : "";

        void Fault(string column, string kind, string detail = "") =>
            faults.Add(new RowFault(row, column, kind, Short(Cell(column)), detail));

        string? Text(string column)
        {
            var text = Spaces().Replace(Cell(column), " ").Normalize().Trim();
            if (text.Length > LongestText)
            {
                Fault(column, "long");
                return null;
            }

            return text.Length == 0 ? null : text;
        }

        string Name()
        {
            var whole = Text("name") ?? string.Join(' ', new[] { Text("firstName"), Text("lastName") }.OfType<string>());
            if (whole.Length == 0)
            {
                Fault(at.ContainsKey("name") ? "name" : "lastName", "missing");
            }

            return whole;
        }

        string Email()
        {
            var email = (Text("email") ?? "").ToLowerInvariant();
            if (!Address().IsMatch(email))
            {
                Fault("email", email.Length == 0 ? "missing" : "email");
            }

            return email;
        }

        DateOnly? Day(string column)
        {
            var text = Cell(column);
            if (text.Length > 0 && WrittenDate.Read(text) is null)
            {
                Fault(column, "date");
            }

            return text.Length == 0 ? null : WrittenDate.Read(text);
        }

        string? Word(string column, KnownWords words)
        {
            var text = Cell(column);
            if (text.Length > 0 && words.Read(text) is null)
            {
                Fault(column, column, words.Expected);
            }

            return text.Length == 0 ? null : words.Read(text);
        }

        bool? External() =>
            Word("external", KnownWords.YesNo) is { } answer ? answer == "yes"
            : at.ContainsKey("department") ? Cell("department").Length == 0
            : null;

        string[] RoleWords()
        {
            var words = Cell("role").Split([',', ';', '/', '\n', '+'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (words.Any(word => KnownWords.Role.Read(word) is null))
            {
                Fault("role", "role", KnownWords.Role.Expected);
            }

            return [.. words.Select(KnownWords.Role.Read).OfType<string>().Distinct(StringComparer.Ordinal)];
        }
    }

    private static string Short(string text) => text.Length > 80 ? text[..80] + "…" : text;

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^[^\s@<>;,""]{1,64}@[^\s@<>;,""]+\.[^\s@<>;,"".]{2,}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
