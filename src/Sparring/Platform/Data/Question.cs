using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Npgsql;

namespace Sparring.Platform.Data;

/// <summary>One reading statement (a <c>…Sql</c> constant of a store) and its parameters, to be sent with others.</summary>
public sealed partial class Question(string sql)
{
    // The driver reads a statement with names anew each time it is asked; one with places it takes as it is.
    private static readonly ConditionalWeakTable<string, ByPlace> Known = [];

    private readonly List<(string Name, NpgsqlParameter Value)> parameters = [];

    /// <summary>With the value of <c>@name</c>; its type is told also where the value is null.</summary>
    public Question With<T>(string name, T value)
    {
        parameters.Add((name, new NpgsqlParameter<T> { TypedValue = value }));
        return this;
    }

    /// <summary>The statement; a constant, so that what is known of its rows is found by it.</summary>
    internal string Sql => sql;

    internal NpgsqlBatchCommand Command()
    {
        var asked = Known.GetValue(sql, ByPlace.Of);
#pragma warning disable CA2100 // because the text is a constant of a store; a guard reads that none stands elsewhere
        var command = new NpgsqlBatchCommand(asked.Sql);
#pragma warning restore CA2100
        foreach (var name in asked.Names)
        {
            command.Parameters.Add(Value(name));
        }

        return command;
    }

    private NpgsqlParameter Value(string name)
    {
        foreach (var (given, value) in parameters)
        {
            if (given == name)
            {
                return value;
            }
        }

        throw new InvalidOperationException($"The question has no value for @{name}.");
    }

    /// <summary>A statement whose parameters stand by their places, as PostgreSQL takes them.</summary>
    private sealed partial record ByPlace(string Sql, IReadOnlyList<string> Names)
    {
        public static ByPlace Of(string sql)
        {
            var names = new List<string>();
            return new(Name().Replace(sql, found => Place(names, found.Groups["name"].Value)), names);
        }

        private static string Place(List<string> names, string name)
        {
            if (!names.Contains(name))
            {
                names.Add(name);
            }

            return $"${names.IndexOf(name) + 1}";
        }

        // No operator of ours is an @ with a letter after it.
        [GeneratedRegex("@(?<name>[A-Za-z]+)", RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex Name();
    }
}
