using Sparring.Rooms.Groups;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.Programme;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Groups;

public sealed class MoveMemberTests(TestServer testServer) : OnStage(testServer, participants: 6)
{
    private static readonly DateOnly June = new(2018, 6, 8);
    private static readonly DateOnly December = new(2018, 12, 1);
    private readonly GroupsStore groups = new();

    [Fact]
    public async Task From_the_day_on_a_person_is_in_the_new_group_and_before_it_in_the_old()
    {
        await FoundAsync();

        var outcome = await MoveAsync("P01", to: 2, December);

        Assert.IsType<MoveMember.Outcome.Moved>(outcome);
        Assert.Equal(
            (1, 1, 2),
            (
                await NumberAsync("P01", June),
                await NumberAsync("P01", December.AddDays(-1)),
                await NumberAsync("P01", December)
            )
        );
    }

    [Fact]
    public async Task A_double_click_moves_once_and_tells_once()
    {
        await FoundAsync();
        var change = Stage.Ids.Next();

        await MoveAsync("P01", to: 2, December, change);
        await MoveAsync("P01", to: 2, December, change);

        Assert.Equal(1, await Stage.AskAsync<long>("select count(*) from sparring_group_change"));
        Assert.Equal(4, await Stage.AskAsync<long>("select count(*) from outbox_message"));
    }

    [Fact]
    public async Task Those_told_are_the_new_group_and_the_person_and_no_address_stands_in_it()
    {
        await FoundAsync();

        await MoveAsync("P01", to: 2, December);

        var told = await Stage.AskAsync<string>(
            "select string_agg(p.number, ' ' order by p.number) from outbox_message m join person p on p.id = m.recipient"
        );
        Assert.Equal("P01 P04 P05 P06", told);
        Assert.Equal(
            0,
            await Stage.AskAsync<long>("select count(*) from outbox_message where body || subject like '%@%'")
        );
    }

    [Fact]
    public async Task Who_is_moved_away_again_later_is_refused_with_a_sentence()
    {
        await FoundAsync();
        await MoveAsync("P01", to: 2, December);

        var outcome = await MoveAsync("P01", to: 2, December.AddDays(-10));

        Assert.Equal(new MoveMember.Outcome.Refused("day", "errorTwoGroups"), outcome);
        Assert.Equal(1, await Stage.AskAsync<long>("select count(*) from sparring_group_change"));
    }

    [Fact]
    public async Task The_database_itself_lets_nobody_be_in_two_groups()
    {
        await FoundAsync();

        var fault = await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
            Stage.AsSystemAsync(tx =>
                tx.ExecuteAsync(
                    """
                    insert into sparring_group_member (tenant, sparring_group, programme, person, valid)
                    select tenant, id, programme, @Person, '[2018-07-01,2018-08-01)' from sparring_group where number = 2
                    """,
                    new { Person = Stage["P01"] }
                )
            )
        );

        Assert.Equal(Npgsql.PostgresErrorCodes.ExclusionViolation, fault.SqlState);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_field_by_field()
    {
        await FoundAsync();
        var one = await GroupAsync(1);

        var nobody = await AskAsync(one, null, null, December);
        var noDay = await AskAsync(one, Stage["P01"].Value, (await GroupAsync(2)).Id.Value, null);
        var sameGroup = await AskAsync(one, Stage["P01"].Value, one.Id.Value, December);
        var stranger = await AskAsync(one, Stage["P04"].Value, (await GroupAsync(2)).Id.Value, December);

        Assert.Equal(
            [("person", "errorWho"), ("day", "errorDay"), ("to", "errorGroup"), ("person", "errorNotInGroup")],
            new[] { nobody, noDay, sameGroup, stranger }
                .OfType<MoveMember.Outcome.Refused>()
                .Select(refused => (refused.Field, refused.Text))
        );
    }

    [Fact]
    public async Task Moved_on_the_first_day_she_was_never_in_the_old_group()
    {
        await FoundAsync();

        await MoveAsync("P01", to: 2, June);

        Assert.Equal(2, await NumberAsync("P01", June));
        Assert.Equal(6, await Stage.AskAsync<long>("select count(*) from sparring_group_member"));
    }

    [Fact]
    public async Task A_coach_comes_and_goes_as_of_a_day()
    {
        await FoundAsync();
        var one = await GroupAsync(1);
        var coaches = new ChangingCoaches(
            new GroupChangeStore(),
            Notices(),
            new Programmes(new ProgrammeStore()),
            Stage.Clock
        );

        var set = await Stage.AsAsync("O1", tx => coaches.SetAsync(tx, Stage.Ids.Next(), one, Stage["K1"], June));
        var again = await Stage.AsAsync("O1", tx => coaches.SetAsync(tx, Stage.Ids.Next(), one, Stage["K1"], December));
        var noCoach = await Stage.AsAsync(
            "O1",
            tx => coaches.SetAsync(tx, Stage.Ids.Next(), one, Stage["P02"], December)
        );
        var ended = await Stage.AsAsync("O1", tx => coaches.EndAsync(tx, Stage.Ids.Next(), one, Stage["K1"], December));

        Assert.Equal((null, "errorCoachTwice", "errorNotCoach", null), (set, again, noCoach, ended));
        Assert.Equal((1, 0), (await CoachedAsync(December.AddDays(-1)), await CoachedAsync(December)));
    }

    [Fact]
    public async Task A_coach_set_or_ended_by_a_double_click_is_so_once_and_told_once()
    {
        await FoundAsync();
        var one = await GroupAsync(1);
        var coaches = new ChangingCoaches(
            new GroupChangeStore(),
            Notices(),
            new Programmes(new ProgrammeStore()),
            Stage.Clock
        );
        var (setting, ending) = (Stage.Ids.Next(), Stage.Ids.Next());

        var set = await Stage.AsAsync("O1", tx => coaches.SetAsync(tx, setting, one, Stage["K1"], June));
        var setAgain = await Stage.AsAsync("O1", tx => coaches.SetAsync(tx, setting, one, Stage["K1"], June));
        var ended = await Stage.AsAsync("O1", tx => coaches.EndAsync(tx, ending, one, Stage["K1"], December));
        var endedAgain = await Stage.AsAsync("O1", tx => coaches.EndAsync(tx, ending, one, Stage["K1"], December));
        var never = await Stage.AsAsync("O1", tx => coaches.EndAsync(tx, Stage.Ids.Next(), one, Stage["K1"], December));

        Assert.Equal((null, null, null, null, "errorNotCoach"), (set, setAgain, ended, endedAgain, never));
        Assert.Equal(2, await Stage.AskAsync<long>("select count(*) from sparring_group_change"));
        Assert.Equal((1, 0), (await CoachedAsync(December.AddDays(-1)), await CoachedAsync(December)));
    }

    [Fact]
    public async Task What_a_group_agrees_is_seen_by_the_group_alone()
    {
        await FoundAsync();
        var one = await GroupAsync(1);
        var store = new AgreementStore();

        await Stage.AsAsync(
            "P01",
            tx => store.KeepAsync(tx, one.Id, new Agreement { Purpose = "Vores", Rules = "a\nb" }, Stage.Clock.Now)
        );
        var member = await Stage.AsAsync("P02", tx => store.FindAsync(tx, one.Id));
        var other = await Stage.AsAsync("P04", tx => store.FindAsync(tx, one.Id));
        var organiser = await Stage.AsAsync("O1", tx => store.FindAsync(tx, one.Id));

        Assert.Equal("Vores", member?.Purpose);
        Assert.Null(other);
        Assert.Null(organiser);
    }

    [Fact]
    public async Task Two_tabs_never_overwrite_each_other()
    {
        await FoundAsync();
        var one = await GroupAsync(1);
        var store = new AgreementStore();

        var first = await Stage.AsAsync(
            "P01",
            tx => store.KeepAsync(tx, one.Id, new Agreement { Purpose = "1" }, Stage.Clock.Now)
        );
        var second = await Stage.AsAsync(
            "P02",
            tx => store.KeepAsync(tx, one.Id, new Agreement { Purpose = "2" }, Stage.Clock.Now)
        );
        var third = await Stage.AsAsync(
            "P02",
            tx => store.KeepAsync(tx, one.Id, new Agreement { Version = 1, Purpose = "3" }, Stage.Clock.Now)
        );
        var late = await Stage.AsAsync(
            "P01",
            tx => store.KeepAsync(tx, one.Id, new Agreement { Version = 1, Purpose = "4" }, Stage.Clock.Now)
        );

        Assert.Equal((true, false, true, false), (first, second, third, late));
    }

    private GroupNotices Notices() => new(groups, Stage.Outbox(), Stage.Settings);

    private async Task FoundAsync() =>
        await Stage.AsAsync(
            "O1",
            async tx =>
            {
                var lists = new GroupListStore();
                for (var number = 1; number <= 2; number++)
                {
                    await lists.AddGroupAsync(tx, Stage.Ids.Next(), Stage.Programme, number);
                    for (var member = 1; member <= 3; member++)
                    {
                        await lists.AddMemberAsync(
                            tx,
                            Stage.Programme,
                            number,
                            Stage[$"P0{((number - 1) * 3) + member}"],
                            June
                        );
                    }
                }
            }
        );

    private async Task<SparringGroupCard> GroupAsync(int number) =>
        (await Stage.AsAsync("O1", tx => groups.AllAsync(tx, Stage.Programme, June))).Single(group =>
            group.Number == number
        );

    private async Task<int?> NumberAsync(string person, DateOnly day) =>
        (await Stage.AsAsync("O1", tx => groups.OfAsync(tx, Stage.Programme, Stage[person], day)))?.Number;

    private async Task<int> CoachedAsync(DateOnly day) =>
        (await Stage.AsAsync("O1", tx => groups.CoachedByAsync(tx, Stage["K1"], day))).Count;

    private async Task<MoveMember.Outcome> MoveAsync(string person, int to, DateOnly day, Guid? change = null) =>
        await AskAsync(await GroupAsync(1), Stage[person].Value, (await GroupAsync(to)).Id.Value, day, change);

    private Task<MoveMember.Outcome> AskAsync(
        SparringGroupCard from,
        Guid? person,
        Guid? to,
        DateOnly? day,
        Guid? change = null
    )
    {
        var moving = new MovingMembers(groups, new GroupChangeStore(), Notices(), Stage.Clock);
        return Stage.AsAsync("O1", tx => moving.MoveAsync(tx, change ?? Stage.Ids.Next(), from, person, to, day));
    }
}
