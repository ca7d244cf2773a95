namespace Sparring.Rooms.People.Import;

/// <summary>Reads rows by a matching of columns; finds every fault of a row, not only the first.</summary>
public sealed class RowReader(IReadOnlyList<string> matching)
{
    private readonly Dictionary<string, int> places = matching
        .Select((column, index) => (column, index))
        .Where(pair => pair.column.Length > 0)
        .ToDictionary(pair => pair.column, pair => pair.index, StringComparer.Ordinal);

    /// <summary>The person of the row; null when it has faults, which are added to the list.</summary>
    public StagedPerson? Read(int row, IReadOnlyList<string> cells, ICollection<RowFault> faults)
    {
        var before = faults.Count;
        var read = new RowCells(row, places, cells, faults);
        var person = new StagedPerson
        {
            Row = row,
            Name = read.Name(),
            Email = read.Email(),
            Number = read.Text("number"),
            DepartmentCode = read.Text("departmentCode") ?? read.Text("department"),
            Department = read.Text("department") ?? read.Text("departmentCode"),
            Level = read.Word("level", KnownWords.Level),
            Task = read.Text("task"),
            Title = read.Text("title"),
            ReportsTo = read.IsExternal() is true ? null : read.Text("reportsTo"),
            Roles = read.Roles(),
            IsExternal = read.IsExternal(),
            Starts = read.Day("from"),
            Ends = read.Day("until"),
        };
        foreach (var (column, place) in places)
        {
            if (place < cells.Count && TextEncoding.IsMisread(cells[place]))
            {
                read.Fault(column, "encoding");
            }
        }

        if (person.Ends < person.Starts)
        {
            read.Fault("until", "dateOrder");
        }

        if (person is { Level: not null, Department: null, IsExternal: not true } && places.ContainsKey("department"))
        {
            read.Fault("department", "departmentMissing");
        }

        return faults.Count == before ? person : null;
    }
}
