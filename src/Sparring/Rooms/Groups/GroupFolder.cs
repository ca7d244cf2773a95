using System.Globalization;
using System.Text.Json;
using Sparring.Platform.Data;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Groups;

/// <summary>The folder <c>groups</c> of a programme's files: which lists there are, the lists, and the coaches.</summary>
public sealed class GroupFolder(GroupLists lists, string folder, int shiftWeeks)
{
    private const string Index = "lists.csv";
    private const string Savepoint = "group_lists";
    private const string Coaches = "coaches.csv";
    private readonly List<FileFault> faults = [];

    public async Task<GroupListsImport> ImportAsync(Tx tx, ProgrammeId programme)
    {
        await tx.Transaction.SaveAsync(Savepoint, tx.Cancel);
        var (groups, people) = (0, 0);
        foreach (var line in Lines(Index))
        {
            var result = await ImportAsync(tx, programme, line);
            if (result is GroupListsImport.Done done)
            {
                (groups, people) = (groups + done.Groups, people + done.People);
            }
        }

        if (faults.Count == 0 && File.Exists(Path.Combine(folder, Coaches)))
        {
            await lists.ImportCoachesAsync(
                tx,
                programme,
                [.. Lines(Coaches).Select(Coach).OfType<GroupLists.CoachLine>()],
                Coaches,
                faults
            );
        }

        if (faults.Count == 0)
        {
            return new GroupListsImport.Done(groups, people);
        }

        await tx.Transaction.RollbackAsync(Savepoint, tx.Cancel);
        return new GroupListsImport.Refused(faults);
    }

    private async Task<GroupListsImport?> ImportAsync(Tx tx, ProgrammeId programme, Line line)
    {
        if (Day(line, "day") is not { } day || !File.Exists(Path.Combine(folder, Path.GetFileName(line["file"]))))
        {
            faults.Add(GroupLists.Fault(Index, line.Number, "faultListLine", "expectListLine", line["list"]));
            return null;
        }

        var file = Path.GetFileName(line["file"]);
        var content = await File.ReadAllBytesAsync(Path.Combine(folder, file), tx.Cancel);
        var source = new GroupLists.Source(file, GroupList.Read(file, content, line["list"], faults));
        if (faults.Count > 0)
        {
            return null;
        }

        return line["kind"] == "sparring"
            ? await lists.ImportSparringAsync(tx, programme, day, source, faults)
            : await lists.ImportOccasionAsync(tx, programme, Gathering(line, day), source, faults);
    }

    private static GroupLists.Gathering Gathering(Line line, DateOnly day) =>
        new(
            line["list"],
            JsonSerializer.Serialize(new { da = line["title_da"], en = line["title_en"] }),
            day,
            line["place"] is { Length: > 0 } place ? place : null
        );

    private GroupLists.CoachLine? Coach(Line line)
    {
        if (
            Day(line, "from") is { } from
            && int.TryParse(line["group"], NumberStyles.None, CultureInfo.InvariantCulture, out var group)
        )
        {
            return new GroupLists.CoachLine(line.Number, group, line["coach"], from);
        }

        faults.Add(GroupLists.Fault(Coaches, line.Number, "faultCoachLine", "expectCoachLine"));
        return null;
    }

    private DateOnly? Day(Line line, string column) =>
        DateOnly.TryParseExact(
            line[column],
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day.AddDays(7 * shiftWeeks)
            : null;

    private List<Line> Lines(string file)
    {
        var lines = new List<Line>();
        if (!File.Exists(Path.Combine(folder, file)))
        {
            faults.Add(GroupLists.Fault(file, 1, "faultNoFile", "expectFile", file));
            return lines;
        }

        var rows = CsvRows.Of(File.ReadAllText(Path.Combine(folder, file)));
        lines.AddRange(
            rows.Skip(1)
                .Select(row => new Line(
                    row.Line,
                    rows[0]
                        .Cells.Select((name, at) => (name, value: row.At(at)))
                        .ToDictionary(pair => pair.name, pair => pair.value, StringComparer.Ordinal)
                ))
        );
        return lines;
    }

    private sealed record Line(int Number, IReadOnlyDictionary<string, string> Fields)
    {
        public string this[string column] => Fields.GetValueOrDefault(column, "");
    }
}
