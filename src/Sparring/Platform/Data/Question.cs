using Npgsql;

namespace Sparring.Platform.Data;

/// <summary>One reading statement (a <c>…Sql</c> constant of a store) and its parameters, to be sent with others.</summary>
public sealed class Question(string sql)
{
    private readonly List<NpgsqlParameter> parameters = [];

    /// <summary>With the value of <c>@name</c>; its type is told also where the value is null.</summary>
    public Question With<T>(string name, T value)
    {
        parameters.Add(new NpgsqlParameter<T>(name, value));
        return this;
    }

    /// <summary>The statement; a constant, so that what is known of its rows is found by it.</summary>
    internal string Sql => sql;

    internal NpgsqlBatchCommand Command()
    {
#pragma warning disable CA2100 // because the text is a constant of a store; a guard reads that none stands elsewhere
        var command = new NpgsqlBatchCommand(sql);
#pragma warning restore CA2100
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
