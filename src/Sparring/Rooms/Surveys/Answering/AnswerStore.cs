using Sparring.Platform.Data;
using Sparring.Rooms.Surveys.Contract;

namespace Sparring.Rooms.Surveys.Answering;

/// <summary>The SQL of answers: a person's own sealed copy, and the boxes nobody's name is on.</summary>
public sealed class AnswerStore
{
    private const string BeginSql = """
        insert into survey_own (tenant, wave, programme, owner) values (@Tenant, @Wave, @Programme, @Viewer) on conflict do nothing
        """;

    private const string LockSql =
        "select revision, sealed from survey_own where wave = @Wave and owner = @Viewer for update";

    private const string OwnSql = "select revision, sealed from survey_own where wave = @Wave and owner = @Viewer";

    private const string KeepSql =
        "update survey_own set revision = revision + 1, sealed = @Sealed where wave = @Wave and owner = @Viewer";

    private const string StatusSql = """
        insert into survey_status (tenant, wave, programme, person, answered_on)
        values (@Tenant, @Wave, @Programme, @Viewer, @Today) on conflict do nothing
        """;

    private const string TouchSql = "select set_config('sparring.box', @Id::text, true)";

    private const string PutSql = "insert into survey_box (tenant, wave, id, box) values (@Tenant, @Wave, @Id, @Box)";

    private const string PutAllSql = """
        insert into survey_box (tenant, wave, id, box)
        select @Tenant, @Wave, id, box from unnest(@Ids::uuid[], @Boxes::bytea[]) as closed (id, box)
        """;

    private const string TakeSql = "delete from survey_box where id = @Id";

    private const string StirSql = "select stir_boxes(@Wave)";

    private const string OpenAllSql = "select set_config('sparring.opening', @Wave::text, true)";

    private const string AllSql = "select id, box from survey_box where wave = @Wave order by id";

    private const string TakeAllSql = "delete from survey_box where wave = @Wave";

    public async Task<OwnRow> HoldAsync(Tx tx, Viewer viewer, WaveId wave, ProgrammeId programme)
    {
        await tx.ExecuteAsync(BeginSql, Key(viewer, wave, programme));
        return await tx.FindAsync<OwnRow>(LockSql, new { Wave = wave, Viewer = viewer.Person }) ?? new(0, null);
    }

    public Task<OwnRow?> OwnAsync(Tx tx, Viewer viewer, WaveId wave) =>
        tx.FindAsync<OwnRow>(OwnSql, new { Wave = wave, Viewer = viewer.Person });

    public Task KeepAsync(Tx tx, Viewer viewer, WaveId wave, byte[] seal) =>
        tx.ExecuteAsync(
            KeepSql,
            new
            {
                Wave = wave,
                Viewer = viewer.Person,
                Sealed = seal,
            }
        );

    public Task NoteAnsweredAsync(Tx tx, Viewer viewer, WaveId wave, ProgrammeId programme, DateOnly today) =>
        tx.ExecuteAsync(
            StatusSql,
            new
            {
                viewer.Tenant,
                Wave = wave,
                Programme = programme,
                Viewer = viewer.Person,
                Today = today,
            }
        );

    public async Task TakeAsync(Tx tx, Guid id)
    {
        await tx.ExecuteAsync(TouchSql, new { Id = id });
        await tx.ExecuteAsync(TakeSql, new { Id = id });
    }

    public async Task PutAsync(Tx tx, TenantId tenant, WaveId wave, Guid id, byte[] box)
    {
        await tx.ExecuteAsync(TouchSql, new { Id = id });
        await tx.ExecuteAsync(
            PutSql,
            new
            {
                Tenant = tenant,
                Wave = wave,
                Id = id,
                Box = box,
            }
        );
    }

    /// <summary>Writes other boxes anew beside the one just put in, so that the database cannot tell which it was.</summary>
    public Task StirAsync(Tx tx, WaveId wave) => tx.ExecuteAsync(StirSql, new { Wave = wave });

    /// <summary>From here on this transaction sees the boxes of this wave, and of no other.</summary>
    public Task OpenAllAsync(Tx tx, WaveId wave) => tx.ExecuteAsync(OpenAllSql, new { Wave = wave });

    /// <summary>Every box of a wave that has been opened, in the order of their random ids.</summary>
    public Task<IReadOnlyList<BoxRow>> AllAsync(Tx tx, WaveId wave) =>
        tx.ListAsync<BoxRow>(AllSql, new { Wave = wave });

    public Task TakeAllAsync(Tx tx, WaveId wave) => tx.ExecuteAsync(TakeAllSql, new { Wave = wave });

    /// <summary>Puts all boxes of a wave that has been opened back, in the order given.</summary>
    public Task PutAllAsync(Tx tx, TenantId tenant, WaveId wave, Guid[] ids, byte[][] boxes) =>
        tx.ExecuteAsync(
            PutAllSql,
            new
            {
                Tenant = tenant,
                Wave = wave,
                Ids = ids,
                Boxes = boxes,
            }
        );

    private static object Key(Viewer viewer, WaveId wave, ProgrammeId programme) =>
        new
        {
            viewer.Tenant,
            Wave = wave,
            Programme = programme,
            Viewer = viewer.Person,
        };

    public sealed record OwnRow(int Revision, byte[]? Sealed);

    public sealed record BoxRow(Guid Id, byte[] Box);
}
