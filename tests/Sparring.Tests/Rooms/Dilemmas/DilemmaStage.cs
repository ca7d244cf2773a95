using System.Net;
using Sparring.Platform.Data;
using Sparring.Testing;
using Sparring.Tests.Rooms.Foundation;

namespace Sparring.Tests.Rooms.Dilemmas;

/// <summary>
/// Three groups of two: the first two with one coach, the third with another; an organiser, an executive; all names
/// invented. A stage for tests through the pages.
/// </summary>
public sealed record DilemmaStage(
    TestApp App,
    TenantId Tenant,
    ProgrammeId Programme,
    IReadOnlyList<PersonId> Leaders,
    PersonId Coach,
    PersonId OtherCoach,
    PersonId Organiser,
    PersonId Executive,
    IReadOnlyList<SparringGroupId> Groups
)
{
    /// <summary>Words that are nobody's name, and no two of which stand in two dilemmas.</summary>
    public const string Canary = "kanariegult";

    private static readonly string[] Names =
    [
        "Signe Havlit",
        "Asger Kornmod",
        "Ida Klitrose",
        "Tine Ærtebjerg",
        "Rune Tornkrat",
        "Else Rugaks",
    ];

    public PersonId Leader => Leaders[0];

    public static async Task<DilemmaStage> SetAsync(TestApp app, string key = "proeve")
    {
        var world = app.World;
        var tenant = await world.TenantAsync("Kommunen " + key);
        var programme = await world.ProgrammeAsync(tenant, key);
        var leaders = new List<PersonId>();
        foreach (var name in Names)
        {
            leaders.Add(await world.PersonAsync(tenant, name));
            await world.RoleAsync(tenant, programme, leaders[^1], "participant");
        }

        var coach = await RoleAsync("Karl Gyvelsø", "coach");
        var otherCoach = await RoleAsync("Ebba Lyngtop", "coach");
        var organiser = await RoleAsync("Per Strandsiv", "organiser");
        var executive = await RoleAsync("Åse Birketræ", "executive");
        SparringGroupId[] groups =
        [
            await world.GroupAsync(tenant, programme, 1, coach, leaders[0], leaders[1], leaders[2]),
            await world.GroupAsync(tenant, programme, 2, coach, leaders[3], leaders[4]),
            await world.GroupAsync(tenant, programme, 3, otherCoach, leaders[5]),
        ];
        await app.Database.ExecuteAsync(
            """
            insert into programme_deadline (tenant, programme, key, kind, title, day)
            values (@tenant, @programme, 'dilemma', 'dilemma', '{"da": "Send et dilemma", "en": "Send a dilemma"}', '2019-01-04')
            """,
            new { tenant, programme }
        );
        return new(app, tenant, programme, leaders, coach, otherCoach, organiser, executive, groups);

        async Task<PersonId> RoleAsync(string name, string role)
        {
            var person = await world.PersonAsync(tenant, name);
            await world.RoleAsync(tenant, programme, person, role);
            return person;
        }
    }

    public Task<TestClient> AsAsync(PersonId person) => App.SignedInClientAsync(person);

    /// <summary>A situation of one's own: no run of words of one is in another.</summary>
    public static string Situation(int number) =>
        string.Join(
            ' ',
            Enumerable.Range(0, 12).Select(place => $"{Canary}{(char)('b' + number)}{(char)('b' + place)}k")
        );

    public async Task WriteAsync(TestClient client, string situation)
    {
        using var page = await client.PageAsync("/dilemmas/mine");
        using var answer = await FoundationStage.SendAsync(
            client,
            page.QuerySelector("form[action='/dilemmas/mine/draft']"),
            new Dictionary<string, string> { ["text-situation"] = situation }
        );
        if (answer.StatusCode != HttpStatusCode.Redirect)
        {
            throw new InvalidOperationException($"Not saved: {answer.StatusCode}.");
        }
    }

    public static async Task<HttpResponseMessage> SendAsync(
        TestClient client,
        string consent = "merged",
        string guess = "no",
        bool isPooled = false
    )
    {
        using var page = await client.PageAsync("/dilemmas/mine/sending");
        var typed = new Dictionary<string, string>
        {
            ["guess"] = guess,
            ["consent"] = consent,
            ["pool"] = isPooled ? "yes" : "",
        };
        return await FoundationStage.SendAsync(
            client,
            page.QuerySelector("form[action='/dilemmas/mine/sending']"),
            typed
        );
    }

    /// <summary>Writes and sends as a leader; answers the address of the reading page.</summary>
    public async Task<string> WriteAndSendAsync(
        int leader = 0,
        string? situation = null,
        string consent = "merged",
        string guess = "no",
        bool isPooled = false
    )
    {
        using var client = await AsAsync(Leaders[leader]);
        await WriteAsync(client, situation ?? Situation(leader));
        using var answer = await SendAsync(client, consent, guess, isPooled);
        return answer.StatusCode == HttpStatusCode.SeeOther
            ? $"/dilemmas/{await IdAsync(leader)}/read"
            : throw new InvalidOperationException($"Not sent: {answer.StatusCode}.");
    }

    public async Task<Guid> IdAsync(int leader) =>
        (
            await App.Database.ListAsync<Guid>(
                "select id from dilemma where owner = @owner",
                new { owner = Leaders[leader] }
            )
        ).Single();
}
