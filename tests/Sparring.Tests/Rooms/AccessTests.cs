using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Scheduling;
using Sparring.Rooms.Dilemmas;
using Sparring.Rooms.Foundation;
using Sparring.Rooms.Groups;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.People;
using Sparring.Rooms.Practice;
using Sparring.Rooms.Programme.Contract;
using Sparring.Rooms.Surveys;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms;

/// <summary>In which programme each room lets whom do what, for people who hold different roles in two programmes.</summary>
public sealed class AccessTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly Guid Unknown = new("00000000-0000-0000-0000-000000000001");
    private TenantId tenant;
    private ProgrammeId early;
    private ProgrammeId late;

    [Fact]
    public async Task Texts_are_written_where_one_takes_part_and_not_where_one_only_organises()
    {
        await SetAsync();
        var viewer = await PersonAsync((early, "participant"), (late, "organiser"));

        foreach (var (room, writes) in Writers(viewer))
        {
            Assert.Equal((room, (Guid?)early.Value), (room, await writes(null)));
            Assert.Equal((room, (Guid?)early.Value), (room, await writes(early.Value)));
            Assert.Equal((room, (Guid?)null), (room, await writes(late.Value)));
            Assert.Equal((room, (Guid?)null), (room, await writes(Unknown)));
        }
    }

    [Fact]
    public async Task Who_takes_part_in_two_programmes_writes_in_the_latest_or_where_she_asks_to()
    {
        await SetAsync();
        var viewer = await PersonAsync((early, "participant"), (late, "participant"));

        foreach (var (room, writes) in Writers(viewer))
        {
            Assert.Equal((room, (Guid?)late.Value), (room, await writes(null)));
            Assert.Equal((room, (Guid?)early.Value), (room, await writes(early.Value)));
        }
    }

    [Fact]
    public async Task What_one_has_written_stays_ones_own_after_one_has_left()
    {
        await SetAsync();
        var viewer = await PersonAsync((early, "participant"), (late, "participant"));
        await WroteAsync(viewer, early, days: 0);
        await WroteAsync(viewer, late, days: 1);
        await app.Database.ExecuteAsync("delete from programme_role where person = @person", new { viewer.Person });

        foreach (var (room, writes) in Writers(viewer))
        {
            Assert.Equal((room, (Guid?)late.Value), (room, await writes(null)));
            Assert.Equal((room, (Guid?)early.Value), (room, await writes(early.Value)));
            Assert.Equal((room, (Guid?)null), (room, await writes(Unknown)));
        }
    }

    [Fact]
    public async Task Who_has_no_role_and_has_written_nothing_is_let_in_nowhere()
    {
        await SetAsync();
        var viewer = await PersonAsync();

        foreach (var (room, writes) in Writers(viewer))
        {
            Assert.Equal((room, (Guid?)null), (room, await writes(null)));
        }

        Assert.Null(await AsAsync(viewer, tx => Get<GroupsAccess>().ProgrammeAsync(tx, null)));
        Assert.Null(await AsAsync(viewer, tx => Get<SurveysAccess>().ProgrammeAsync(tx)));
        Assert.Equal((null, false), await AsAsync(viewer, tx => Get<SchedulingAccess>().ProgrammeAsync(tx, viewer)));
        Assert.False(await AsAsync(viewer, tx => Get<GroupsAccess>().IsInAsync(tx, late, viewer, app.Clock.Today())));
    }

    [Fact]
    public async Task A_role_counts_in_its_own_programme_alone()
    {
        await SetAsync();
        var viewer = await PersonAsync((early, "participant"), (late, "organiser"));

        Assert.Equal(
            [late, null, null, early],
            await ProgrammesAsync(
                viewer,
                tx => Get<DilemmasAccess>().InAsync(tx, viewer, "organiser"),
                tx => Get<DilemmasAccess>().InAsync(tx, viewer, "organiser", early.Value),
                tx => Get<DilemmasAccess>().InAsync(tx, viewer, "coach"),
                tx => Get<DilemmasAccess>().InAsync(tx, viewer, "participant", early.Value)
            )
        );
        Assert.Equal(
            [early, null, late, null],
            await ProgrammesAsync(
                viewer,
                tx => Get<PracticeAccess>().BelongsToAsync(tx, viewer, null, "participant", "executive"),
                tx => Get<PracticeAccess>().BelongsToAsync(tx, viewer, late.Value, "participant", "executive"),
                tx => Get<PracticeAccess>().BelongsToAsync(tx, viewer, late.Value, "organiser", "executive"),
                tx => Get<PracticeAccess>().BelongsToAsync(tx, viewer, null)
            )
        );
        Assert.Equal(
            [late, late, early],
            await ProgrammesAsync(
                viewer,
                tx => Get<SurveysAccess>().ProgrammeAsync(tx),
                tx => Get<SurveysAccess>().OrganisedAsync(tx, viewer),
                tx => Get<SurveysAccess>().LedAsync(tx, viewer)
            )
        );
        Assert.Equal(
            [late, early, null],
            await ProgrammesAsync(
                viewer,
                tx => Get<GroupsAccess>().ProgrammeAsync(tx, null),
                tx => Get<GroupsAccess>().ProgrammeAsync(tx, early.Value),
                tx => Get<GroupsAccess>().ProgrammeAsync(tx, Unknown)
            )
        );
    }

    [Fact]
    public async Task Organising_one_programme_opens_no_other()
    {
        await SetAsync();
        var viewer = await PersonAsync((early, "participant"), (late, "organiser"));
        var participant = await PersonAsync((late, "participant"));
        var organiser = await PersonAsync((early, "organiser"));
        var today = app.Clock.Today();

        foreach (
            var (who, programme, organises) in new[]
            {
                (viewer, late, true),
                (viewer, early, false),
                (participant, late, false),
            }
        )
        {
            Assert.Equal(
                organises,
                await AsAsync(who, tx => Get<GroupsAccess>().OrganisesAsync(tx, programme, who, today))
            );
            Assert.Equal(organises, await AsAsync(who, tx => Get<SurveysAccess>().OrganisesAsync(tx, who, programme)));
            Assert.Equal(
                organises,
                await AsAsync(who, tx => Get<SchedulingAccess>().OrganisesAsync(tx, who, programme))
            );
            Assert.True(await AsAsync(who, tx => Get<GroupsAccess>().IsInAsync(tx, programme, who, today)));
        }

        Assert.Equal(
            [late, null],
            [
                (await AsAsync(viewer, tx => Get<SchedulingAccess>().OrganisedAsync(tx, viewer)))?.Id,
                (await AsAsync(participant, tx => Get<SchedulingAccess>().OrganisedAsync(tx, participant)))?.Id,
            ]
        );
        Assert.Equal(
            [null, late],
            await ProgrammesAsync(
                participant,
                tx => Get<SurveysAccess>().OrganisedAsync(tx, participant),
                tx => Get<SurveysAccess>().LedAsync(tx, participant)
            )
        );
        Assert.Null((await ProgrammesAsync(organiser, tx => Get<SurveysAccess>().LedAsync(tx, organiser))).Single());
    }

    [Fact]
    public async Task A_group_is_booked_for_by_its_coach_and_its_programmes_organiser_and_by_no_member()
    {
        await SetAsync();
        var (coach, member) = (await PersonAsync((late, "coach")), await PersonAsync((late, "participant")));
        var (organiser, other) = (
            await PersonAsync((late, "organiser")),
            await PersonAsync((early, "organiser"), (late, "coach"))
        );
        var group = await app.World.GroupAsync(tenant, late, 1, coach.Person, member.Person);

        var may = new List<bool>();
        foreach (var who in new[] { coach, organiser, member, other })
        {
            may.Add(await AsAsync(who, tx => Get<SchedulingAccess>().MayBookAsync(tx, who, late, group)));
        }

        Assert.Equal([true, true, false, false], may);
    }

    [Fact]
    public async Task A_group_is_its_members_and_its_coachs()
    {
        await SetAsync();
        var (coach, member) = (await PersonAsync((late, "coach")), await PersonAsync((late, "participant")));
        var other = await PersonAsync((late, "participant"), (late, "organiser"));
        await app.World.GroupAsync(tenant, late, 1, coach.Person, member.Person);
        var card = (await AsAsync(other, tx => Get<ISparringGroups>().AllAsync(tx, late, app.Clock.Today()))).Single();

        Assert.Equal(
            [true, true, false],
            new[] { coach, member, other }.Select(who => GroupsAccess.Belongs(card, who))
        );
    }

    [Fact]
    public async Task Addresses_and_changes_of_people_are_the_organisers()
    {
        await SetAsync();
        var (organiser, coach) = (await PersonAsync((late, "organiser")), await PersonAsync((late, "coach")));

        Assert.True(PeopleAccess.MayEdit(organiser));
        Assert.False(PeopleAccess.MayEdit(coach));
        foreach (
            var door in new[]
            {
                PeopleAccess.Organisers,
                GroupsAccess.Organisers,
                SurveysAccess.Organisers,
                SchedulingAccess.Organisers,
                Sparring.Rooms.Programme.ProgrammeAccess.Organisers,
            }
        )
        {
            Assert.Equal((true, false, false), (door.Opens(organiser), door.Opens(coach), door.Opens(null)));
        }

        var (booker, participant) = (await PersonAsync((late, "booker")), await PersonAsync((late, "participant")));
        Assert.Equal(
            [true, true, true, false, false],
            new[] { organiser, coach, booker, participant, null }.Select(SchedulingAccess.Booking.Opens)
        );
        Assert.True(Sparring.Rooms.Programme.ProgrammeAccess.Readers.Opens(coach));
        Assert.False(Sparring.Rooms.Programme.ProgrammeAccess.Readers.Opens(null));
    }

    private T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    private async Task SetAsync()
    {
        tenant = await app.World.TenantAsync("Kommunen " + Ids.Secure.Next());
        early = await app.World.ProgrammeAsync(tenant, "early", new DateOnly(2018, 3, 1));
        late = await app.World.ProgrammeAsync(tenant, "late", new DateOnly(2018, 11, 19));
    }

    private async Task<Viewer> PersonAsync(params (ProgrammeId Programme, string Role)[] roles)
    {
        var person = await app.World.PersonAsync(tenant, "Signe Dam");
        foreach (var (programme, role) in roles)
        {
            await app.World.RoleAsync(tenant, programme, person, role);
        }

        return await app.World.ViewerAsync(person);
    }

    private async Task WroteAsync(Viewer viewer, ProgrammeId programme, int days)
    {
        foreach (
            var begun in new[]
            {
                "foundation (created_at, tenant, id, programme, owner) values (@at, @tenant, @id, @programme, @owner)",
                "dilemma (created_at, tenant, id, programme, owner) values (@at, @tenant, @id, @programme, @owner)",
                "learning_focus (begun_at, phase, tenant, id, programme, owner) values (@at, '', @tenant, @id, @programme, @owner)",
            }
        )
        {
            await app.Database.ExecuteAsync(
                "insert into " + begun,
                new
                {
                    tenant,
                    id = Ids.Secure.Next(),
                    programme,
                    owner = viewer.Person,
                    at = app.Clock.Now.AddDays(days - 10),
                }
            );
        }
    }

    /// <summary>The rooms people write in of their own, and where they let this person write.</summary>
    private (string Room, Func<Guid?, Task<Guid?>> Writes)[] Writers(Viewer viewer) =>
        [
            ("foundation", Of((tx, asked) => Get<FoundationAccess>().WritesInAsync(tx, viewer, asked), viewer)),
            ("dilemmas", Of((tx, asked) => Get<DilemmasAccess>().WritesInAsync(tx, viewer, asked), viewer)),
            ("practice", Of((tx, asked) => Get<PracticeAccess>().WritesInAsync(tx, viewer, asked), viewer)),
        ];

    private Func<Guid?, Task<Guid?>> Of(Func<Tx, Guid?, Task<ProgrammeCard?>> writes, Viewer viewer) =>
        async asked => (await AsAsync(viewer, tx => writes(tx, asked)))?.Id.Value;

    private async Task<List<ProgrammeId?>> ProgrammesAsync(
        Viewer viewer,
        params Func<Tx, Task<ProgrammeCard?>>[] questions
    )
    {
        var found = new List<ProgrammeId?>();
        foreach (var question in questions)
        {
            found.Add((await AsAsync(viewer, question))?.Id);
        }

        return found;
    }

    private Task<T> AsAsync<T>(Viewer viewer, Func<Tx, Task<T>> work) =>
        app.Db.AsAsync(viewer, work, TestContext.Current.CancellationToken);
}
