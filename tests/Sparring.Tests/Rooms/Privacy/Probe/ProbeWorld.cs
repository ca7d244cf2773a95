using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Testing;

namespace Sparring.Tests.Rooms.Privacy.Probe;

/// <summary>Two organisations with everybody in them, and a canary in every confidential field, written through the real verbs.</summary>
internal sealed class ProbeWorld(ProbeApp app)
{
    private static readonly string[] Roles =
    [
        "drafts",
        "submits",
        "former",
        "leaves",
        "shares",
        "revokes",
        "organises and takes part",
        "coach one",
        "coach two",
        "former coach",
        "organiser",
        "executive",
        "facilitator",
        "officer",
        "colleague",
    ];

    private readonly Dictionary<(TenantId, string), PersonId> people = [];
    private readonly Dictionary<(TenantId, string), ProbePen> pens = [];

    public Dictionary<string, Canary> Canaries { get; } = new(StringComparer.Ordinal);

    public List<PersonId?> Viewers { get; } = [null];

    private TestDatabase Database => app.Database;

    public async Task PlantAsync()
    {
        foreach (var name in new[] { "Prøvekommunen", "Nabokommunen" })
        {
            var tenant = await Database.World.TenantAsync(name);
            var programme = await Database.World.ProgrammeAsync(tenant);
            await PeopleAsync(tenant, programme);
            var groups = await GroupsAsync(tenant, programme);
            await WriteAsync(tenant, programme);
            await new ThreadWorld(app, tenant, programme, groups, role => Pen(tenant, programme, role)).PlantAsync();
            await new SurveyAuthor(app, tenant, programme, role => Pen(tenant, programme, role)).PlantAsync();
            await LeaveAsync(tenant);
        }
    }

    /// <summary>Those texts that stand in a draft now went into a version the owner has kept since.</summary>
    public void Went(PersonId owner, Guid version)
    {
        foreach (
            var canary in Canaries.Values.Where(canary =>
                canary.Owner == owner && canary.Artefact == Artefact.FoundationDraft
            )
        )
        {
            if (canary.Versions.Count == 0)
            {
                canary.Versions.Add(version);
            }
        }
    }

    private async Task PeopleAsync(TenantId tenant, ProgrammeId programme)
    {
        foreach (var role in Roles)
        {
            var token = Canary.NewToken(Canary.Name);
            var person = await Database.World.PersonAsync(tenant, $"Prøve {token}");
            Canaries[token] = new Canary(token, tenant, person, null);
            people[(tenant, role)] = person;
            Viewers.Add(person);
            string[] held = role switch
            {
                "coach one" or "coach two" or "former coach" => ["coach"],
                "organiser" or "executive" or "facilitator" => [role],
                "officer" => ["data_protection_officer"],
                "colleague" => [],
                "organises and takes part" => ["organiser", "participant"],
                _ => ["participant"],
            };
            await Database.World.RoleAsync(tenant, programme, person, held);
        }
    }

    private async Task<(Guid One, Guid Two)> GroupsAsync(TenantId tenant, ProgrammeId programme)
    {
        PersonId Who(string role) => people[(tenant, role)];
        var one = await Database.World.GroupAsync(
            tenant,
            programme,
            1,
            Who("coach one"),
            Who("drafts"),
            Who("submits"),
            Who("former"),
            Who("leaves")
        );
        var two = await Database.World.GroupAsync(
            tenant,
            programme,
            2,
            Who("coach two"),
            Who("shares"),
            Who("revokes"),
            Who("organises and takes part")
        );
        await Database.ExecuteAsync(
            """
            insert into sparring_group_coach (tenant, sparring_group, person, valid) values (@tenant, @one, @formerCoach, daterange(null, @today));
            update programme_role set valid = daterange(null, @soon) where person = @facilitator;
            update person set is_external = true where id = any (@coaches);
            """,
            new
            {
                tenant,
                one,
                formerCoach = Who("former coach"),
                facilitator = Who("facilitator"),
                coaches = new[] { Who("coach one").Value, Who("coach two").Value, Who("former coach").Value },
                today = Database.Clock.Today(),
                soon = Database.Clock.Today().AddDays(2),
            }
        );
        return (one.Value, two.Value);
    }

    private ProbePen Pen(TenantId tenant, ProgrammeId programme, string role) =>
        pens.TryGetValue((tenant, role), out var known)
            ? known
            : pens[(tenant, role)] = new ProbePen(app, this, tenant, programme, people[(tenant, role)]);

    private async Task WriteAsync(TenantId tenant, ProgrammeId programme)
    {
        PersonId Who(string role) => people[(tenant, role)];
        ProbeAuthor Author(string role) => new(app, this, Pen(tenant, programme, role), Who(role));
        foreach (var role in Roles.Take(7))
        {
            await Author(role).WriteNotesAsync();
            await Author(role).WriteDraftAsync();
        }

        foreach (var role in new[] { "submits", "leaves", "former" })
        {
            await Author(role).SubmitAsync();
            await Author(role).WriteDraftAsync();
        }

        var shared = await Author("shares").ShareAsync();
        await Author("organises and takes part").AnswerAsync(Who("shares"), shared);
        await Author("shares").WriteDraftAsync();
        await Author("revokes").StopSharingAsync(await Author("revokes").ShareAsync());
        await Author("drafts").PublishAsync("forum");
        await Author("drafts").WriteDraftAsync();
    }

    private Task LeaveAsync(TenantId tenant) =>
        Database.ExecuteAsync(
            """
            update sparring_group_member set valid = daterange(null, @today) where person = @former;
            update person set left_on = @yesterday where id = @leaves;
            """,
            new
            {
                former = people[(tenant, "former")],
                leaves = people[(tenant, "leaves")],
                today = Database.Clock.Today(),
                yesterday = Database.Clock.Today().AddDays(-1),
            }
        );
}
