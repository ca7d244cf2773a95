using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Npgsql;

namespace Sparring.Platform.Data;

/// <summary>The answers to several questions asked at once; read in the order they were asked, each once.</summary>
/// <param name="asked">What stands in the batch, in its order; null for an introduction, which nobody reads.</param>
public sealed class Answers(NpgsqlDataReader rows, IReadOnlyList<Question?> asked)
{
    private int at = -1;

    public async Task<IReadOnlyList<T>> ListAsync<T>()
    {
        var read = RowsOf<T>.Reader(await NextAsync(), rows);
        var found = new List<T>();
        while (await rows.ReadAsync())
        {
            found.Add(read(rows));
        }

        return found;
    }

    public async Task<T?> FindAsync<T>()
        where T : class => (await ListAsync<T>()) is [var first, ..] ? first : null;

    public async Task<T?> ValueAsync<T>() => (await ListAsync<T?>()) is [var first, ..] ? first : default;

    private async Task<Question> NextAsync()
    {
        // The reader stands at the first answer already.
        while (++at == 0 || await rows.NextResultAsync())
        {
            if (asked[at] is { } question)
            {
                return question;
            }
        }

        throw new InvalidOperationException("More answers are read than questions were asked.");
    }

    /// <summary>How rows are read, worked out once for each statement: from its columns' names and types, which stay.</summary>
    private static class RowsOf<T>
    {
        private static readonly ConditionalWeakTable<string, Func<DbDataReader, T>> BySql = [];

        public static Func<DbDataReader, T> Reader(Question question, NpgsqlDataReader rows) =>
            BySql.TryGetValue(question.Sql, out var known)
                ? known
                : BySql.GetValue(question.Sql, _ => rows.GetRowParser<T>());
    }
}
