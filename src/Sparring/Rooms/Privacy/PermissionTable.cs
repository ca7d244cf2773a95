using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Privacy;

/// <summary>The matrix as row-level security reads it. Written whole or not at all, and only when it changed.</summary>
public sealed class PermissionTable(Db db, IPermissionMatrix matrix)
{
    private const string LockSql = "lock table permission in share row exclusive mode";

    private const string SameSql = """
        select not exists (
            (select artefact, actor, rights from permission
             except select * from unnest(@Artefacts, @Actors, @Rights))
            union all
            (select * from unnest(@Artefacts, @Actors, @Rights)
             except select artefact, actor, rights from permission))
        """;

    private const string ClearSql = "delete from permission";

    private const string FillSql =
        "insert into permission (artefact, actor, rights) select * from unnest(@Artefacts, @Actors, @Rights)";

    /// <summary>True when the table was written again.</summary>
    public Task<bool> WriteAsync(CancellationToken cancel) => db.AsSystemAsync(null, WriteAsync, cancel);

    private async Task<bool> WriteAsync(Tx tx)
    {
        var cells = matrix
            .Rows.SelectMany(row => row.Rights.Select(right => (row.Artefact, right.Key, right.Value)))
            .ToList();
        var parameters = new
        {
            Artefacts = cells.Select(cell => cell.Artefact).ToArray(),
            Actors = cells.Select(cell => cell.Key).ToArray(),
            Rights = cells.Select(cell => cell.Value).ToArray(),
        };
        await tx.ExecuteAsync(LockSql);
        if (await tx.ValueAsync<bool>(SameSql, parameters))
        {
            return false;
        }

        await tx.ExecuteAsync(ClearSql);
        await tx.ExecuteAsync(FillSql, parameters);
        return true;
    }
}
