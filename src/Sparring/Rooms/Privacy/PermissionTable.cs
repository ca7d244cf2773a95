using System.Security.Cryptography;
using System.Text;
using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Privacy;

/// <summary>The matrix as row-level security reads it. Written whole or not at all, and only when it changed.</summary>
public sealed class PermissionTable(Db db, IPermissionMatrix matrix)
{
    private const string LockSql = "lock table permission in share row exclusive mode";

    // Half a thousand cells told as one number: what every start asks is asked quickly.
    private const string DigestSql = """
        select coalesce(encode(sha256(convert_to(
            string_agg(artefact || chr(10) || actor || chr(10) || rights, chr(10) order by artefact collate "C", actor collate "C"), 'UTF8')), 'hex'), '')
        from permission
        """;

    private const string ClearSql = "delete from permission";

    private const string FillSql =
        "insert into permission (artefact, actor, rights) select * from unnest(@Artefacts, @Actors, @Rights)";

    /// <summary>True when the table was written again.</summary>
    public Task<bool> WriteAsync(CancellationToken cancel) => db.AsSystemAsync(null, WriteAsync, cancel);

    private async Task<bool> WriteAsync(Tx tx)
    {
        var cells = matrix
            .Rows.SelectMany(row => row.Rights.Select(right => (row.Artefact, Actor: right.Key, Rights: right.Value)))
            .OrderBy(cell => cell.Artefact, StringComparer.Ordinal)
            .ThenBy(cell => cell.Actor, StringComparer.Ordinal)
            .ToList();
        var digest = Digest(cells);
        if (await tx.ValueAsync<string>(DigestSql, new { }) == digest)
        {
            return false;
        }

        // Another start may have written it meanwhile.
        await tx.ExecuteAsync(LockSql);
        if (await tx.ValueAsync<string>(DigestSql, new { }) == digest)
        {
            return false;
        }

        await tx.ExecuteAsync(ClearSql);
        await tx.ExecuteAsync(
            FillSql,
            new
            {
                Artefacts = cells.Select(cell => cell.Artefact).ToArray(),
                Actors = cells.Select(cell => cell.Actor).ToArray(),
                Rights = cells.Select(cell => cell.Rights).ToArray(),
            }
        );
        return true;
    }

    private static string Digest(IEnumerable<(string Artefact, string Actor, string Rights)> cells) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join('\n', cells.Select(cell => $"{cell.Artefact}\n{cell.Actor}\n{cell.Rights}"))
                )
            )
        );
}
