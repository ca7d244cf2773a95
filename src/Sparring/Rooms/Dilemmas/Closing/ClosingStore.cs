using Sparring.Platform.Data;

namespace Sparring.Rooms.Dilemmas.Closing;

/// <summary>The SQL of deleting what a programme's leaders wrote here, and of the receipt for it.</summary>
public sealed class ClosingStore
{
    private const string CloseSql = "select close_dilemmas(@Programme)";

    private const string TakeKeysSql =
        "select id as Id, holder as Holder, is_dilemma as IsDilemma from take_spent_keys(@Programme)";

    private const string NoteSql = """
        insert into dilemma_receipt (tenant, id, programme, deleted_at, dilemmas, cases, left_over, keys, keys_expire_on, hash,
            signature)
        values (@Tenant, @Id, @Programme, @DeletedAt, @Dilemmas, @Cases, @LeftOver, @Keys, @KeysExpireOn, @Hash, @Signature)
        """;

    private const string ReceiptsSql = """
        select id, programme, deleted_at as DeletedAt, dilemmas, cases, left_over as LeftOver, keys,
               keys_expire_on as KeysExpireOn, hash, signature
        from dilemma_receipt order by deleted_at desc
        """;

    /// <summary>Removes the rows and puts down whose keys are to go; answers how many rows are left.</summary>
    public async Task<int> CloseAsync(Tx tx, ProgrammeId programme) =>
        await tx.ValueAsync<int?>(CloseSql, new { Programme = programme })
        ?? throw new InvalidOperationException("Only an organiser of the programme closes it.");

    /// <summary>Takes the keys that are to go; nobody else gets them unless this transaction is broken off.</summary>
    public Task<IReadOnlyList<KeyRow>> TakeKeysAsync(Tx tx, ProgrammeId programme) =>
        tx.ListAsync<KeyRow>(TakeKeysSql, new { Programme = programme });

    public Task NoteAsync(Tx tx, Viewer viewer, Receipt receipt) =>
        tx.ExecuteAsync(
            NoteSql,
            new
            {
                viewer.Tenant,
                receipt.Id,
                receipt.Programme,
                receipt.DeletedAt,
                receipt.Dilemmas,
                receipt.Cases,
                receipt.LeftOver,
                receipt.Keys,
                receipt.KeysExpireOn,
                receipt.Hash,
                receipt.Signature,
            }
        );

    public Task<IReadOnlyList<Receipt>> ReceiptsAsync(Tx tx) => tx.ListAsync<Receipt>(ReceiptsSql);

    public sealed record KeyRow(Guid Id, PersonId Holder, bool IsDilemma);
}
