using Sparring.Platform.Data;

namespace Sparring.Rooms.Surveys.Deleting;

/// <summary>The SQL of deleting answers: what is due, and that it is done.</summary>
public sealed class DeletionStore
{
    private const string Columns = """
        id, tenant, programme, kind, number, due_on as DueOn, boxes, deleted_at as DeletedAt, certificate, signature
        """;

    private const string DueSql =
        $"select {Columns} from survey_deletion where deleted_at is null and due_on < @Today order by due_on, id";

    private const string OfProgrammeSql =
        $"select {Columns} from survey_deletion where programme = @Programme order by due_on, kind desc, number";

    private const string FindSql = $"select {Columns} from survey_deletion where id = @Id";

    private const string HoldSql =
        $"select {Columns} from survey_deletion where id = @Id and deleted_at is null for update";

    private const string OpenSql = "select set_config('sparring.opening', @Id::text, true)";

    private const string TakeWaveSql = "delete from survey_box where wave = @Id";

    private const string TakeLeftOutSql = "delete from survey_left_out where wave = @Id";

    private const string TakeRoundSql = "delete from perceived_box where round = @Id";

    private const string LeftSql = """
        select (select count(*) from survey_box where wave = @Id) + (select count(*) from perceived_box where round = @Id)
             + (select count(*) from survey_left_out where wave = @Id)
        """;

    private const string CountSql = "update survey_deletion set boxes = coalesce(boxes, 0) + @Boxes where id = @Id";

    private const string CertifySql = """
        update survey_deletion set destroyed_key = @Key, deleted_at = @Now, certificate = @Certificate, signature = @Signature
        where id = @Id and deleted_at is null
        """;

    public Task<IReadOnlyList<Deletion>> DueAsync(Tx tx, DateOnly today) =>
        tx.ListAsync<Deletion>(DueSql, new { Today = today });

    /// <summary>Planned and done, as far as the viewer sees the waves.</summary>
    public Task<IReadOnlyList<Deletion>> OfProgrammeAsync(Tx tx, ProgrammeId programme) =>
        tx.ListAsync<Deletion>(OfProgrammeSql, new { Programme = programme });

    public Task<Deletion?> FindAsync(Tx tx, Guid id) => tx.FindAsync<Deletion>(FindSql, new { Id = id });

    /// <summary>Held until the transaction ends; null when it is done already.</summary>
    public Task<Deletion?> HoldAsync(Tx tx, Guid id) => tx.FindAsync<Deletion>(HoldSql, new { Id = id });

    /// <summary>Deletes the boxes, and who was left out, and notes how many boxes there were.</summary>
    public async Task RemoveAsync(Tx tx, Deletion deletion)
    {
        await tx.ExecuteAsync(OpenSql, new { deletion.Id });
        var boxes = await tx.ExecuteAsync(deletion.Kind == "wave" ? TakeWaveSql : TakeRoundSql, new { deletion.Id });
        await tx.ExecuteAsync(TakeLeftOutSql, new { deletion.Id });
        await tx.ExecuteAsync(CountSql, new { deletion.Id, Boxes = boxes });
    }

    public async Task<int> LeftAsync(Tx tx, Guid id)
    {
        await tx.ExecuteAsync(OpenSql, new { Id = id });
        return (int)await tx.ValueAsync<long>(LeftSql, new { Id = id });
    }

    public Task CertifyAsync(Tx tx, Guid id, Guid? key, DateTimeOffset now, string certificate, byte[] signature) =>
        tx.ExecuteAsync(
            CertifySql,
            new
            {
                Id = id,
                Key = key,
                Now = now,
                Certificate = certificate,
                Signature = signature,
            }
        );
}
