using Sparring.Platform.Data;
using Sparring.Testing;

namespace Sparring.Tests.Rooms.Privacy;

/// <summary>One owner, and everybody somebody can be to her: with the columns of the matrix that then count (! = held by a role that ends).</summary>
internal sealed class Relations
{
    private readonly TestDatabase database;
    private TenantId tenant;

    private Relations(TestDatabase database) => this.database = database;

    public required Viewer Owner { get; init; }

    public required ProgrammeId Programme { get; init; }

    public List<(string Who, Viewer Viewer, string[] Columns)> Everybody { get; } = [];

    public Viewer this[string who] => Everybody.Single(one => one.Who == who).Viewer;

    public static async Task<Relations> MakeAsync(TestDatabase database)
    {
        var world = database.World;
        var home = await world.TenantAsync();
        var programme = await world.ProgrammeAsync(home);
        var owner = await world.PersonAsync(home, "Anna Ejer");
        await world.RoleAsync(home, programme, owner, "participant");
        var made = new Relations(database)
        {
            tenant = home,
            Programme = programme,
            Owner = await world.ViewerAsync(owner),
        };
        await made.AddGroupsAsync(owner);
        await made.AddRolesAsync();
        await made.AddStrangersAsync();
        made.Everybody.Add(("owner", made.Owner, ["owner", "participant", "colleague"]));
        return made;
    }

    private async Task AddGroupsAsync(PersonId owner)
    {
        var mate = await AddAsync("group", ["group", "participant", "colleague"], "participant");
        var former = await AddAsync("former member", ["participant", "colleague"], "participant");
        var gone = await AddAsync("member who left the organisation", [], "participant");
        var coach = await AddAsync("coach", ["coach", "other_coach"], "coach");
        var early = await AddAsync("coach from tomorrow", ["other_coach"], "coach");
        var other = await AddAsync("coach of another group", ["other_coach"], "coach");
        var elsewhere = await AddAsync("member of another group", ["participant", "colleague"], "participant");
        var group = await database.World.GroupAsync(tenant, Programme, 1, coach, owner, mate, former, gone);
        await database.World.GroupAsync(tenant, Programme, 2, other, elsewhere);
        await database.ExecuteAsync(
            """
            update person set is_external = true where id = any (@coaches);
            update person set left_on = @yesterday where id = @gone;
            update sparring_group_member set valid = daterange(null, @today) where person = @former;
            insert into sparring_group_coach (tenant, sparring_group, person, valid) values (@tenant, @group, @early, daterange(@tomorrow, null));
            """,
            new
            {
                coaches = new[] { coach.Value, early.Value, other.Value },
                gone,
                former,
                early,
                tenant,
                group,
                today = database.Clock.Today(),
                yesterday = database.Clock.Today().AddDays(-1),
                tomorrow = database.Clock.Today().AddDays(1),
            }
        );
    }

    private async Task AddRolesAsync()
    {
        await AddAsync("organiser", ["organiser", "colleague"], "organiser");
        await AddAsync(
            "organiser and participant",
            ["organiser", "participant", "colleague"],
            "organiser",
            "participant"
        );
        await AddAsync("executive", ["executive", "colleague"], "executive");
        await AddAsync("data protection officer", ["data_protection_officer", "colleague"], "data_protection_officer");
        await AddAsync("facilitator without end", ["facilitator", "colleague"], "facilitator");
        await AddAsync("speaker", ["colleague"], "speaker");
        await RoleEndsAsync(await AddAsync("facilitator of the week", ["facilitator!", "colleague"], "facilitator"), 7);
        await RoleEndsAsync(await AddAsync("facilitator until yesterday", ["colleague"], "facilitator"), 0);
        await RoleEndsAsync(await AddAsync("organiser until yesterday", ["colleague"], "organiser"), 0);
    }

    private async Task AddStrangersAsync()
    {
        await AddAsync("colleague", ["colleague"]);
        var external = await AddAsync("external without a role", []);
        await database.ExecuteAsync("update person set is_external = true where id = @external", new { external });
        var elsewhere = await database.World.ProgrammeAsync(tenant, "andet");
        var organiser = await AddAsync("organiser of another programme", ["colleague"]);
        await database.World.RoleAsync(tenant, elsewhere, organiser, "organiser", "coach", "participant");
        var coach = await AddAsync("coach of the owner in another programme", ["colleague"]);
        await database.World.GroupAsync(tenant, elsewhere, 1, coach, Owner.Person, organiser);
        var foreign = await database.World.TenantAsync("Nabokommunen");
        var neighbour = await database.World.PersonAsync(foreign, "Nabo Nielsen");
        await database.World.RoleAsync(
            foreign,
            await database.World.ProgrammeAsync(foreign),
            neighbour,
            "organiser",
            "executive",
            "participant"
        );
        Everybody.Add(("neighbour", await database.World.ViewerAsync(neighbour), []));
    }

    private async Task<PersonId> AddAsync(string who, string[] columns, params string[] roles)
    {
        var person = await database.World.PersonAsync(tenant, "Prøve " + who);
        await database.World.RoleAsync(tenant, Programme, person, roles);
        Everybody.Add((who, await database.World.ViewerAsync(person), columns));
        return person;
    }

    private Task RoleEndsAsync(PersonId person, int days) =>
        database.ExecuteAsync(
            "update programme_role set valid = daterange(null, @end) where person = @person",
            new { person, end = database.Clock.Today().AddDays(days) }
        );
}
