using System.Net;
using Sparring.Platform.Data;
using Sparring.Testing;
using Sparring.Tests.Rooms.Foundation;
using Xunit;

namespace Sparring.Tests.Rooms.Practice;

public sealed class FocusAndArenaTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task An_arena_in_one_department_is_refused_with_the_reason_and_nothing_typed_is_lost()
    {
        var stage = await PracticeStage.SetAsync(app, "one");
        using var leader = await stage.AsAsync(stage.People.Leader);

        using var answer = await PracticeStage.ChooseArenaAsync(
            leader,
            [.. PracticeStage.Arena(PracticeStage.Canary), ("departments", "HJEM"), ("first", "14.2.2019")]
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        using var page = await TestClient.ParseAsync(answer);
        Assert.Contains("mindst to afdelinger", page.QuerySelector("#departments-error")?.TextContent);
        Assert.Equal(PracticeStage.Canary, page.QuerySelector("textarea[name=text-joint]")?.TextContent);
        Assert.Equal("14.2.2019", page.QuerySelector("input[name=first]")?.GetAttribute("value"));
        Assert.Equal(
            ["HJEM"],
            page.QuerySelectorAll("input[name=departments][checked]").Select(it => it.GetAttribute("value"))
        );
        Assert.Equal(0, await CountAsync("practice_arena where chosen_at is not null and owner = @Leader", stage));
    }

    [Fact]
    public async Task The_sentence_of_a_focus_stays_in_the_language_it_was_written_in_and_says_which_that_is()
    {
        var stage = await PracticeStage.SetAsync(app, "spoken");
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var peer = await stage.AsAsync(stage.People.Peer);
        using var danish = await PracticeStage.ChooseFocusAsync(leader, "tie stille");
        var address = await AddressAsync(peer, "/practice/focus/");

        await SpeakAsync(stage.People.Peer, "en");
        using var read = await peer.PageAsync(address);
        using var group = await peer.PageAsync("/practice/group");
        await SpeakAsync(stage.People.Leader, "en");
        using var english = await PracticeStage.ChooseFocusAsync(leader, "keeping quiet");
        await SpeakAsync(stage.People.Peer, "da");
        using var again = await peer.PageAsync(address);

        const string Danish =
            "Indtil 1. juni 2019 øver jeg mig i at tie stille, så andre tager ordet. Jeg er på vej, når jeg tier i et minut.";
        Assert.Equal("en", read.DocumentElement.GetAttribute("lang"));
        Assert.Equal(Danish, read.QuerySelector("blockquote[lang=da]")?.TextContent.Trim());
        Assert.Equal(Danish, group.QuerySelector("span[lang=da]")?.TextContent);
        Assert.StartsWith(
            "Until 1 June 2019 I practise keeping quiet, so that",
            again.QuerySelector("blockquote[lang=en]")?.TextContent.Trim(),
            StringComparison.Ordinal
        );

        Task SpeakAsync(PersonId person, string language) =>
            app.Database.ExecuteAsync(
                "update person set language = @language where id = @person",
                new { language, person }
            );
    }

    [Fact]
    public async Task An_arena_narrowed_keeps_what_it_was()
    {
        var stage = await PracticeStage.SetAsync(app, "narrow");
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var chosen = await stage.ChooseArenaAsync(leader, joint: "Bredt");

        using var narrowed = await stage.ChooseArenaAsync(leader, joint: "Smalt");

        Assert.Equal(HttpStatusCode.Redirect, narrowed.StatusCode);
        using var page = await leader.PageAsync("/practice/arena");
        Assert.Contains("Smalt", page.QuerySelector("#arena")?.TextContent);
        Assert.Contains("Bredt", page.QuerySelector("details.fold .practice-facts")?.TextContent);
        Assert.Equal(1, await CountAsync("practice_arena where owner = @Leader", stage));
    }

    [Fact]
    public async Task A_counterpart_who_does_not_know_is_named_to_the_owner_alone()
    {
        var stage = await PracticeStage.SetAsync(app, "counterpart");
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var chosen = await stage.ChooseArenaAsync(leader);
        using var coach = await stage.AsAsync(stage.People.Coach);
        var address = await AddressAsync(coach, "/practice/arena/");

        var read = await coach.TextAsync(address);

        Assert.Contains("Overgangen fra skole til job", read);
        Assert.DoesNotContain("Hanne Skov", read);
        Assert.Contains("Hanne Skov", await leader.TextAsync(address));
    }

    [Theory]
    [InlineData("focus")]
    [InlineData("arena")]
    public async Task Group_and_coach_read_what_is_chosen_and_everybody_else_gets_a_page_that_is_not_there(string thing)
    {
        var stage = await PracticeStage.SetAsync(app, "read-" + thing);
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var focus = await PracticeStage.ChooseFocusAsync(leader, PracticeStage.Canary);
        using var arena = await stage.ChooseArenaAsync(leader, joint: PracticeStage.Canary);
        using var peer = await stage.AsAsync(stage.People.Peer);
        using var coach = await stage.AsAsync(stage.People.Coach);
        var address = await AddressAsync(peer, $"/practice/{thing}/");

        Assert.Contains("Kanarie", WebUtility.HtmlDecode(await peer.TextAsync(address)));
        Assert.Contains("Kanarie", WebUtility.HtmlDecode(await coach.TextAsync(address)));
        foreach (var person in stage.Others)
        {
            using var client = await stage.AsAsync(person);
            using var refused = await client.GetAsync(address);
            using var missing = await client.GetAsync($"/practice/{thing}/{Ids.Secure.Next()}");
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
            Assert.Equal(await FoundationStage.BytesAsync(missing), await FoundationStage.BytesAsync(refused));
        }

        Assert.Equal(
            stage.Others.Count,
            await CountAsync("read_log where subject = @Leader and outcome = 'refused'", stage)
        );
    }

    [Fact]
    public async Task A_draft_is_its_owners_alone()
    {
        var stage = await PracticeStage.SetAsync(app, "draft");
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var saved = await PracticeStage.SendAsync(
            leader,
            "/practice/focus",
            "form[data-autosave]",
            [("text-action", PracticeStage.Canary)]
        );
        var id = (
            await app.Database.ListAsync<Guid>(
                "select id from learning_focus where owner = @Leader",
                new { stage.People.Leader }
            )
        ).Single();

        Assert.Contains("Kanarie", await leader.TextAsync("/practice/focus"));
        foreach (var person in stage.Others.Append(stage.People.Peer).Append(stage.People.Coach))
        {
            using var client = await stage.AsAsync(person);
            using var refused = await client.GetAsync($"/practice/focus/{id}");
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }
    }

    [Fact]
    public async Task No_word_of_it_stands_in_the_database_in_clear()
    {
        var stage = await PracticeStage.SetAsync(app, "sealed");
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var focus = await PracticeStage.ChooseFocusAsync(leader, PracticeStage.Canary);
        using var arena = await stage.ChooseArenaAsync(leader, joint: PracticeStage.Canary);
        var address = await PracticeStage.BeginActionAsync(leader, PracticeStage.Canary);
        using var minute = await PracticeStage.SendAsync(
            leader,
            "/practice/reflections/new",
            "form[data-autosave]",
            [("text-tried", PracticeStage.Canary)]
        );
        Assert.Contains("Kanarie", await leader.TextAsync(address));

        var kept = await app.Database.ListAsync<string>(
            """
            select row_to_json(t)::text || encode(t.sealed, 'escape') from practice_text t
            union all select row_to_json(t)::text from learning_focus t union all select row_to_json(t)::text from practice_arena t
            union all select row_to_json(t)::text from trial_action t union all select row_to_json(t)::text from reflection t
            """
        );

        Assert.True(kept.Count > 20);
        Assert.DoesNotContain(kept, row => row.Contains("Kanarie", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_overview_shows_title_and_departments_of_those_who_agree_and_reads_no_more()
    {
        var stage = await PracticeStage.SetAsync(app, "overview");
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var organiser = await stage.AsAsync(stage.People.Organiser);
        using var hidden = await stage.ChooseArenaAsync(leader, isShown: false, joint: PracticeStage.Canary);
        var before = await organiser.TextAsync("/practice/arenas");

        using var agreed = await stage.ChooseArenaAsync(leader, isShown: true, joint: PracticeStage.Canary);

        var after = WebUtility.HtmlDecode(await organiser.TextAsync("/practice/arenas"));
        Assert.DoesNotContain("Overgangen fra skole", before);
        Assert.Contains("1 af 4 har valgt", before);
        Assert.Contains("Overgangen fra skole til job", after);
        Assert.Contains("Afdeling HJEM · Afdeling SKOLE", after);
        Assert.DoesNotContain("Kanarie", after);
        using var peer = await stage.AsAsync(stage.People.Peer);
        var address = await AddressAsync(peer, "/practice/arena/");
        using var refused = await organiser.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Theory]
    [InlineData("no", 0)]
    [InlineData("yes", 1)]
    public async Task A_counterpart_is_named_to_the_group_only_when_she_knows_of_it(string consent, long named)
    {
        var stage = await PracticeStage.SetAsync(app, "counterpart-" + consent);
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var chosen = await PracticeStage.ChooseArenaAsync(
            leader,
            [
                .. PracticeStage.Arena().Where(typed => typed.Name != "consent"),
                ("consent", consent),
                ("departments", "HJEM"),
                ("departments", "SKOLE"),
            ]
        );
        var peer = await app.World.ViewerAsync(stage.People.Peer);

        var rows = await app.Db.AsAsync(
            peer,
            tx =>
                tx.ListAsync<(string, long)>(
                    "select section, count(*) from practice_text where section in ('title', 'counterpart') group by section order by section desc"
                ),
            default
        );

        Assert.Equal(named == 0 ? [("title", 1)] : [("title", 1), ("counterpart", 1L)], rows);
        using var reader = await stage.AsAsync(stage.People.Peer);
        var page = await reader.TextAsync(await AddressAsync(reader, "/practice/arena/"));
        Assert.Equal(named == 1, page.Contains("Hanne Skov", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_has_ended_her_arena_is_no_longer_said_to_have_one()
    {
        var stage = await PracticeStage.SetAsync(app, "ended");
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var organiser = await stage.AsAsync(stage.People.Organiser);
        using var chosen = await stage.ChooseArenaAsync(leader);
        var before = await organiser.TextAsync("/practice/arenas");

        using var ended = await PracticeStage.SendAsync(leader, "/practice/arena", "form[action$='/ending']", []);

        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        Assert.Contains("1 af 4 har valgt", before);
        Assert.Contains("0 af 4 har valgt", await organiser.TextAsync("/practice/arenas"));
    }

    [Fact]
    public async Task A_new_focus_of_the_same_phase_ends_the_one_before_which_stays_readable()
    {
        var stage = await PracticeStage.SetAsync(app, "again");
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var first = await PracticeStage.ChooseFocusAsync(leader, "lytte før jeg taler");
        using var page = await leader.PageAsync("/practice/focus?begin=new");
        var form = page.QuerySelector("form[data-autosave]");
        Assert.NotNull(form);

        using var second = await PracticeStage.SendAsync(
            leader,
            form,
            [("until", "2019-05-01"), ("text-action", "spørge"), ("text-effect", "x"), ("text-sign", "y")],
            form.GetAttribute("action")?.Replace("/text", "/choice", StringComparison.Ordinal)
        );

        using var now = await leader.PageAsync("/practice/focus");
        Assert.Contains("spørge", now.QuerySelector("#focus")?.TextContent);
        Assert.Contains("lytte før jeg taler", now.QuerySelector(".practice-list")?.TextContent);
        Assert.Equal(1, await CountAsync("learning_focus where ended_at is null and owner = @Leader", stage));
    }

    [Fact]
    public async Task Somebody_elses_id_saves_nothing_and_takes_nothing()
    {
        var stage = await PracticeStage.SetAsync(app, "others-id");
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var chosen = await PracticeStage.ChooseFocusAsync(leader, "lytte");
        using var peer = await stage.AsAsync(stage.People.Peer);
        var address = await AddressAsync(peer, "/practice/focus/");

        using var answer = await peer.PostFormAsync(
            address + "/text",
            [new("programme", stage.Programme.Value.ToString()), new("whole", "yes"), new("text-action", "stjæle")],
            "/practice/focus"
        );

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("stjæle", await leader.TextAsync("/practice/focus"));
    }

    private static async Task<string> AddressAsync(TestClient client, string beginning)
    {
        using var page = await client.PageAsync("/practice/group");
        return page.QuerySelector($"a[href^='{beginning}']")?.GetAttribute("href") ?? "none";
    }

    private async Task<long> CountAsync(string what, PracticeStage stage) =>
        (await app.Database.ListAsync<long>($"select count(*) from {what}", new { stage.People.Leader })).Single();
}
