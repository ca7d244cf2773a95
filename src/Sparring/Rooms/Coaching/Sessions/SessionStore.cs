using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>The SQL of who is in a session's group today, and of the session's plan.</summary>
public sealed class SessionStore
{
    private const string GroupSql =
        "select person as Person, coached_by_viewer as IsCoached from group_member_today where sparring_group = @Group";

    private const string PlanSql =
        "select version as Version, method as Method, steps as Steps from session_plan where session = @Session";

    private const string FirstPlanSql = """
        insert into session_plan (tenant, session, version, method, steps, changed_by, changed_at)
        values (tenant(), @Session, 1, @Method, @Steps, viewer(), @Now) on conflict do nothing
        """;

    private const string NextPlanSql = """
        update session_plan set version = version + 1, method = @Method, steps = @Steps, changed_by = viewer(), changed_at = @Now
        where session = @Session and version = @Version
        """;

    private const string ForgetPlanSql = "delete from session_plan where session = @Session";

    private const string MoveSql =
        "update coaching_session set starts_at = @Starts, ends_at = @Ends, sequence = sequence + 1 where id = @Session";

    public Task<IReadOnlyList<MemberRow>> GroupAsync(Tx tx, SparringGroupId group) =>
        tx.ListAsync<MemberRow>(GroupSql, new { Group = group });

    public Task<PlanRow?> PlanAsync(Tx tx, CoachingSessionId session) =>
        tx.FindAsync<PlanRow>(PlanSql, new { Session = session });

    /// <summary>False when another page has written meanwhile: then nothing is overwritten.</summary>
    public async Task<bool> KeepPlanAsync(Tx tx, CoachingSessionId session, PlanRow plan, DateTimeOffset now) =>
        await tx.ExecuteAsync(
            plan.Version == 0 ? FirstPlanSql : NextPlanSql,
            new
            {
                Session = session,
                plan.Version,
                plan.Method,
                plan.Steps,
                Now = now,
            }
        ) == 1;

    public Task ForgetPlanAsync(Tx tx, CoachingSessionId session) =>
        tx.ExecuteAsync(ForgetPlanSql, new { Session = session });

    public Task MoveAsync(Tx tx, CoachingSessionId session, DateTimeOffset starts, DateTimeOffset ends) =>
        tx.ExecuteAsync(
            MoveSql,
            new
            {
                Session = session,
                Starts = starts,
                Ends = ends,
            }
        );

    public sealed record MemberRow(PersonId Person, bool IsCoached);

    public sealed record PlanRow(int Version, string Method, string Steps);
}
