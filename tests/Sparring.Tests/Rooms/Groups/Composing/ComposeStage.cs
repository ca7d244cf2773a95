using System.Net;
using AngleSharp.Html.Dom;
using Sparring.Platform.Data;
using Sparring.Testing;
using Sparring.Tests.Rooms.Foundation;

namespace Sparring.Tests.Rooms.Groups.Composing;

/// <summary>Twelve participants of three departments in four sparring groups, and an organiser; all names invented.</summary>
public sealed record ComposeStage(
    TestApp App,
    TenantId Tenant,
    ProgrammeId Programme,
    PersonId Organiser,
    IReadOnlyList<PersonId> People
)
{
    private static readonly string[] Names =
    [
        "Anna Alm",
        "Bo Birk",
        "Carl Dal",
        "Dorte Eng",
        "Erik Fog",
        "Freja Gran",
        "Gert Holm",
        "Hanne Iis",
        "Ib Juul",
        "Jane Krag",
        "Kaj Lind",
        "Lise Mose",
    ];

    public static async Task<ComposeStage> SetAsync(TestApp app, string key, bool hasGroups = true)
    {
        var tenant = await app.World.TenantAsync("Kommunen " + key);
        var programme = await app.World.ProgrammeAsync(tenant, key);
        var organiser = await app.World.PersonAsync(tenant, "Tine Lund");
        await app.World.RoleAsync(tenant, programme, organiser, "organiser");
        var departments = new List<Guid>();
        foreach (var code in (string[])["MSB", "MSO", "MTM"])
        {
            departments.Add(await app.World.DepartmentAsync(tenant, code));
        }

        var people = new List<PersonId>();
        foreach (var (name, at) in Names.Select((name, at) => (name, at)))
        {
            var person = await app.World.PersonAsync(tenant, name, departments[at / 4]);
            await app.World.RoleAsync(tenant, programme, person, "participant");
            people.Add(person);
        }

        for (var group = 0; hasGroups && group < 4; group++)
        {
            await app.World.GroupAsync(
                tenant,
                programme,
                group + 1,
                null,
                people[group],
                people[group + 4],
                people[group + 8]
            );
        }

        return new(app, tenant, programme, organiser, people);
    }

    public Task<TestClient> OrganiserAsync() => App.SignedInClientAsync(Organiser);

    /// <summary>Fills in the form of something new as it stands, with these answers, and goes where it leads.</summary>
    public static async Task<string> StartAsync(
        TestClient client,
        string kind,
        IReadOnlyDictionary<string, string>? typed = null,
        Func<string, bool>? present = null
    )
    {
        using var page = await client.PageAsync("/groups/compose/new?kind=" + kind);
        using var answer = await SendAsync(
            client,
            page,
            new Dictionary<string, string>(typed ?? new Dictionary<string, string>())
            {
                ["title"] = typed?.GetValueOrDefault("title") ?? "Seminar i marts",
            },
            present
        );
        return answer.StatusCode == HttpStatusCode.SeeOther
            ? answer.Headers.Location?.ToString() ?? ""
            : throw new InvalidOperationException($"{answer.StatusCode}: {await FoundationStage.BodyAsync(answer)}");
    }

    /// <summary>Sends the form of a page with everybody who is ticked.</summary>
    public static async Task<HttpResponseMessage> SendAsync(
        TestClient client,
        IHtmlDocument page,
        IReadOnlyDictionary<string, string> typed,
        Func<string, bool>? present = null
    )
    {
        var form = page.QuerySelector("main form[method=post]") as IHtmlFormElement;
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var input in page.QuerySelectorAll("main form[method=post] input, main form[method=post] select"))
        {
            var name = input.GetAttribute("name") ?? "";
            var value = (input as IHtmlSelectElement)?.Value ?? input.GetAttribute("value") ?? "";
            var isLeftOut =
                input.GetAttribute("type") is "radio" or "checkbox"
                && (!input.HasAttribute("checked") || (name == "people" && present?.Invoke(value) == false));
            if (!isLeftOut && !typed.ContainsKey(name))
            {
                fields.Add(new(name, value));
            }
        }

        fields.AddRange(typed);
        using var content = new FormUrlEncodedContent(fields);
        return await client.Http.PostAsync(form?.GetAttribute("action"), content);
    }

    /// <summary>Presses search and waits until it has ended; answers the page with the groups.</summary>
    public static async Task<IHtmlDocument> SearchAsync(TestClient client, string proposal)
    {
        using var pressed = await client.PostFormAsync(proposal + "/search", [], proposal);
        if (pressed.StatusCode != HttpStatusCode.SeeOther)
        {
            throw new InvalidOperationException(await FoundationStage.BodyAsync(pressed));
        }

        await Waiting.UntilAsync(async () =>
        {
            using var page = await client.PageAsync(proposal);
            return page.QuerySelector(".search-progress") is null;
        });
        return await client.PageAsync(proposal);
    }

    /// <summary>The names at each table, in order.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Tables(IHtmlDocument page) =>
        [
            .. page.QuerySelectorAll(".seat-card")
                .Select(
                    IReadOnlyList<string> (card) =>
                        [
                            .. card.QuerySelectorAll(".seat-name")
                                .Select(name => (name.QuerySelector("a") ?? name).ChildNodes[0].TextContent.Trim()),
                        ]
                ),
        ];
}
