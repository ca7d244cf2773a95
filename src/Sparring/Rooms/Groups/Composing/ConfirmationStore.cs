using Sparring.Platform.Data;

namespace Sparring.Rooms.Groups.Composing;

/// <summary>The SQL of making a proposal real, and of taking that back while nothing stands on it.</summary>
public sealed class ConfirmationStore
{
    private const string ConfirmSql = """
        update group_proposal set confirmed_at = @Now, confirmed_by = viewer(), version = version + 1
        where id = @Id and confirmed_at is null
        """;

    private const string NameOccasionSql = "update group_proposal set occasion = @Occasion where id = @Id";

    private const string UnconfirmSql = """
        update group_proposal set confirmed_at = null, confirmed_by = null, announced_at = null, occasion = null, version = version + 1
        where id = @Id
        """;

    private const string AnnounceSql =
        "update group_proposal set announced_at = @Now where id = @Id and announced_at is null and confirmed_at is not null";

    // What counted these groups as history, or put these pairs together, stands on them.
    private const string LaterSql = """
        select count(*) from group_proposal later join group_proposal own on own.id = @Id
        where later.programme = own.programme and later.id <> own.id
          and (later.based_on = own.occasion or (later.confirmed_at > own.confirmed_at and later.day >= own.day))
        """;

    private const string DropOccasionSql = "delete from occasion where id = @Occasion";

    private const string LaterMemberSql = """
        select count(*) from sparring_group_member
        where programme = @Programme and person = any(@People) and lower(valid) > @Day
        """;

    private const string KeepMembersSql = """
        insert into group_proposal_before (tenant, proposal, sparring_group, person, valid)
        select tenant, @Id, sparring_group, person, valid from sparring_group_member
        where programme = @Programme and valid && daterange(@Day, null)
        """;

    // Who is no longer in any of the groups leaves on the day; a period that would be empty goes away.
    private const string LeaveSql = """
        with gone as (
            delete from sparring_group_member
            where programme = @Programme and person <> all(@People) and lower(valid) = @Day)
        update sparring_group_member set valid = daterange(lower(valid), @Day)
        where programme = @Programme and person <> all(@People) and valid @> @Day and lower(valid) is distinct from @Day
        """;

    private const string NumbersSql =
        "select coalesce(max(number), 0) from sparring_group where programme = @Programme";

    private const string ChangedLaterSql =
        "select count(*) from sparring_group_change where programme = @Programme and made_at > @At";

    private const string ForgetChangesSql =
        "delete from sparring_group_change where programme = @Programme and made_at = @At";

    // The periods that begin then, and the beginnings of those that were cut short.
    private const string ClearMembersSql = """
        delete from sparring_group_member m
        where m.programme = @Programme and (m.valid && daterange(@Day, null) or exists (
            select 1 from group_proposal_before b where b.proposal = @Id and b.person = m.person and b.valid && m.valid))
        """;

    private const string RestoreSql = """
        insert into sparring_group_member (tenant, sparring_group, programme, person, valid)
        select b.tenant, b.sparring_group, @Programme, b.person, b.valid from group_proposal_before b where b.proposal = @Id
        """;

    private const string ForgetBeforeSql = "delete from group_proposal_before where proposal = @Id";

    private const string DropEmptySql = """
        delete from sparring_group g
        where g.programme = @Programme
          and not exists (select 1 from sparring_group_member m where m.sparring_group = g.id)
          and not exists (select 1 from sparring_group_coach c where c.sparring_group = g.id)
          and not exists (select 1 from sparring_group_change c where g.id in (c.sparring_group, c.was_in))
        """;

    public async Task<bool> ConfirmAsync(Tx tx, Guid id, DateTimeOffset now) =>
        await tx.ExecuteAsync(ConfirmSql, new { Id = id, Now = now }) > 0;

    public Task NameOccasionAsync(Tx tx, Guid id, Guid occasion) =>
        tx.ExecuteAsync(NameOccasionSql, new { Id = id, Occasion = occasion });

    public Task UnconfirmAsync(Tx tx, Guid id) => tx.ExecuteAsync(UnconfirmSql, new { Id = id });

    public async Task<bool> AnnounceAsync(Tx tx, Guid id, DateTimeOffset now) =>
        await tx.ExecuteAsync(AnnounceSql, new { Id = id, Now = now }) > 0;

    public async Task<bool> IsBuiltOnAsync(Tx tx, Guid id) => await tx.ValueAsync<long>(LaterSql, new { Id = id }) > 0;

    public Task DropOccasionAsync(Tx tx, Guid occasion) =>
        tx.ExecuteAsync(DropOccasionSql, new { Occasion = occasion });

    public async Task<bool> MovesLaterAsync(Tx tx, GroupProposal proposal, Guid[] people) =>
        await tx.ValueAsync<long>(
            LaterMemberSql,
            new
            {
                proposal.Programme,
                proposal.Day,
                People = people,
            }
        ) > 0;

    /// <summary>Remembers who was where, and lets those go who are in none of the new groups.</summary>
    public async Task LeaveAsync(Tx tx, GroupProposal proposal, Guid[] people)
    {
        var what = new
        {
            proposal.Id,
            proposal.Programme,
            proposal.Day,
            People = people,
        };
        await tx.ExecuteAsync(KeepMembersSql, what);
        await tx.ExecuteAsync(LeaveSql, what);
    }

    public Task<int> HighestNumberAsync(Tx tx, ProgrammeId programme) =>
        tx.ValueAsync<int>(NumbersSql, new { Programme = programme });

    public async Task<bool> IsChangedLaterAsync(Tx tx, ProgrammeId programme, DateTimeOffset at) =>
        await tx.ValueAsync<long>(ChangedLaterSql, new { Programme = programme, At = at }) > 0;

    /// <summary>Everybody back to where she was before.</summary>
    public async Task RestoreAsync(Tx tx, GroupProposal proposal)
    {
        var what = new
        {
            proposal.Id,
            proposal.Programme,
            proposal.Day,
            At = proposal.ConfirmedAt,
        };
        await tx.ExecuteAsync(ForgetChangesSql, what);
        await tx.ExecuteAsync(ClearMembersSql, what);
        await tx.ExecuteAsync(RestoreSql, what);
        await tx.ExecuteAsync(ForgetBeforeSql, what);
        await tx.ExecuteAsync(DropEmptySql, what);
    }
}
