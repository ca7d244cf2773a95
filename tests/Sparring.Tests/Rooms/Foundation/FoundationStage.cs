using System.Net;
using System.Text.Json;
using Sparring.Platform.Data;
using Sparring.Testing;

namespace Sparring.Tests.Rooms.Foundation;

/// <summary>
/// Two groups with a coach each, an organiser who is also a participant of the second group, and an executive; all names
/// invented. A stage for tests through the pages.
/// </summary>
public sealed record FoundationStage(
    TestApp App,
    TenantId Tenant,
    ProgrammeId Programme,
    PersonId Leader,
    PersonId Peer,
    PersonId OtherLeader,
    PersonId Organiser,
    PersonId Coach,
    PersonId OtherCoach,
    PersonId Executive,
    SparringGroupId Group
)
{
    public const string Canary = "Kanariefuglen synger kun for mig";

    public static async Task<FoundationStage> SetAsync(TestApp app, string key = "proeve")
    {
        var world = app.World;
        var tenant = await world.TenantAsync("Kommunen " + key);
        var programme = await world.ProgrammeAsync(tenant, key);
        var people = new List<PersonId>();
        foreach (
            var name in (string[])["Signe Dam", "Bo Holt", "Ida Krog", "Tine Lund", "Karl Ravn", "Else Bro", "Per Top"]
        )
        {
            people.Add(await world.PersonAsync(tenant, name));
        }

        var (leader, peer, other, organiser) = (people[0], people[1], people[2], people[3]);
        var (coach, otherCoach, executive) = (people[4], people[5], people[6]);
        foreach (var participant in (PersonId[])[leader, peer, other, organiser])
        {
            await world.RoleAsync(tenant, programme, participant, "participant");
        }

        await world.RoleAsync(tenant, programme, organiser, "organiser");
        await world.RoleAsync(tenant, programme, coach, "coach");
        await world.RoleAsync(tenant, programme, otherCoach, "coach");
        await world.RoleAsync(tenant, programme, executive, "executive");
        var group = await world.GroupAsync(tenant, programme, 1, coach, leader, peer);
        await world.GroupAsync(tenant, programme, 2, otherCoach, other, organiser);
        await app.Database.ExecuteAsync(
            """
            insert into programme_deadline (tenant, programme, key, kind, title, day)
            values (@tenant, @programme, 'aflevering', 'foundation-submission', '{"da": "Aflevering", "en": "Hand-in"}', '2018-11-19')
            """,
            new { tenant, programme }
        );
        return new(app, tenant, programme, leader, peer, other, organiser, coach, otherCoach, executive, group);
    }

    public Task<TestClient> AsAsync(PersonId person) => App.SignedInClientAsync(person);

    /// <summary>Saves one section as the autosaving script does.</summary>
    public async Task<HttpResponseMessage> AutosaveAsync(
        TestClient client,
        string text,
        int based = 0,
        Guid? editor = null,
        int step = 1,
        string section = "why",
        string path = "/foundation/draft"
    )
    {
        using var content = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["form-token"] = await client.FormTokenAsync("/foundation"),
                ["programme"] = Programme.Value.ToString(),
                ["editor"] = (editor ?? Ids.Secure.Next()).ToString(),
                ["step"] = step.ToString(),
                [$"base-{section}"] = based.ToString(),
                [$"text-{section}"] = text,
            }
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Add("Accept", "application/json");
        return await client.Http.SendAsync(request);
    }

    public static async Task<string> BodyAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    public static Task<byte[]> BytesAsync(HttpResponseMessage answer) => answer.Content.ReadAsByteArrayAsync();

    public static async Task<int> RevisionAsync(HttpResponseMessage answer)
    {
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement[0].GetProperty("revision").GetInt32();
    }

    /// <summary>Presses the button of the hand-in page.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(TestClient client)
    {
        using var page = await client.PageAsync("/foundation/submission");
        return await SendAsync(client, page.QuerySelector("form[action='/foundation/submission']"));
    }

    /// <summary>Sends a form with everything in it, as a browser without script does.</summary>
    public static async Task<HttpResponseMessage> SendAsync(
        TestClient client,
        AngleSharp.Dom.IElement? form,
        IReadOnlyDictionary<string, string>? typed = null
    )
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (
            var input in form?.QuerySelectorAll("input, textarea, select")
                ?? throw new InvalidOperationException("No form.")
        )
        {
            var isTicked = input.GetAttribute("type") is not ("radio" or "checkbox") || input.HasAttribute("checked");
            if (input.GetAttribute("name") is { } name && isTicked)
            {
                fields[name] = input is AngleSharp.Html.Dom.IHtmlTextAreaElement area
                    ? area.Value
                    : input.GetAttribute("value") ?? "";
            }
        }

        foreach (var (name, value) in typed ?? new Dictionary<string, string>())
        {
            fields[name] = value;
        }

        using var content = new FormUrlEncodedContent(fields);
        return await client.Http.PostAsync(form.GetAttribute("action"), content);
    }

    /// <summary>The leader writes the canary and hands it in; answers the address of its reading page.</summary>
    public async Task<string> HandInAsync(string text = Canary)
    {
        using var client = await AsAsync(Leader);
        using var saved = await AutosaveAsync(client, text);
        saved.EnsureSuccessStatusCode();
        using var sent = await SubmitAsync(client);
        return sent.StatusCode == HttpStatusCode.Redirect
            ? await ReadAddressAsync()
            : throw new InvalidOperationException($"Not handed in: {sent.StatusCode}.");
    }

    public async Task<string> ReadAddressAsync()
    {
        var id = (
            await App.Database.ListAsync<Guid>("select id from foundation where owner = @Leader", new { Leader })
        ).Single();
        return $"/foundation/{id}/read";
    }
}
