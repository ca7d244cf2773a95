using Dapper;
using Sparring.Platform.Data;

namespace Sparring.Rooms.People.Import;

/// <summary>Statements over a whole file, which on a busy machine take longer than a page may.</summary>
public static class LongWork
{
    private const int Seconds = 300;

    public static Task<int> LongAsync(this Tx tx, string sql, object parameters) =>
        tx.Connection.ExecuteAsync(
            new CommandDefinition(sql, parameters, tx.Transaction, Seconds, cancellationToken: tx.Cancel)
        );
}
