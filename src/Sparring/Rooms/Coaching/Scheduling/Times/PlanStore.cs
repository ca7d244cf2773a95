using System.Text.Json;
using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Contract;

namespace Sparring.Rooms.Coaching.Scheduling.Times;

/// <summary>The SQL of searches for all times, and of how much coaches take.</summary>
public sealed class PlanStore
{
    private const string PutSql = """
        insert into coaching_plan (tenant, id, programme, track, made_by, made_at, found)
        select tenant(), @Id, t.programme, t.id, viewer(), @Now, @Found::jsonb from coaching_track t where t.id = @Track
        """;

    private const string LastSql = """
        select id as Id, made_at as MadeAt, found::text as Found, confirmed_at as ConfirmedAt
        from coaching_plan where track = @Track order by made_at desc, id limit 1
        """;

    private const string ConfirmSql =
        "update coaching_plan set confirmed_at = @Now where id = @Id and confirmed_at is null";

    private const string LimitsSql = """
        select person as Person, most_groups as MostGroups, gap_minutes as GapMinutes
        from coaching_limit where programme = @Programme
        """;

    private const string PutLimitSql = """
        insert into coaching_limit (tenant, programme, person, most_groups, gap_minutes)
        values (tenant(), @Programme, @Person, @MostGroups::int, @GapMinutes)
        on conflict (programme, person) do update set most_groups = excluded.most_groups, gap_minutes = excluded.gap_minutes
        """;

    public Task PutAsync(Tx tx, Guid id, CoachingTrackId track, FoundPlan found, DateTimeOffset now) =>
        tx.ExecuteAsync(
            PutSql,
            new
            {
                Id = id,
                Track = track,
                Found = JsonSerializer.Serialize(found),
                Now = now,
            }
        );

    public async Task<KeptPlan?> LastAsync(Tx tx, CoachingTrackId track) =>
        await tx.FindAsync<Row>(LastSql, new { Track = track }) is { } row
        && JsonSerializer.Deserialize<FoundPlan>(row.Found) is { } found
            ? new KeptPlan(row.Id, row.MadeAt, found, row.ConfirmedAt)
            : null;

    public Task ConfirmAsync(Tx tx, Guid id, DateTimeOffset now) =>
        tx.ExecuteAsync(ConfirmSql, new { Id = id, Now = now });

    public Task<IReadOnlyList<CoachLimit>> LimitsAsync(Tx tx, ProgrammeId programme) =>
        tx.ListAsync<CoachLimit>(LimitsSql, new { Programme = programme });

    public Task PutLimitAsync(Tx tx, ProgrammeId programme, CoachLimit limit) =>
        tx.ExecuteAsync(
            PutLimitSql,
            new
            {
                Programme = programme,
                limit.Person,
                limit.MostGroups,
                limit.GapMinutes,
            }
        );

    private sealed record Row(Guid Id, DateTimeOffset MadeAt, string Found, DateTimeOffset? ConfirmedAt);
}

/// <summary>How many groups a coach takes at most, and how long between two sessions of a day.</summary>
public sealed record CoachLimit(PersonId Person, int? MostGroups, int GapMinutes)
{
    /// <summary>Minutes, where nobody has said: one half hour of the search.</summary>
    public const int UsualGap = 30;

    /// <summary>Minutes between two sessions of a coach.</summary>
    public static int GapOf(IReadOnlyList<CoachLimit> limits, PersonId coach) =>
        limits.FirstOrDefault(limit => limit.Person == coach)?.GapMinutes ?? UsualGap;
}
