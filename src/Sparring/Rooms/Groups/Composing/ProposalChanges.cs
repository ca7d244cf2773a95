using Sparring.Platform.Data;

namespace Sparring.Rooms.Groups.Composing;

/// <summary>The SQL of making and changing proposals. Each change of seats keeps how it was, so that it can be undone.</summary>
public sealed class ProposalChanges(TimeProvider clock)
{
    private const string AddSql = """
        insert into group_proposal (tenant, id, programme, kind, title, day, place, sizes, department, level, task, met,
            own_group, line, seconds, seed, based_on, roles,
            series, series_number, made_by, made_at)
        values (tenant(), @Id, @Programme, @Kind, @Title, @Day, @Place, @Sizes, @Department, @Level, @Task, @Met,
            @OwnGroup, @Line, @Seconds, @Seed, @BasedOn, @Roles,
            @Series, @SeriesNumber, viewer(), @Now)
        on conflict do nothing
        """;

    private const string SetSql = """
        update group_proposal set title = @Title, day = @Day, place = @Place, sizes = @Sizes, department = @Department,
            level = @Level, task = @Task, met = @Met, own_group = @OwnGroup, line = @Line, seconds = @Seconds, based_on = @BasedOn,
            roles = @Roles
        where id = @Id
        """;

    private const string RemovePeopleSql =
        "delete from group_proposal_person where proposal = @Id and person <> all(@People)";

    private const string AddPeopleSql = """
        insert into group_proposal_person (tenant, proposal, person)
        select tenant(), @Id, person from unnest(@People) person
        on conflict do nothing
        """;

    // Those who sit in a sparring group that day begin in it; who joins finds a place.
    private const string SeatAsNowSql = """
        update group_proposal_person q set seat = now.seat, locked_at = @Now
        from (select m.person, dense_rank() over (order by g.number) as seat
              from sparring_group_member m join sparring_group g on g.id = m.sparring_group
              where m.programme = @Programme and m.valid @> @Day) now
        where q.proposal = @Id and q.person = now.person
        """;

    private const string ClearSeatsSql =
        "update group_proposal_person set seat = null, locked_at = null where proposal = @Id";

    private const string ForgetStepsSql = "delete from group_proposal_step where proposal = @Id";

    private const string NextStepSql =
        "select coalesce(max(step), 0) + 1 from group_proposal_step where proposal = @Id";

    private const string KeepSql = """
        insert into group_proposal_step (tenant, proposal, step, kind, person, seat, locked_at, made_at)
        select tenant, proposal, @Step, @Kind, person, seat, locked_at, @Now
        from group_proposal_person where proposal = @Id and person = any(@People)
        """;

    private const string SeatSql =
        "update group_proposal_person set seat = @Seat where proposal = @Id and person = @Person";

    private const string LockSql =
        "update group_proposal_person set locked_at = @At where proposal = @Id and person = any(@People) and seat is not null";

    private const string UndoSql = """
        with last as (
            delete from group_proposal_step
            where proposal = @Id and step = (select max(step) from group_proposal_step where proposal = @Id)
            returning person, seat, locked_at)
        update group_proposal_person q set seat = last.seat, locked_at = last.locked_at
        from last where q.proposal = @Id and q.person = last.person
        """;

    private const string TouchSql = """
        update group_proposal set version = version + 1, lower_bound = case when @KeepsBound then lower_bound end,
            stop = case when stop not in ('NoOthers', 'Others') then stop end
        where id = @Id
        """;

    private const string SolvedSql = """
        update group_proposal set solved_at = @Now, stop = @Stop, lower_bound = @Bound, epochs = @Epochs, version = version + 1
        where id = @Id and version = @Version and confirmed_at is null
        """;

    private const string NoOthersSql =
        "update group_proposal set stop = 'NoOthers' where id = @Id and version = @Version and confirmed_at is null";

    private const string AddRuleSql = """
        insert into group_proposal_rule (tenant, proposal, kind, person, other)
        values (tenant(), @Id, @Kind, least(@One::uuid, @Other::uuid), greatest(@One::uuid, @Other::uuid))
        on conflict do nothing
        """;

    private const string RemoveRuleSql =
        "delete from group_proposal_rule where proposal = @Id and kind = @Kind and person = @One and other = @Other";

    public async Task AddAsync(Tx tx, GroupProposal proposal, IEnumerable<PersonId> people)
    {
        var isNew = await tx.ExecuteAsync(AddSql, Values(proposal)) > 0;
        if (isNew)
        {
            await PutPeopleAsync(tx, proposal, people);
        }
    }

    /// <summary>New settings and people; who stays keeps her seat unless the groups themselves changed.</summary>
    public async Task SetAsync(Tx tx, GroupProposal was, GroupProposal proposal, IReadOnlyCollection<PersonId> people)
    {
        await tx.ExecuteAsync(SetSql, Values(proposal));
        await tx.ExecuteAsync(RemovePeopleSql, new { proposal.Id, People = Ids(people) });
        await tx.ExecuteAsync(ForgetStepsSql, new { proposal.Id });
        var count = (await tx.ListAsync<int>(CountSql, new { proposal.Id })).Single();
        if (was.Sizes != proposal.Sizes || count != people.Count)
        {
            await tx.ExecuteAsync(ClearSeatsSql, new { proposal.Id });
        }

        await PutPeopleAsync(tx, proposal, people);
        await TouchAsync(tx, proposal.Id, keepsBound: false);
    }

    private const string CountSql = "select count(*)::int from group_proposal_person where proposal = @Id";

    public Task MoveAsync(Tx tx, Guid id, PersonId person, int seat) =>
        SeatAsync(tx, id, "moved", new Dictionary<PersonId, int> { [person] = seat });

    public Task SwapAsync(Tx tx, Guid id, ProposalPerson one, ProposalPerson other) =>
        SeatAsync(
            tx,
            id,
            "swapped",
            new Dictionary<PersonId, int> { [one.Person] = other.Seat ?? 1, [other.Person] = one.Seat ?? 1 }
        );

    /// <summary>Writes what a search found, unless somebody changed the proposal meanwhile. False: it was changed.</summary>
    public async Task<bool> PutFoundAsync(Tx tx, ProposalSheet sheet, Found found)
    {
        var solved = await tx.ExecuteAsync(
            SolvedSql,
            new
            {
                sheet.Proposal.Id,
                sheet.Proposal.Version,
                Now = clock.GetUtcNow(),
                found.Stop,
                Bound = found.LowerBound,
                found.Epochs,
            }
        );
        if (solved == 0)
        {
            return false;
        }

        await KeepAsync(tx, sheet.Proposal.Id, "searched", found.Seats.Keys);
        await PutSeatsAsync(tx, sheet.Proposal.Id, found.Seats);
        return true;
    }

    /// <summary>Notes that no other groups as good were found; nobody moves.</summary>
    public Task NoOthersAsync(Tx tx, GroupProposal proposal) =>
        tx.ExecuteAsync(NoOthersSql, new { proposal.Id, proposal.Version });

    public async Task LockAsync(Tx tx, Guid id, IReadOnlyCollection<PersonId> people, bool settle)
    {
        await KeepAsync(tx, id, settle ? "locked" : "unlocked", people);
        DateTimeOffset? at = settle ? clock.GetUtcNow() : null;
        await tx.ExecuteAsync(
            LockSql,
            new
            {
                Id = id,
                People = Ids(people),
                At = at,
            }
        );
        await TouchAsync(tx, id, keepsBound: settle);
    }

    /// <summary>Puts the last change back; false when there is none.</summary>
    public async Task<bool> UndoAsync(Tx tx, Guid id)
    {
        var undone = await tx.ExecuteAsync(UndoSql, new { Id = id }) > 0;
        await TouchAsync(tx, id, keepsBound: false);
        return undone;
    }

    public async Task AddRuleAsync(Tx tx, Guid id, string kind, PersonId one, PersonId other)
    {
        await tx.ExecuteAsync(
            AddRuleSql,
            new
            {
                Id = id,
                Kind = kind,
                One = one,
                Other = other,
            }
        );
        await TouchAsync(tx, id, keepsBound: false);
    }

    public async Task RemoveRuleAsync(Tx tx, Guid id, string kind, PersonId one, PersonId other)
    {
        await tx.ExecuteAsync(
            RemoveRuleSql,
            new
            {
                Id = id,
                Kind = kind,
                One = one,
                Other = other,
            }
        );
        await TouchAsync(tx, id, keepsBound: false);
    }

    private async Task SeatAsync(Tx tx, Guid id, string kind, Dictionary<PersonId, int> seats)
    {
        await KeepAsync(tx, id, kind, seats.Keys);
        await PutSeatsAsync(tx, id, seats);
        await TouchAsync(tx, id, keepsBound: true);
    }

    private static async Task PutSeatsAsync(Tx tx, Guid id, IReadOnlyDictionary<PersonId, int> seats)
    {
        foreach (var (person, seat) in seats)
        {
            await tx.ExecuteAsync(
                SeatSql,
                new
                {
                    Id = id,
                    Person = person,
                    Seat = seat,
                }
            );
        }
    }

    private async Task KeepAsync(Tx tx, Guid id, string kind, IEnumerable<PersonId> people) =>
        await tx.ExecuteAsync(
            KeepSql,
            new
            {
                Id = id,
                Kind = kind,
                Step = await tx.ValueAsync<int>(NextStepSql, new { Id = id }),
                People = Ids(people),
                Now = clock.GetUtcNow(),
            }
        );

    private async Task PutPeopleAsync(Tx tx, GroupProposal proposal, IEnumerable<PersonId> people)
    {
        await tx.ExecuteAsync(AddPeopleSql, new { proposal.Id, People = Ids(people) });
        if (proposal.Kind == ProposalKind.Sparring)
        {
            await tx.ExecuteAsync(
                SeatAsNowSql,
                new
                {
                    proposal.Id,
                    proposal.Programme,
                    proposal.Day,
                    Now = clock.GetUtcNow(),
                }
            );
        }
    }

    private static Task<int> TouchAsync(Tx tx, Guid id, bool keepsBound) =>
        tx.ExecuteAsync(TouchSql, new { Id = id, KeepsBound = keepsBound });

    private static Guid[] Ids(IEnumerable<PersonId> people) => [.. people.Select(person => person.Value)];

    private object Values(GroupProposal proposal) =>
        new
        {
            proposal.Id,
            proposal.Programme,
            proposal.Kind,
            proposal.Title,
            proposal.Day,
            proposal.Place,
            proposal.Sizes,
            proposal.Department,
            proposal.Level,
            proposal.Task,
            proposal.Met,
            proposal.OwnGroup,
            proposal.Line,
            proposal.Seconds,
            proposal.Seed,
            proposal.BasedOn,
            proposal.Roles,
            proposal.Series,
            proposal.SeriesNumber,
            Now = clock.GetUtcNow(),
        };
}
