using System.Net;
using AngleSharp.Dom;
using Sparring.Platform.Data;
using Sparring.Platform.Ui;
using Sparring.Rooms.Foundation;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Foundation;

public sealed class ShareAndPublishTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_shared_version_is_read_by_the_group_until_the_owner_stops_and_by_nobody_else()
    {
        var stage = await FoundationStage.SetAsync(app, "share");
        using var leader = await stage.AsAsync(stage.Leader);
        using var peer = await stage.AsAsync(stage.Peer);
        using var saved = await stage.AutosaveAsync(leader, FoundationStage.Canary);
        var address = await stage.ReadAddressAsync();
        using var before = await peer.GetAsync(address);

        using var shared = await PressAsync(leader, "/foundation/sharing", "/foundation/sharing");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Redirect), (before.StatusCode, shared.StatusCode));
        Assert.Contains(FoundationStage.Canary, await peer.TextAsync(address));
        Assert.Contains("Signe Dam", await peer.TextAsync("/foundation/published"));
        foreach (var person in (PersonId[])[stage.Coach, stage.OtherLeader, stage.Organiser, stage.Executive])
        {
            using var client = await stage.AsAsync(person);
            using var refused = await client.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }

        using var ended = await PressAsync(leader, "/foundation/sharing", "/foundation/sharing/1/ending");
        using var after = await peer.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
    }

    [Fact]
    public async Task What_is_written_after_sharing_stays_private()
    {
        var stage = await FoundationStage.SetAsync(app, "after");
        using var leader = await stage.AsAsync(stage.Leader);
        using var saved = await stage.AutosaveAsync(leader, "Det delte");
        using var shared = await PressAsync(leader, "/foundation/sharing", "/foundation/sharing");

        using var more = await stage.AutosaveAsync(leader, FoundationStage.Canary, based: 1);

        using var peer = await stage.AsAsync(stage.Peer);
        var text = await peer.TextAsync(await stage.ReadAddressAsync());
        Assert.Contains("Det delte", text);
        Assert.DoesNotContain(FoundationStage.Canary, text);
    }

    [Fact]
    public async Task At_each_field_of_the_draft_stands_which_version_is_shared_as_long_as_it_is()
    {
        var stage = await FoundationStage.SetAsync(app, "beside");
        using var leader = await stage.AsAsync(stage.Leader);
        using var saved = await stage.AutosaveAsync(leader, "Det delte");
        var before = await SharedAsync(leader);

        using var shared = await PressAsync(leader, "/foundation/sharing", "/foundation/sharing");
        var meanwhile = await SharedAsync(leader);
        var peers = await SharedAsync(await stage.AsAsync(stage.Peer));
        using var ended = await PressAsync(leader, "/foundation/sharing", "/foundation/sharing/1/ending");

        Assert.Equal(Enumerable.Repeat("Delt med din sparringsgruppe: version 1, ikke denne kladde.", 8), meanwhile);
        Assert.Empty(before);
        Assert.Empty(peers);
        Assert.Empty(await SharedAsync(leader));
    }

    [Fact]
    public async Task Feedback_is_given_once_read_by_the_owner_marked_used_and_withdrawn_by_its_author()
    {
        var stage = await FoundationStage.SetAsync(app, "feedback");
        using var leader = await stage.AsAsync(stage.Leader);
        using var peer = await stage.AsAsync(stage.Peer);
        using var saved = await stage.AutosaveAsync(leader, "Et udkast");
        using var shared = await PressAsync(leader, "/foundation/sharing", "/foundation/sharing");
        var address = await stage.ReadAddressAsync();
        using var reading = await peer.PageAsync(address);
        var form = reading.QuerySelector("form[action$='/feedback']");
        var typed = new Dictionary<string, string> { ["curious"] = FoundationStage.Canary };

        using var given = await FoundationStage.SendAsync(peer, form, typed);
        using var again = await FoundationStage.SendAsync(peer, form, typed);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (given.StatusCode, again.StatusCode));
        using var received = await leader.PageAsync("/foundation/feedback");
        Assert.Single(received.QuerySelectorAll("article.foundation-given"));
        Assert.Contains(FoundationStage.Canary, received.Body?.TextContent);
        using var used = await FoundationStage.SendAsync(
            leader,
            received.QuerySelector("form[action$='/use']"),
            new Dictionary<string, string> { ["used"] = "yes" }
        );
        Assert.Contains("Brugt", await leader.TextAsync("/foundation/feedback"));
        using var standing = await peer.PageAsync(address);
        var withdrawal = standing.QuerySelector("form[action$='/withdrawal']");
        using var others = await leader.PostFormAsync(withdrawal?.GetAttribute("action") ?? "", [], address);
        using var withdrawn = await FoundationStage.SendAsync(peer, withdrawal);
        using var twice = await FoundationStage.SendAsync(peer, withdrawal);
        Assert.Equal(HttpStatusCode.NotFound, others.StatusCode);
        Assert.Equal(
            (HttpStatusCode.Redirect, HttpStatusCode.Redirect, withdrawn.Headers.Location),
            (withdrawn.StatusCode, twice.StatusCode, twice.Headers.Location)
        );
        Assert.Contains(
            "ikke fået respons endnu",
            WebUtility.HtmlDecode(await leader.TextAsync("/foundation/feedback"))
        );
    }

    [Fact]
    public async Task A_printed_copy_says_whom_it_is_for()
    {
        var stage = await FoundationStage.SetAsync(app, "printed");
        var handedIn = await stage.HandInAsync("Et udkast");
        using var leader = await stage.AsAsync(stage.Leader);
        using var peer = await stage.AsAsync(stage.Peer);
        using var coach = await stage.AsAsync(stage.Coach);
        using var shared = await PressAsync(leader, "/foundation/sharing", "/foundation/sharing");

        using var ofPeer = await peer.PageAsync(await stage.ReadAddressAsync());
        using var ofCoach = await coach.PageAsync(handedIn);

        Assert.Contains("til den gruppe, det er delt med", Printed(ofPeer), StringComparison.Ordinal);
        Assert.Contains("til den, det er afleveret til", Printed(ofCoach), StringComparison.Ordinal);
        static string Printed(IDocument page) => page.QuerySelector(".foundation-printed")?.TextContent ?? "";
    }

    [Fact]
    public async Task Feedback_without_a_word_is_refused_and_what_is_not_shared_takes_none()
    {
        var stage = await FoundationStage.SetAsync(app, "empty");
        using var leader = await stage.AsAsync(stage.Leader);
        using var peer = await stage.AsAsync(stage.Peer);
        using var other = await stage.AsAsync(stage.OtherLeader);
        using var saved = await stage.AutosaveAsync(leader, "Et udkast");
        using var shared = await PressAsync(leader, "/foundation/sharing", "/foundation/sharing");
        var address = await stage.ReadAddressAsync();
        using var reading = await peer.PageAsync(address);
        var form = reading.QuerySelector("form[action$='/feedback']");

        using var empty = await FoundationStage.SendAsync(peer, form);
        using var stranger = await FoundationStage.SendAsync(
            other,
            form,
            new Dictionary<string, string>
            {
                ["clear"] = "hej",
                ["form-token"] = await other.FormTokenAsync("/foundation"),
            }
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Contains("mindst én af de tre", await FoundationStage.BodyAsync(empty));
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
    }

    [Theory]
    [InlineData("group", true, false, false)]
    [InlineData("forum", true, true, false)]
    [InlineData("organisation", true, true, true)]
    public async Task Published_is_read_by_the_audience_the_owner_chose(
        string audience,
        bool peerReads,
        bool otherReads,
        bool outsiderReads
    )
    {
        var stage = await FoundationStage.SetAsync(app, "publish-" + audience);
        var outsider = await app.World.PersonAsync(stage.Tenant, "Aja Udenfor");
        using var leader = await stage.AsAsync(stage.Leader);
        using var saved = await stage.AutosaveAsync(leader, FoundationStage.Canary);

        using var published = await PressAsync(
            leader,
            "/foundation/publication",
            "/foundation/publication",
            new Dictionary<string, string> { ["audience"] = audience }
        );

        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        using var page = await leader.PageAsync("/foundation/publication");
        Assert.Equal(
            (true, peerReads, otherReads, outsiderReads),
            (Says("gruppens coach"), Says("sparringsgruppen"), Says("andre deltagere"), Says("kolleger uden for"))
        );
        bool Says(string actor) =>
            page.QuerySelector(".who-can-read summary")?.TextContent.Contains(actor, StringComparison.Ordinal) == true;

        var address = await stage.ReadAddressAsync();
        foreach (
            var (person, reads) in ((PersonId, bool)[])
                [
                    (stage.Peer, peerReads),
                    (stage.Coach, true),
                    (stage.OtherLeader, otherReads),
                    (outsider, outsiderReads),
                ]
        )
        {
            using var client = await stage.AsAsync(person);
            using var answer = await client.GetAsync(address);
            Assert.Equal((person, reads), (person, answer.StatusCode == HttpStatusCode.OK));
        }

        using var withdrawn = await PressAsync(leader, "/foundation/publication", "/foundation/publication/withdrawal");
        using var peer = await stage.AsAsync(stage.Peer);
        using var after = await peer.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, after.StatusCode);
    }

    [Fact]
    public async Task Handing_in_never_publishes_and_a_published_version_stays_while_the_draft_is_private()
    {
        var stage = await FoundationStage.SetAsync(app, "independent");
        var address = await stage.HandInAsync("Den udkomne tekst");
        using var leader = await stage.AsAsync(stage.Leader);
        using var other = await stage.AsAsync(stage.OtherLeader);
        using var handedIn = await other.GetAsync(address);
        using var published = await PressAsync(
            leader,
            "/foundation/publication",
            "/foundation/publication",
            new Dictionary<string, string> { ["audience"] = "forum" }
        );

        using var more = await stage.AutosaveAsync(leader, FoundationStage.Canary, based: 1);

        Assert.Equal(HttpStatusCode.NotFound, handedIn.StatusCode);
        var text = await other.TextAsync(address);
        Assert.Contains("Den udkomne tekst", text);
        Assert.DoesNotContain(FoundationStage.Canary, text);
    }

    [Fact]
    public async Task Own_staff_is_whoever_reports_to_the_owner_today_at_any_distance()
    {
        var stage = await FoundationStage.SetAsync(app, "staff");
        var school = await app.World.DepartmentAsync(stage.Tenant, "STAFF");
        var near = await app.World.PersonAsync(stage.Tenant, "Nanna Nær", school);
        var below = await app.World.PersonAsync(stage.Tenant, "Bo Under", school);
        var beside = await app.World.PersonAsync(stage.Tenant, "Mads Ved", school);
        await ReportsToAsync(near, stage.Leader);
        await ReportsToAsync(below, near);
        await ReportsToAsync(beside, stage.OtherLeader);
        using var leader = await stage.AsAsync(stage.Leader);
        using var saved = await stage.AutosaveAsync(leader, FoundationStage.Canary);

        using var published = await PressAsync(
            leader,
            "/foundation/publication",
            "/foundation/publication",
            new Dictionary<string, string> { ["audience"] = "staff" }
        );

        using var page = await leader.PageAsync("/foundation/publication");
        Assert.Contains("Dine egne medarbejdere kan læse den", page.Body?.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            "Du, gruppens coach og dine egne medarbejdere kan læse det.",
            page.QuerySelector(".who-can-read summary")?.TextContent.Trim()
        );
        var address = await stage.ReadAddressAsync();
        Assert.Equal(
            [near, below],
            await ReadersAsync(stage, address, near, below, beside, stage.Peer, stage.OtherLeader)
        );

        await ReportsToAsync(near, stage.OtherLeader);
        Assert.Empty(await ReadersAsync(stage, address, near, below));
    }

    private Task<int> ReportsToAsync(PersonId person, PersonId leader) =>
        app.Database.ExecuteAsync(
            "update employment set reports_to = @leader where person = @person",
            new { person, leader }
        );

    private static async Task<IReadOnlyList<string>> SharedAsync(TestClient client)
    {
        using var page = await client.PageAsync("/foundation");
        return [.. page.QuerySelectorAll("[id^=shared-]").Select(line => line.TextContent.Trim())];
    }

    private static async Task<List<PersonId>> ReadersAsync(
        FoundationStage stage,
        string address,
        params PersonId[] people
    )
    {
        var readers = new List<PersonId>();
        foreach (var person in people)
        {
            using var client = await stage.AsAsync(person);
            using var answer = await client.GetAsync(address);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                readers.Add(person);
            }
        }

        return readers;
    }

    [Fact]
    public async Task No_audience_is_chosen_for_the_owner_and_without_one_nothing_is_published()
    {
        var stage = await FoundationStage.SetAsync(app, "unasked");
        using var leader = await stage.AsAsync(stage.Leader);
        using var saved = await stage.AutosaveAsync(leader, "Tekst");
        using var page = await leader.PageAsync("/foundation/publication");

        using var answer = await PressAsync(leader, "/foundation/publication", "/foundation/publication");

        using var refused = await TestClient.ParseAsync(answer);
        Assert.Empty(page.QuerySelectorAll("input[name=audience][checked]"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Vælg, hvem der kan læse det.", refused.QuerySelector("#audience-error")?.TextContent);
        Assert.Empty(refused.QuerySelectorAll("input[name=audience][checked]"));
        Assert.Equal(0, await PublishedAsync(stage));
    }

    [Fact]
    public async Task An_audience_chosen_stands_when_the_text_has_changed_meanwhile_and_at_the_next_publication()
    {
        var stage = await FoundationStage.SetAsync(app, "chosen");
        using var leader = await stage.AsAsync(stage.Leader);
        using var saved = await stage.AutosaveAsync(leader, "Tekst");
        using var opened = await leader.PageAsync("/foundation/publication");
        using var more = await stage.AutosaveAsync(leader, "Mere tekst", based: 1);
        var forum = new Dictionary<string, string> { ["audience"] = "forum" };

        using var answer = await FoundationStage.SendAsync(
            leader,
            opened.QuerySelector("form[action='/foundation/publication']"),
            forum
        );
        using var changed = await TestClient.ParseAsync(answer);
        using var published = await PressAsync(leader, "/foundation/publication", "/foundation/publication", forum);
        using var next = await leader.PageAsync("/foundation/publication");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["forum"], Chosen(changed));
        Assert.Equal(["forum"], Chosen(next));
        static IEnumerable<string?> Chosen(IDocument page) =>
            page.QuerySelectorAll("input[name=audience][checked]").Select(input => input.GetAttribute("value"));
    }

    [Fact]
    public async Task An_audience_nobody_offered_is_refused()
    {
        var stage = await FoundationStage.SetAsync(app, "audience");
        using var leader = await stage.AsAsync(stage.Leader);
        using var saved = await stage.AutosaveAsync(leader, "Tekst");

        using var answer = await PressAsync(
            leader,
            "/foundation/publication",
            "/foundation/publication",
            new Dictionary<string, string> { ["audience"] = "everybody" }
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(0, await PublishedAsync(stage));
    }

    private async Task<int> PublishedAsync(FoundationStage stage) =>
        (
            await app.Database.ListAsync<Guid>(
                "select id from foundation_publication where owner = @Leader",
                new { stage.Leader }
            )
        ).Count;

    [Fact]
    public async Task What_is_next_follows_the_leader_the_coach_and_the_organiser()
    {
        var stage = await FoundationStage.SetAsync(app, "next");
        var before = await StepsAsync(stage, stage.Leader);

        await stage.HandInAsync();

        Assert.Equal(["Skriv dit ledelsesgrundlag"], before);
        Assert.Equal(
            ["Aflever dit ledelsesgrundlag", "Udkom med dit ledelsesgrundlag"],
            await StepsAsync(stage, stage.Leader)
        );
        Assert.Equal(["Læs et ledelsesgrundlag"], await StepsAsync(stage, stage.Coach));
        Assert.Contains("Én mangler at aflevere, før gruppe 1 kan begynde", await StepsAsync(stage, stage.Organiser));
    }

    [Fact]
    public async Task Beyond_the_first_three_groups_an_organiser_is_told_how_many_more_wait()
    {
        var stage = await FoundationStage.SetAsync(app, "mange-grupper");
        foreach (var number in (int[])[3, 4, 5])
        {
            var member = await app.World.PersonAsync(stage.Tenant, $"Deltager {number}");
            await app.World.RoleAsync(stage.Tenant, stage.Programme, member, "participant");
            await app.World.GroupAsync(stage.Tenant, stage.Programme, number, stage.Coach, member);
        }

        var steps = await StepsAsync(stage, stage.Organiser);

        Assert.Contains("2 grupper mere venter på, at nogen afleverer", steps);
        Assert.DoesNotContain(steps, step => step.Contains("gruppe 4", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<string>> StepsAsync(FoundationStage stage, PersonId person)
    {
        var room = ((IEnumerable<INextSteps>?)app.Services.GetService(typeof(IEnumerable<INextSteps>)) ?? [])
            .OfType<FoundationNextSteps>()
            .Single();
        var viewer = await app.World.ViewerAsync(person);
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo("da-DK");
        var steps = await app.Db.AskAsync(
            viewer,
            room.Questions(viewer),
            answers => room.ReadAsync(answers, viewer),
            CancellationToken.None
        );
        return [.. steps.Select(step => step.Title)];
    }

    private static async Task<HttpResponseMessage> PressAsync(
        TestClient client,
        string page,
        string action,
        IReadOnlyDictionary<string, string>? typed = null
    )
    {
        using var document = await client.PageAsync(page);
        return await FoundationStage.SendAsync(client, document.QuerySelector($"form[action$='{action}']"), typed);
    }
}
