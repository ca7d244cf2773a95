using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Testing;
using Sparring.Tests.Rooms.Foundation;
using Xunit;

namespace Sparring.Tests.Rooms.Privacy;

public sealed class ShowMyDataTests(TestApp app) : IClassFixture<TestApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_room_gives_what_it_holds_and_says_what_it_leaves_out()
    {
        var stage = await FoundationStage.SetAsync(app, "alle-rum");
        var viewer = await app.World.ViewerAsync(stage.Leader);

        foreach (var room in app.Services.GetServices<IHoldPersonalData>())
        {
            var data = await app.Db.AsAsync(viewer, tx => room.ExportAsync(tx, viewer), Cancel);
            var told = data.Lists.SelectMany(list => list.Tables).Concat(data.LeftOut.SelectMany(left => left.Tables));

            Assert.All(
                data.Lists.SelectMany(list => list.Entries),
                entry => Assert.Equal(entry.Count, entry.Select(fact => fact.Name).Distinct().Count())
            );
            Assert.Equal(room.Tables.Order(StringComparer.Ordinal), told.Distinct().Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task The_page_and_both_files_hold_her_confidential_texts_and_who_read_them()
    {
        var stage = await FoundationStage.SetAsync(app, "mit");
        var reading = await stage.HandInAsync("Jeg leder, fordi broen skal holde");
        using (var coach = await stage.AsAsync(stage.Coach))
        {
            using var read = await coach.PageAsync(reading);
        }

        using var leader = await stage.AsAsync(stage.Leader);
        using var page = await leader.PageAsync("/privacy/mine");
        var file = await leader.TextAsync("/privacy/mine/file.html");

        foreach (var text in (string[])[page.Body?.TextContent ?? "", WebUtility.HtmlDecode(file)])
        {
            Assert.Contains("Jeg leder, fordi broen skal holde", text, StringComparison.Ordinal);
            Assert.Contains("Karl Ravn", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Why_a_version_was_kept_is_said_with_its_time_and_days_are_said_in_the_readers_language()
    {
        var stage = await FoundationStage.SetAsync(app, "hvorfor");
        await stage.HandInAsync("Jeg leder, fordi broen skal holde");
        using var leader = await stage.AsAsync(stage.Leader);
        using var spoken = await leader.PostFormAsync("/language", [new("language", "en")], "/account");

        var text = (await leader.TextAsync("/privacy/mine")).Replace('\u00A0', ' ');

        Assert.Matches(@"handed in at \d\d:\d\d", text);
        Assert.Contains("15 January 2019", text, StringComparison.Ordinal);
        Assert.DoesNotContain("{0}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("15. January", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("group", "din sparringsgruppe")]
    [InlineData("staff", "dine egne medarbejdere")]
    [InlineData("forum", "lederforummet")]
    [InlineData("organisation", "hele organisationen")]
    public async Task Whoever_she_has_published_to_is_named(string audience, string named)
    {
        var stage = await FoundationStage.SetAsync(app, "aabent-" + audience);
        using var leader = await stage.AsAsync(stage.Leader);
        using var saved = await stage.AutosaveAsync(leader, "Retningen er lagt");
        using var publication = await leader.PageAsync("/foundation/publication");
        using var published = await FoundationStage.SendAsync(
            leader,
            publication.QuerySelector("form[action='/foundation/publication']"),
            new Dictionary<string, string> { ["audience"] = audience }
        );

        using var page = await leader.PageAsync("/privacy/mine");

        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        Assert.Contains(page.QuerySelectorAll("#privacy dd"), said => said.TextContent == named);
    }

    [Fact]
    public async Task The_file_for_machines_names_rooms_lists_and_values_as_they_are_kept()
    {
        var stage = await FoundationStage.SetAsync(app, "maskine");
        await stage.HandInAsync("Retningen er lagt");
        using var leader = await stage.AsAsync(stage.Leader);

        using var answer = await leader.GetAsync("/privacy/mine/file.json");
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));

        var rooms = json.RootElement.GetProperty("rooms");
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal("Signe Dam", rooms.GetProperty("people").GetProperty("person")[0].GetProperty("name").GetString());
        Assert.Equal(
            "participant",
            rooms.GetProperty("programme").GetProperty("programme_role")[0].GetProperty("role").GetString()
        );
        Assert.Equal(
            1,
            rooms.GetProperty("groups").GetProperty("sparring_group_member")[0].GetProperty("number").GetInt32()
        );
        Assert.Equal(
            "Retningen er lagt",
            rooms.GetProperty("foundation").GetProperty("foundation")[0].GetProperty("why").GetString()
        );
        Assert.Equal(
            "2019-01-15",
            rooms.GetProperty("foundation").GetProperty("foundation_status")[0].GetProperty("day").GetString()
        );
    }

    [Fact]
    public async Task Private_notes_and_answers_at_a_re_reading_are_in_it()
    {
        var stage = await FoundationStage.SetAsync(app, "noter");
        await stage.HandInAsync();
        using var leader = await stage.AsAsync(stage.Leader);
        using var noted = await stage.AutosaveAsync(
            leader,
            "Kun til mig selv",
            section: "notes",
            path: "/foundation/notes"
        );
        using var rereading = await leader.PageAsync("/foundation/rereading");
        using var reread = await FoundationStage.SendAsync(
            leader,
            rereading.QuerySelector("form[action='/foundation/rereading']"),
            new Dictionary<string, string> { ["guardian"] = "Tydeligere end i foråret" }
        );

        using var json = JsonDocument.Parse(await FileAsync(stage, stage.Leader));

        var room = json.RootElement.GetProperty("rooms").GetProperty("foundation");
        Assert.Equal("Kun til mig selv", room.GetProperty("foundation_note")[0].GetProperty("text").GetString());
        Assert.Equal(
            "Tydeligere end i foråret",
            room.GetProperty("foundation_rereading")[0].GetProperty("guardian").GetString()
        );
    }

    [Fact]
    public async Task Feedback_stands_with_its_owner_and_with_its_author_and_with_nobody_else()
    {
        var stage = await FoundationStage.SetAsync(app, "respons");
        await SharedWithAnswerAsync(stage, "Broen står klart for mig");

        Assert.Contains("Broen står klart for mig", await FileAsync(stage, stage.Leader), StringComparison.Ordinal);
        Assert.Contains("Broen står klart for mig", await FileAsync(stage, stage.Peer), StringComparison.Ordinal);
        foreach (var other in (PersonId[])[stage.OtherLeader, stage.Organiser, stage.Coach, stage.Executive])
        {
            var file = await FileAsync(stage, other);
            Assert.DoesNotContain("Broen står klart", file, StringComparison.Ordinal);
            Assert.DoesNotContain("Signe Dam", file, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_organiser_gets_her_own_whatever_she_asks_for_and_a_stranger_is_asked_to_sign_in()
    {
        var stage = await FoundationStage.SetAsync(app, "andres");
        await stage.HandInAsync();
        using var organiser = await stage.AsAsync(stage.Organiser);

        var asked = await organiser.TextAsync($"/privacy/mine/file.json?person={stage.Leader.Value}");
        using var guessed = await organiser.GetAsync($"/privacy/{stage.Leader.Value}/file.json");
        using var nobody = app.Client();
        using var sent = await nobody.GetAsync("/privacy/mine/file.json");

        Assert.Contains("Tine Lund", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("Signe Dam", asked, StringComparison.Ordinal);
        Assert.DoesNotContain(FoundationStage.Canary, asked, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, guessed.StatusCode);
        Assert.Equal("/sign-in", sent.Headers.Location?.OriginalString.Split('?')[0]);
    }

    [Fact]
    public async Task What_she_was_refused_does_not_tell_her_that_it_exists()
    {
        var stage = await FoundationStage.SetAsync(app, "afvist");
        var address = await stage.HandInAsync();
        using var other = await stage.AsAsync(stage.OtherCoach);
        using var refused = await other.GetAsync(address);
        var noted = await app.Database.ListAsync<string>(
            "select outcome from read_log where reader = @OtherCoach",
            new { stage.OtherCoach }
        );

        var viewer = await app.World.ViewerAsync(stage.OtherCoach);
        var seen = await app.Db.AsAsync(viewer, tx => tx.ListAsync<Guid>("select artefact_id from read_log"), Cancel);

        Assert.Equal(["refused"], noted);
        Assert.Empty(seen);
        Assert.DoesNotContain("Signe Dam", await FileAsync(stage, stage.OtherCoach), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_and_changes_of_others_stay_behind_the_wall()
    {
        var stage = await FoundationStage.SetAsync(app, "mails");
        await app.Database.ExecuteAsync(
            """
            insert into delivered_mail (tenant, message, recipient, to_name, to_address, from_name, subject, body, delivered_at)
            values (@Tenant, gen_random_uuid(), @Leader, 'Signe Dam', 's@example.org', 'Tine Lund', 'Invitation til forløbet', 'Kom med', now());
            insert into person_change (tenant, person, version, changed_at, changes)
            values (@Tenant, @Leader, 1, now(), '[{"field": "name", "old": "Signe Bæk", "new": "Signe Dam"}]')
            """,
            new { stage.Tenant, stage.Leader }
        );

        Assert.Contains("Invitation til forløbet", await FileAsync(stage, stage.Leader), StringComparison.Ordinal);
        Assert.Contains("Signe Bæk", await FileAsync(stage, stage.Leader), StringComparison.Ordinal);
        Assert.Equal((1, 1), await CountsAsync(stage.Leader));
        Assert.Equal((0, 0), await CountsAsync(stage.Peer));
    }

    [Fact]
    public async Task A_sign_in_link_that_may_still_open_is_not_in_the_file()
    {
        var stage = await FoundationStage.SetAsync(app, "noegle");
        var message = Ids.Secure.Next();
        await app.Database.ExecuteAsync(
            """
            insert into outbox_message (tenant, id, kind, about, version, recipient, subject, body, created_at, next_try_at)
            values (@Tenant, @message, 'sign-in', @message, 1, @Leader, 'Log ind', '', now(), now());
            insert into delivered_mail (tenant, message, recipient, to_name, to_address, from_name, subject, body, delivered_at)
            values (@Tenant, @message, @Leader, 'Signe Dam', 's@example.org', 'Sparring', 'Log ind', 'http://localhost/sign-in/hemmeligt', now())
            """,
            new
            {
                stage.Tenant,
                stage.Leader,
                message,
            }
        );

        var file = await FileAsync(stage, stage.Leader);

        Assert.Contains("Log ind", file, StringComparison.Ordinal);
        Assert.DoesNotContain("hemmeligt", file, StringComparison.Ordinal);
    }

    private static async Task<string> FileAsync(FoundationStage stage, PersonId person)
    {
        using var client = await stage.AsAsync(person);
        return await client.TextAsync("/privacy/mine/file.json");
    }

    private static async Task SharedWithAnswerAsync(FoundationStage stage, string answer)
    {
        await stage.HandInAsync();
        using var leader = await stage.AsAsync(stage.Leader);
        using var sharing = await leader.PageAsync("/foundation/sharing");
        using var shared = await FoundationStage.SendAsync(
            leader,
            sharing.QuerySelector("form[action='/foundation/sharing']")
        );
        using var peer = await stage.AsAsync(stage.Peer);
        using var reading = await peer.PageAsync(await stage.ReadAddressAsync());
        using var given = await FoundationStage.SendAsync(
            peer,
            reading.QuerySelector("form[action$='/feedback']"),
            new Dictionary<string, string> { ["clear"] = answer }
        );
        Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
    }

    private async Task<(long Mails, long Changes)> CountsAsync(PersonId person)
    {
        var viewer = await app.World.ViewerAsync(person);
        return await app.Db.AsAsync(
            viewer,
            async tx =>
                (
                    await tx.ValueAsync<long>("select count(*) from delivered_mail"),
                    await tx.ValueAsync<long>("select count(*) from person_change")
                ),
            Cancel
        );
    }
}
