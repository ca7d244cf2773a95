using Dapper;
using Npgsql;

namespace Sparring.Platform.Data;

/// <summary>The answers to several questions asked at once; read in the order they were asked, each once.</summary>
public sealed class Answers(NpgsqlDataReader rows, CancellationToken cancel)
{
    public async Task<IReadOnlyList<T>> ListAsync<T>()
    {
        // The first result is the introduction's.
        if (!await rows.NextResultAsync(cancel))
        {
            throw new InvalidOperationException("More answers are read than questions were asked.");
        }

        var found = new List<T>();
        var read = rows.GetRowParser<T>();
        while (await rows.ReadAsync(cancel))
        {
            found.Add(read(rows));
        }

        return found;
    }

    public async Task<T?> FindAsync<T>()
        where T : class => (await ListAsync<T>()) is [var first, ..] ? first : null;

    public async Task<T?> ValueAsync<T>() => (await ListAsync<T?>()) is [var first, ..] ? first : default;
}
