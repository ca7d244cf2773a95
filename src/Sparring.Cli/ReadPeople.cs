using Sparring.GroupComposition;
using Sparring.Rooms.Groups.Composing;
using Sparring.Rooms.People.Import;

namespace Sparring.Cli;

/// <summary>
/// A list of people as an organiser has it, CSV or XLSX, as a problem: departments and levels are spread, tasks a little, and nobody
/// sits with her nearest leader. Read as people are read into the product; where somebody has the role of a participant, only those.
/// </summary>
internal static class ReadPeople
{
    private const string Participant = "participant";

    public static bool IsList(string path) =>
        Path.GetExtension(path).ToUpperInvariant() is ".CSV" or ".TSV" or ".TXT" or ".XLSX";

    /// <summary>The problem and its people's names, or a sentence for everything that is wrong.</summary>
    public static (GroupProblem? Problem, IReadOnlyList<string> Names, IReadOnlyList<string> Faults) From(
        string path,
        string? sizes
    )
    {
        if (sizes is null)
        {
            return Refused("A list of people needs --sizes, such as 3-4 or 8x4+2x3.");
        }

        try
        {
            using var file = File.OpenRead(path);
            return From(Path.GetFileNameWithoutExtension(path), [.. TableFile.Read(file)], sizes);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Refused($"There is no file {path} that can be read.");
        }
        catch (FileRefusal refusal)
        {
            return Refused(ImportSentences.Of(refusal));
        }
    }

    private static (GroupProblem?, IReadOnlyList<string>, IReadOnlyList<string>) From(
        string name,
        List<TableRow> rows,
        string sizes
    )
    {
        var matching = ImportColumn.Guess(rows[0].Cells);
        if (ImportColumn.FaultOf(matching) is { } unmatched)
        {
            return Refused(ImportSentences.Matching(unmatched));
        }

        var (reader, faults) = (new RowReader(matching), new List<RowFault>());
        var everybody = rows.Skip(1)
            .Select(row => reader.Read(row.Number, row.Cells, faults))
            .OfType<StagedPerson>()
            .ToList();
        if (faults.Count > 0)
        {
            return Refused([.. faults.Select(ImportSentences.Of)]);
        }

        var participants = everybody.FindAll(person => person.Roles.Contains(Participant));
        var people = participants.Count > 0 ? participants : everybody;
        return Sparring.Rooms.Groups.Composing.GroupSizes.Of(sizes, people.Count) is { } seats
            ? (ProblemOf(name, people, seats), [.. people.Select(person => person.Name)], [])
            : Refused($"{people.Count} people cannot sit in groups of “{sizes}”; write 4, 3-4 or 8x4+2x3.");
    }

    private static GroupProblem ProblemOf(string name, List<StagedPerson> people, IReadOnlyList<int> seats)
    {
        var called = people
            .SelectMany((person, at) => new[] { person.Number, person.Email }.OfType<string>().Select(key => (key, at)))
            .DistinctBy(entry => entry.key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(entry => entry.key, entry => entry.at, StringComparer.OrdinalIgnoreCase);
        return new GroupProblem
        {
            Name = name,
            People = people.Count,
            Sizes = [.. seats.Select(GroupSize.Of)],
            Attributes =
            [
                Spread("department", people, person => person.DepartmentCode, Importance.Important),
                Spread("level", people, person => person.Level, Importance.Important),
                Spread("task", people, person => person.Task, Importance.Less),
            ],
            Apart =
            [
                .. people
                    .Select((person, at) => (Leader: called.GetValueOrDefault(person.ReportsTo ?? "", at), at))
                    .Where(line => line.Leader != line.at)
                    .Select(line => new PersonPair(line.at, line.Leader)),
            ],
        };
    }

    private static CategoricalAttribute Spread(
        string name,
        List<StagedPerson> people,
        Func<StagedPerson, string?> valueOf,
        string importance
    ) => CategoricalAttribute.Of(name, [.. people.Select(valueOf)], Importance.WeightOf(importance));

    private static (GroupProblem?, IReadOnlyList<string>, IReadOnlyList<string>) Refused(params string[] sentences) =>
        (null, [], sentences);
}
