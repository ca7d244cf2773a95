using Sparring.Platform.Data;
using Sparring.Rooms.Surveys.Contract;
using Sparring.Rooms.Surveys.Waves;

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

    private const string OwnOfSql = "select person, revision, sealed from own_of(@Wave, @People)";

    private const string KeepSql =
        "update survey_own set revision = revision + 1, sealed = @Sealed where wave = @Wave and owner = @Viewer";

    private const string SendSql =
        "select send_answers(@Wave, @Programme, @People, @Revisions, @Seals, @Taken, @Ids, @Boxes)";

    private const string CloseSql = "select pg_advisory_xact_lock(closing_of(@Wave))";

    private const string TouchSql = "select set_config('sparring.box', @Id::text, true)";

    private const string PutAllSql = """
        insert into survey_box (tenant, wave, id, box)
        select @Tenant, @Wave, id, box from unnest(@Ids::uuid[], @Boxes::bytea[]) as closed (id, box)
        """;

    private const string TakeSql = "delete from survey_box where id = @Id";

    private const string OpenAllSql = "select set_config('sparring.opening', @Wave::text, true)";

    private const string NextSql = """
        select id, box from survey_box where wave = @Wave and (@After::uuid is null or id > @After::uuid) order by id limit @Most
        """;

    private const string TakeAllSql = "delete from survey_box where wave = @Wave";

    public async Task<OwnRow> HoldAsync(Tx tx, Viewer viewer, WaveId wave, ProgrammeId programme)
    {
        await tx.ExecuteAsync(BeginSql, Key(viewer, wave, programme));
        return await tx.FindAsync<OwnRow>(LockSql, new { Wave = wave, Viewer = viewer.Person }) ?? new(0, null);
    }

    public Task<OwnRow?> OwnAsync(Tx tx, Viewer viewer, WaveId wave) =>
        tx.FindAsync<OwnRow>(OwnSql, new { Wave = wave, Viewer = viewer.Person });

    /// <summary>The own copies of several people; who has none is not there.</summary>
    public async Task<IReadOnlyDictionary<PersonId, OwnRow>> OwnOfAsync(
        Tx tx,
        WaveId wave,
        IEnumerable<PersonId> people
    ) =>
        (
            await tx.ListAsync<OwnOfRow>(
                OwnOfSql,
                new { Wave = wave, People = people.Select(person => person.Value).ToArray() }
            )
        ).ToDictionary(row => row.Person, row => new OwnRow(row.Revision, row.Sealed));

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

    /// <summary>
    /// Puts answers of one wave into its box together, writing other boxes anew beside them so that the database cannot tell whose is which.
    /// </summary>
    /// <returns>For each, whether it was sent: not when it is too late, or the own copy it was made from is another by now.</returns>
    public async Task<bool[]> SendAsync(Tx tx, Wave wave, IReadOnlyList<Sending> together)
    {
        var sent = await tx.ValueAsync<int[]>(
            SendSql,
            new
            {
                Wave = wave.Id,
                wave.Programme,
                People = together.Select(one => one.Viewer.Person.Value).ToArray(),
                Revisions = together.Select(one => one.Revision).ToArray(),
                Seals = together.Select(one => one.Own).ToArray(),
                Taken = together.Select(one => one.Before).ToArray(),
                Ids = together.Select(one => one.Id).ToArray(),
                Boxes = together.Select(one => one.Box).ToArray(),
            }
        );
        return [.. together.Select((_, at) => sent?.Contains(at + 1) == true)];
    }

    /// <summary>Waits for those who are putting answers in; from here to the end of this transaction nobody does.</summary>
    public Task CloseAsync(Tx tx, WaveId wave) => tx.ExecuteAsync(CloseSql, new { Wave = wave });

    public async Task TakeAsync(Tx tx, Guid id)
    {
        await tx.ExecuteAsync(TouchSql, new { Id = id });
        await tx.ExecuteAsync(TakeSql, new { Id = id });
    }

    /// <summary>From here on this transaction sees the boxes of this wave, and of no other.</summary>
    public Task OpenAllAsync(Tx tx, WaveId wave) => tx.ExecuteAsync(OpenAllSql, new { Wave = wave });

    /// <summary>The next boxes of a wave that has been opened, in the order of their random ids.</summary>
    public Task<IReadOnlyList<BoxRow>> NextAsync(Tx tx, WaveId wave, Guid? after, int most) =>
        tx.ListAsync<BoxRow>(
            NextSql,
            new
            {
                Wave = wave,
                After = after,
                Most = most,
            }
        );

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

    private sealed record OwnOfRow(PersonId Person, int Revision, byte[]? Sealed);

    public sealed record BoxRow(Guid Id, byte[] Box);
}
