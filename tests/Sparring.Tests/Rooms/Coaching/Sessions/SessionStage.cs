using System.Net;
using Sparring.Platform.Data;
using Sparring.Testing;
using Sparring.Tests.Rooms.Foundation;

namespace Sparring.Tests.Rooms.Coaching.Sessions;

/// <summary>
/// The stage of the foundations with two coaching sessions of the first group: one on 23 November 2018, one on 28 January
/// 2019; it is 15 January. All names invented.
/// </summary>
public sealed record SessionStage(FoundationStage People, Guid First, Guid Second)
{
    public const string Canary = "Kanariefuglen sidder i coachens lomme";

    public static async Task<SessionStage> SetAsync(TestApp app, string key)
    {
        var people = await FoundationStage.SetAsync(app, key);
        var (track, first, second) = (Ids.Secure.Next(), Ids.Secure.Next(), Ids.Secure.Next());
        await app.Database.ExecuteAsync(
            """
            insert into coaching_track (tenant, id, programme, name, first_day, last_day)
            values (@Tenant, @track, @Programme, 'Coaching', '2018-11-20', '2019-02-01');
            insert into coaching_session (tenant, id, programme, track, sparring_group, number, coach, starts_at, ends_at, place)
            values (@Tenant, @first, @Programme, @track, @Group, 1, @Coach, '2018-11-23 10:00+01', '2018-11-23 12:00+01', 'Rådhuset'),
                   (@Tenant, @second, @Programme, @track, @Group, 2, @Coach, '2019-01-28 14:00+01', '2019-01-28 16:00+01', 'Rådhuset');
            """,
            new
            {
                people.Tenant,
                people.Programme,
                people.Group,
                people.Coach,
                track,
                first,
                second,
            }
        );
        return new SessionStage(people, first, second);
    }

    public TestApp App => People.App;

    public Task<TestClient> LeaderAsync() => People.AsAsync(People.Leader);

    public Task<TestClient> PeerAsync() => People.AsAsync(People.Peer);

    public Task<TestClient> CoachAsync() => People.AsAsync(People.Coach);

    public string Page(string name, bool second = false) => $"/coaching/sessions/{(second ? Second : First)}/{name}";

    /// <summary>Everybody who has no business in the group's session.</summary>
    public IEnumerable<PersonId> Strangers =>
        [People.OtherLeader, People.OtherCoach, People.Organiser, People.Executive];

    /// <summary>Sends a form of a page, found by the end of its action, with what is typed into it.</summary>
    public static async Task<HttpResponseMessage> SendAsync(
        TestClient client,
        string page,
        string actionEnds,
        IReadOnlyDictionary<string, string>? typed = null,
        Func<AngleSharp.Dom.IElement, bool>? which = null
    )
    {
        using var open = await client.PageAsync(page);
        var form = open.QuerySelectorAll($"form[action$='{actionEnds}']").First(which ?? (_ => true));
        return await FoundationStage.SendAsync(client, form, typed);
    }

    /// <summary>Writes a member's line of the agreement through the page.</summary>
    public Task<HttpResponseMessage> WriteLineAsync(TestClient client, PersonId owner, string text, string due = "") =>
        SendAsync(
            client,
            Page("agreement"),
            "/agreement/lines",
            new Dictionary<string, string> { ["text"] = text, ["due"] = due },
            form => form.QuerySelector("input[name=owner]")?.GetAttribute("value") == owner.Value.ToString()
        );

    /// <summary>Saves one text as the autosaving script does.</summary>
    public static async Task<HttpResponseMessage> AutosaveAsync(
        TestClient client,
        string page,
        string action,
        string section,
        string text,
        int based = 0
    )
    {
        using var content = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["form-token"] = await client.FormTokenAsync(page),
                ["editor"] = Ids.Secure.Next().ToString(),
                ["step"] = "1",
                [$"base-{section}"] = based.ToString(System.Globalization.CultureInfo.InvariantCulture),
                [$"text-{section}"] = text,
            }
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = content };
        request.Headers.Add("Accept", "application/json");
        return await client.Http.SendAsync(request);
    }

    public static async Task<string> TextAsync(TestClient client, string page) =>
        WebUtility.HtmlDecode(await client.TextAsync(page));
}
