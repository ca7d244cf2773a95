using System.Reflection;
using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Npgsql;

namespace Sparring.Tests.Architecture;

/// <summary>A statement: a constant whose name ends with <c>Sql</c>.</summary>
/// <param name="Part">The room it stands in, or <c>Shell</c>, <c>Platform</c>.</param>
public sealed record Statement(string Name, string Text, string? Part = null);

/// <summary>SQL stands in named constants, and every one of them is understood by the real schema.</summary>
public static partial class Statements
{
    private static readonly string[] ArrayTypes = ["text", "uuid", "int", "date"];

    public static IReadOnlyList<Statement> In(Assembly assembly) =>
        [
            .. assembly
                .GetTypes()
                .SelectMany(type =>
                    type.GetFields(
                        BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
                    )
                )
                .Where(field =>
                    field.IsLiteral
                    && field.FieldType == typeof(string)
                    && field.Name.EndsWith("Sql", StringComparison.Ordinal)
                )
                .Select(field => new Statement(
                    $"{field.DeclaringType?.Name}.{field.Name}",
                    (string?)field.GetRawConstantValue() ?? "",
                    PartOf(field.DeclaringType?.Namespace)
                )),
        ];

    /// <summary>Prepares each against the schema of the connection; cost one round trip each, nothing is run.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(
        NpgsqlConnection connection,
        IEnumerable<Statement> statements
    )
    {
        var faults = new List<string>();
        var all = statements.ToList();
        foreach (var table in all.Where(statement => MakesTemporary().IsMatch(statement.Text)))
        {
            var kept = Parameter().Replace(table.Text.Replace("on commit drop", "", StringComparison.Ordinal), "null");
            await using var make = new NpgsqlCommand(kept, connection);
            await make.ExecuteNonQueryAsync();
        }

        foreach (var statement in all.Where(statement => Preparable().IsMatch(statement.Text)))
        {
            if (await ComplaintAsync(connection, statement.Text) is { } complaint)
            {
                faults.Add($"{statement.Name}: {complaint}");
            }
        }

        return faults;
    }

    /// <summary>Texts in code that read as SQL and are no constant of a known name; an interpolated one shows as its pieces.</summary>
    public static IReadOnlyList<string> Loose(ModuleDefinition module, IEnumerable<Statement> statements)
    {
        var known = statements.Select(statement => statement.Text).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. module
                .GetTypes()
                .SelectMany(type => type.Methods)
                .Where(method => method.HasBody)
                .SelectMany(method =>
                    method.Body.Instructions.Select(instruction => (method, text: Loaded(instruction)))
                )
                .Where(load => load.text is { } text && !known.Contains(text) && ReadsAsSql().IsMatch(text))
                .Select(load => $"{load.method.DeclaringType.FullName}.{load.method.Name}: {load.text}"),
        ];
    }

    private static string? PartOf(string? space) =>
        space?.Split('.') switch
        {
            ["Sparring", "Rooms", var room, ..] => room,
            ["Sparring", var part, ..] => part,
            _ => null,
        };

    private static string? Loaded(Instruction instruction) =>
        instruction.OpCode == OpCodes.Ldstr ? instruction.Operand as string : null;

    // The mapper sends types, the server here has to guess them: one reading that works shows that every name is right.
    private static async Task<string?> ComplaintAsync(NpgsqlConnection connection, string text)
    {
        var complaints = new List<PostgresException>();
        foreach (var reading in Readings(text))
        {
            if (await FaultAsync(connection, reading) is not { } fault)
            {
                return null;
            }

            complaints.Add(fault);
        }

        return complaints[0].MessageText;
    }

    private static async Task<PostgresException?> FaultAsync(NpgsqlConnection connection, string text)
    {
        try
        {
            await using var prepare = new NpgsqlCommand($"prepare guarded as {text}", connection);
            await prepare.ExecuteNonQueryAsync();
            await using var forget = new NpgsqlCommand("deallocate guarded", connection);
            await forget.ExecuteNonQueryAsync();
            return null;
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.IndeterminateDatatype)
        {
            // The names are right by then; only the mapper knows the type of a parameter that stands alone.
            return null;
        }
        catch (PostgresException fault)
        {
            return fault;
        }
    }

    // The mapper's @Name becomes the server's $n: one for a name, or one wherever it stands, or (in unnest) an array of a type.
    private static IEnumerable<string> Readings(string text)
    {
        text = Moved().Replace(text, "$0::timestamptz");
        var names = new List<string>();
        yield return Parameter().Replace(text, match => $"${Number(names, match.Groups[1].Value.ToLowerInvariant())}");
        var at = 0;
        var apart = Parameter().Replace(text, _ => $"${++at}");
        yield return apart;
        foreach (var type in ArrayTypes)
        {
            yield return Unnested().Replace(apart, $"$1::{type}[]");
        }
    }

    private static int Number(List<string> names, string name)
    {
        if (!names.Contains(name, StringComparer.Ordinal))
        {
            names.Add(name);
        }

        return names.IndexOf(name) + 1;
    }

    [GeneratedRegex(@"(?<=unnest\([^()]*)(\$\d+)(?!::)", RegexOptions.CultureInvariant)]
    private static partial Regex Unnested();

    [GeneratedRegex(
        @"^\s*create\s+(temp|temporary)\s+table\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex MakesTemporary();

    [GeneratedRegex(@"(?<![@\w])@\w+(?=\s*[-+]\s*interval\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Moved();

    [GeneratedRegex(@"(?<![@\w])@([A-Za-z_]\w*)", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();

    [GeneratedRegex(
        @"^\s*(--[^\n]*\n\s*)*(select|insert|update|delete|merge|with|values)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Preparable();

    [GeneratedRegex(
        @"^\s*(select\s.+\s(from|join)\s|select\s+\w+\(|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|with\s+\w+\s+as\s*\(|create\s+(table|schema|database|role|temp)|drop\s+(table|schema|database)|alter\s+table|copy\s+\w+\s*\(|set\s+local\s)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline
    )]
    private static partial Regex ReadsAsSql();
}
