using System.Text.RegularExpressions;

namespace Sparring.Tests.Architecture;

/// <summary>
/// A table is of the room that inserts into it, or else of Shell or Platform; SQL names the tables of its own part of the house and
/// those of Platform. Seen is the word after from, join, into, update and using; not what a function or a policy of the schema touches.
/// </summary>
public static partial class RoomTables
{
    /// <summary>Tables that a function or a trigger of the schema fills, so that no statement inserts into them.</summary>
    public static IReadOnlyDictionary<string, string> Filled { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["artefact_owner"] = "Privacy",
            ["coaching_seat"] = "Coaching",
            ["person_word"] = "People",
            ["read_log"] = "Privacy",
            ["read_log_head"] = "Privacy",
            ["survey_deletion"] = "Surveys",
            ["survey_left_out"] = "Surveys",
            ["survey_status"] = "Surveys",
        };

    /// <summary>What names the tables of others all the same. A new line here is a decision; most could go through a contract.</summary>
    public static IReadOnlyDictionary<string, string[]> Named { get; } =
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["Calendar"] = ["person", "programme", "programme_deadline", "programme_role"],
            ["Coaching"] = ["person", "sparring_group", "sparring_group_member"],
            ["Dilemmas"] = ["person", "sparring_group"],
            ["Groups"] = ["person"],
            ["Platform"] = ["person", "setting"],
            ["Practice"] = ["share"],
            // Who is erased is erased in one transaction, whatever room the rows are in.
            ["Privacy"] =
            [
                "coaching_session",
                "dilemma",
                "employment",
                "joint_action",
                "people_import_fault",
                "people_import_person",
                "people_import_row",
                "person",
                "programme",
                "session_text",
                "sparring_group",
            ],
            ["Programme"] = ["person"],
            // Signing in, what rooms at the bottom keep of a person, and the demo.
            ["Shell"] =
            [
                "calendar_feed",
                "department",
                "employment",
                "people_import",
                "person",
                "person_change",
                "programme",
                "programme_invitation",
                "programme_role",
                "reminder_plan",
                "reminder_run",
                "survey_place",
            ],
            ["Surveys"] = ["employment", "person", "programme_role"],
        };

    public static IReadOnlyList<string> Faults(
        IReadOnlyCollection<Statement> statements,
        IReadOnlyCollection<string> tables,
        IReadOnlyDictionary<string, string> filled,
        IReadOnlyDictionary<string, string[]> named
    )
    {
        var writers = statements
            .SelectMany(statement => Inserted(statement).Select(table => (table, Part: statement.Part ?? "")))
            .Where(write => tables.Contains(write.table))
            .Concat(filled.Select(pair => (table: pair.Key, Part: pair.Value)))
            .GroupBy(write => write.table, write => write.Part, StringComparer.Ordinal)
            .ToDictionary(write => write.Key, write => Owners([.. write.Distinct()]), StringComparer.Ordinal);
        var uses = statements
            .SelectMany(statement => TablesOf(statement).Select(table => (statement, table)))
            .Where(use =>
                writers.TryGetValue(use.table, out var owners)
                && !owners.Contains(use.statement.Part ?? "")
                && !owners.Contains("Platform")
            )
            .ToLookup(use => (Part: use.statement.Part ?? "", use.table), use => use.statement.Name);
        return
        [
            .. tables.Where(table => !writers.ContainsKey(table)).Select(table => $"nothing inserts into {table}"),
            .. writers
                .Where(write => write.Value.Count > 1)
                .Select(write => $"{string.Join(" and ", write.Value)} insert into {write.Key}"),
            .. uses.Where(use => !named.GetValueOrDefault(use.Key.Part, []).Contains(use.Key.table))
                .Select(use =>
                    $"{use.Key.Part} names {use.Key.table} of {writers[use.Key.table][0]} in {string.Join(", ", use)}"
                ),
            .. named.SelectMany(line =>
                line.Value.Where(table => !uses.Contains((line.Key, table)))
                    .Select(table => $"{line.Key} may name {table} and does not")
            ),
        ];
    }

    // The demo of Shell writes into every room, and owns nothing there.
    private static List<string> Owners(List<string> writers)
    {
        var rooms = writers.FindAll(part => part is not ("Shell" or "Platform"));
        return rooms.Count > 0 ? rooms : writers;
    }

    private static IEnumerable<string> Inserted(Statement statement) =>
        Insert().Matches(Bare(statement)).Select(match => match.Groups[1].Value).Distinct();

    private static IEnumerable<string> TablesOf(Statement statement) =>
        Table().Matches(Bare(statement)).Select(match => match.Groups[1].Value).Distinct();

    private static string Bare(Statement statement) => Comment().Replace(statement.Text, "");

    [GeneratedRegex(@"\binsert into (\w+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Insert();

    [GeneratedRegex(
        @"\b(?:from|join|into|update|using)\s+(\w+)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Table();

    [GeneratedRegex("--[^\n]*", RegexOptions.CultureInvariant)]
    private static partial Regex Comment();
}
