using System.Net;
using System.Text;
using System.Text.Json;
using Sparring.Testing;
using Sparring.Tests.Rooms.Foundation;
using Xunit;

namespace Sparring.Tests.Rooms.Privacy;

public sealed class TakeBackMyDataTests(TestApp app) : IClassFixture<TestApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_she_took_with_her_has_the_same_content_in_another_organisation()
    {
        var (old, file) = await WrittenAsync("foer");
        var home = await FoundationStage.SetAsync(app, "efter");
        using var leader = await home.AsAsync(home.Leader);

        using var answer = await SendAsync(leader, file);
        var before = Content(file);
        var after = Content(await FileAsync(leader));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotEmpty(before);
        Assert.Equal(before, after);
        Assert.Contains("2 gemte versioner", await FoundationStage.BodyAsync(answer), StringComparison.Ordinal);
        Assert.NotEqual(old.Tenant, home.Tenant);
    }

    [Fact]
    public async Task The_same_file_again_brings_nothing_twice()
    {
        var (_, file) = await WrittenAsync("igen");
        var home = await FoundationStage.SetAsync(app, "to-gange");
        using var leader = await home.AsAsync(home.Leader);

        using var first = await SendAsync(leader, file);
        var once = Content(await FileAsync(leader));
        using var second = await SendAsync(leader, file);

        Assert.Equal(once, Content(await FileAsync(leader)));
        Assert.DoesNotContain("gemte versioner", await FoundationStage.BodyAsync(second), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_written_already_stays_and_the_file_s_draft_becomes_a_version()
    {
        var (_, file) = await WrittenAsync("gammel");
        var home = await FoundationStage.SetAsync(app, "ny");
        using var leader = await home.AsAsync(home.Leader);
        using var saved = await home.AutosaveAsync(leader, "Det, jeg skrev her");
        using var noted = await home.AutosaveAsync(leader, "Noten her", section: "notes", path: "/foundation/notes");

        using var answer = await SendAsync(leader, file);
        using var mine = JsonDocument.Parse(await FileAsync(leader));
        var room = mine.RootElement.GetProperty("rooms").GetProperty("foundation");

        Assert.Equal("Det, jeg skrev her", room.GetProperty("foundation")[0].GetProperty("why").GetString());
        Assert.Equal("Noten her", room.GetProperty("foundation_note")[0].GetProperty("text").GetString());
        Assert.Contains(
            "Anden udgave",
            room.GetProperty("foundation_version").EnumerateArray().Select(one => one.GetProperty("why").GetString())
        );
        Assert.Contains("Ikke lagt ind", await FoundationStage.BodyAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_back_is_sealed_like_what_is_typed()
    {
        var (_, file) = await WrittenAsync("forseglet");
        var home = await FoundationStage.SetAsync(app, "under-segl");
        using var leader = await home.AsAsync(home.Leader);
        using var answer = await SendAsync(leader, file);

        var kept = await app.Database.ListAsync<byte[]>(
            """
            select sealed from foundation_section where owner = @Leader
            union all select sealed from foundation_version_section where owner = @Leader
            union all select sealed from foundation_note where owner = @Leader
            """,
            new { home.Leader }
        );

        Assert.NotEmpty(kept);
        Assert.DoesNotContain(
            kept,
            bytes => Encoding.UTF8.GetString(bytes).Contains("udgave", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("", "Vælg den fil")]
    [InlineData("hej", "linje 1")]
    [InlineData("{\"format\": \"sparring-own-data-1\", \n \"rooms\": {", "linje 2")]
    [InlineData("[]", "ikke en fil med egne data")]
    [InlineData("{\"format\": \"sparring-own-data-9\", \"rooms\": {}}", "sparring-own-data-9")]
    [InlineData(
        "{\"format\": \"sparring-own-data-1\", \"rooms\": {\"foundation\": {\"foundation\": 7}}}",
        "foundation/foundation"
    )]
    [InlineData(
        "{\"format\": \"sparring-own-data-1\", \"rooms\": {\"foundation\": {\"foundation\": [{\"why\": [1]}]}}}",
        "foundation/foundation/1/why"
    )]
    public async Task A_file_that_is_not_hers_to_use_is_refused_with_what_is_wrong_and_writes_nothing(
        string file,
        string said
    )
    {
        var home = await FoundationStage.SetAsync(app, "daarlig-" + file.Length);
        using var leader = await home.AsAsync(home.Leader);

        using var answer = await SendAsync(leader, file);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(said, await FoundationStage.BodyAsync(answer), StringComparison.Ordinal);
        Assert.Empty(
            await app.Database.ListAsync<Guid>("select id from foundation where owner = @Leader", new { home.Leader })
        );
    }

    [Fact]
    public async Task One_who_takes_part_in_no_programme_is_told_so()
    {
        var (_, file) = await WrittenAsync("uden-forloeb");
        var home = await FoundationStage.SetAsync(app, "kun-direktion");
        using var executive = await home.AsAsync(home.Executive);

        using var answer = await SendAsync(executive, file);

        Assert.Contains("deltager ikke i et forløb", await FoundationStage.BodyAsync(answer), StringComparison.Ordinal);
    }

    /// <summary>A leader who has handed in twice, noted, checked and re-read; and the file of her own data.</summary>
    private async Task<(FoundationStage Stage, string File)> WrittenAsync(string key)
    {
        var stage = await FoundationStage.SetAsync(app, key);
        await stage.HandInAsync("Første udgave");
        using var leader = await stage.AsAsync(stage.Leader);
        using var saved = await stage.AutosaveAsync(leader, "Anden udgave", based: 1);
        using var other = await stage.AutosaveAsync(leader, "Broen skal holde", section: "across");
        using var again = await FoundationStage.SubmitAsync(leader);
        using var noted = await stage.AutosaveAsync(
            leader,
            "Kun min udgave",
            section: "notes",
            path: "/foundation/notes"
        );
        using var page = await leader.PageAsync("/foundation/rereading");
        using var reread = await FoundationStage.SendAsync(
            leader,
            page.QuerySelector("form[action='/foundation/rereading']"),
            new Dictionary<string, string> { ["guardian"] = "Tydeligere", ["examples"] = "To fra marts" }
        );
        return (stage, await FileAsync(leader));
    }

    private static async Task<HttpResponseMessage> SendAsync(TestClient client, string file) =>
        await client.PostFileAsync(
            "/privacy/mine/file",
            "file",
            "mine.json",
            Encoding.UTF8.GetBytes(file),
            "/privacy/mine"
        );

    private static Task<string> FileAsync(TestClient client) => client.TextAsync("/privacy/mine/file.json");

    /// <summary>What she wrote herself and when it was kept, whatever programme it stands in.</summary>
    private static List<string> Content(string file)
    {
        using var json = JsonDocument.Parse(file);
        var room = json.RootElement.GetProperty("rooms").GetProperty("foundation");
        var told = new List<string>();
        foreach (var list in (string[])["foundation", "foundation_note", "foundation_version", "foundation_rereading"])
        {
            foreach (var entry in room.GetProperty(list).EnumerateArray())
            {
                var facts = entry
                    .EnumerateObject()
                    .Where(fact => fact.Name is not ("programme" or "reason" or "nextReview"))
                    .Where(fact => fact.Name != "at" || list is "foundation_version" or "foundation_rereading")
                    .Select(fact => $"{fact.Name}={fact.Value}");
                told.Add($"{list}: {string.Join("; ", facts)}");
            }
        }

        return told;
    }
}
