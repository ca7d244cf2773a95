using System.Net;
using Sparring.Testing;
using Sparring.Tests.Rooms.Foundation;
using Xunit;

namespace Sparring.Tests.Rooms.Dilemmas;

public sealed class WriteDilemmaTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task What_is_sent_reaches_the_coach_and_stands_nowhere_unsealed()
    {
        var stage = await DilemmaStage.SetAsync(app, "send");
        var address = await stage.WriteAndSendAsync();
        using var coach = await stage.AsAsync(stage.Coach);

        using var page = await coach.PageAsync(address);

        Assert.Contains(DilemmaStage.Situation(0), page.Body?.TextContent);
        Assert.DoesNotContain("kanarie", page.Title);
        var kept = await app.Database.ListAsync<string>(
            "select encode(sealed, 'escape') from dilemma_section union all select encode(sealed, 'escape') from dilemma_sent_section"
        );
        Assert.NotEmpty(kept);
        Assert.DoesNotContain(kept, text => text.Contains("kanarie", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task After_the_deadline_it_is_accepted_and_marked_late()
    {
        var stage = await DilemmaStage.SetAsync(app, "late");

        await stage.WriteAndSendAsync();

        Assert.Equal(
            [11],
            await app.Database.ListAsync<int>(
                "select days_late from dilemma_sent where owner = @Leader",
                new { stage.Leader }
            )
        );
    }

    [Theory]
    [InlineData("Borgeren har 010203-1234 og venter.", "namesCitizen", "CPR-nummer")]
    [InlineData("", "nothingWritten", "ikke skrevet en situation")]
    public async Task A_text_that_may_not_be_sent_is_refused_with_the_reason(string text, string key, string sentence)
    {
        var stage = await DilemmaStage.SetAsync(app, key);
        using var leader = await stage.AsAsync(stage.Leader);
        await stage.WriteAsync(leader, "Noget andet");
        using var page = await leader.PageAsync("/dilemmas/mine/sending");
        await stage.WriteAsync(leader, text);
        using var fresh = await leader.PageAsync("/dilemmas/mine/sending");
        var form = page.QuerySelector("form[action='/dilemmas/mine/sending']");

        using var refused = await FoundationStage.SendAsync(
            leader,
            form,
            new Dictionary<string, string>
            {
                ["guess"] = "no",
                ["consent"] = "merged",
                ["revision"] = "2",
            }
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(sentence, await FoundationStage.BodyAsync(refused));
        Assert.Empty(
            await app.Database.ListAsync<Guid>(
                "select id from dilemma_sent where owner = @Leader",
                new { stage.Leader }
            )
        );
    }

    [Theory]
    [InlineData("Vi blev enige om, at borgeren Birthe Skovlund skulle vente.", "Birthe")]
    [InlineData("Hun ringede til Henrik Tornbjerg og sagde nej.", "Henrik Tornbjerg")]
    [InlineData("De sendte det til os på 20 30 40 50.", "20 30 40 50")]
    public async Task What_looks_like_a_person_is_sent_when_its_author_has_said_that_nobody_is_known_by_it(
        string text,
        string found
    )
    {
        var stage = await DilemmaStage.SetAsync(app, found);
        using var leader = await stage.AsAsync(stage.Leader);
        await stage.WriteAsync(leader, text);

        using var refused = await DilemmaStage.SendAsync(leader, consent: "read");
        var before = await SentAsync(stage);
        using var page = await TestClient.ParseAsync(refused);
        using var sent = await FoundationStage.SendAsync(
            leader,
            page.QuerySelector("form[action='/dilemmas/mine/sending']"),
            new Dictionary<string, string> { ["looked"] = "yes" }
        );

        Assert.Equal((HttpStatusCode.UnprocessableEntity, 0), (refused.StatusCode, before));
        Assert.Contains("ligner en person", page.QuerySelector("#looked-error")?.TextContent);
        Assert.Contains(found, page.QuerySelector(".dilemma-warnings")?.TextContent);
        Assert.NotNull(page.QuerySelector("[name=consent][value=read][checked]"));
        Assert.Equal((HttpStatusCode.SeeOther, 1), (sent.StatusCode, await SentAsync(stage)));
    }

    [Fact]
    public async Task Advice_alone_asks_nothing_at_sending()
    {
        var stage = await DilemmaStage.SetAsync(app, "advice");
        using var leader = await stage.AsAsync(stage.Leader);
        await stage.WriteAsync(leader, "Vi aftalte det i Odense med borgmesteren, og ingen gjorde det.");

        using var page = await leader.PageAsync("/dilemmas/mine/sending");
        using var sent = await DilemmaStage.SendAsync(leader);

        Assert.Contains("Odense", page.QuerySelector(".dilemma-warnings")?.TextContent);
        Assert.Null(page.QuerySelector("[name=looked]"));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
    }

    [Fact]
    public async Task Who_has_said_yes_to_the_other_coaches_reads_at_the_field_that_they_can_read_it()
    {
        var stage = await DilemmaStage.SetAsync(app, "pooled readers");
        using var leader = await stage.AsAsync(stage.Leader);
        await stage.WriteAsync(leader, DilemmaStage.Situation(0));

        var before = await ReadersAsync(leader);
        using var sent = await DilemmaStage.SendAsync(leader, isPooled: true);
        var after = await ReadersAsync(leader);
        using var again = await DilemmaStage.SendAsync(leader);

        Assert.StartsWith("Du og gruppens coach kan læse det", before, StringComparison.Ordinal);
        Assert.StartsWith("Du, gruppens coach og andre coaches kan læse det", after, StringComparison.Ordinal);
        Assert.StartsWith("Du og gruppens coach kan læse det", await ReadersAsync(leader), StringComparison.Ordinal);
    }

    private static async Task<string> ReadersAsync(TestClient leader)
    {
        using var page = await leader.PageAsync("/dilemmas/mine");
        return page.QuerySelector(".who-can-read p")?.TextContent ?? "";
    }

    private async Task<int> SentAsync(DilemmaStage stage) =>
        (
            await app.Database.ListAsync<Guid>(
                "select id from dilemma_sent where owner = @Leader",
                new { stage.Leader }
            )
        ).Count;

    [Fact]
    public async Task Without_saying_whether_one_could_guess_it_is_not_sent_and_a_text_changed_elsewhere_neither()
    {
        var stage = await DilemmaStage.SetAsync(app, "undecided");
        using var leader = await stage.AsAsync(stage.Leader);
        await stage.WriteAsync(leader, DilemmaStage.Situation(0));

        using var undecided = await DilemmaStage.SendAsync(leader, guess: "");
        using var page = await leader.PageAsync("/dilemmas/mine/sending");
        await stage.WriteAsync(leader, DilemmaStage.Situation(1));
        using var changed = await FoundationStage.SendAsync(
            leader,
            page.QuerySelector("form[action='/dilemmas/mine/sending']"),
            new Dictionary<string, string> { ["guess"] = "no", ["consent"] = "read" }
        );

        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, HttpStatusCode.Conflict),
            (undecided.StatusCode, changed.StatusCode)
        );
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_sending()
    {
        var stage = await DilemmaStage.SetAsync(app, "twice");
        using var leader = await stage.AsAsync(stage.Leader);
        await stage.WriteAsync(leader, DilemmaStage.Situation(0));
        using var page = await leader.PageAsync("/dilemmas/mine/sending");
        var form = page.QuerySelector("form[action='/dilemmas/mine/sending']");
        var choice = new Dictionary<string, string> { ["guess"] = "no", ["consent"] = "merged" };

        using var first = await FoundationStage.SendAsync(leader, form, choice);
        using var second = await FoundationStage.SendAsync(leader, form, choice);

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (first.StatusCode, second.StatusCode));
        Assert.Equal(
            [1],
            await app.Database.ListAsync<int>(
                "select number from dilemma_sent where owner = @Leader",
                new { stage.Leader }
            )
        );
    }

    [Fact]
    public async Task While_one_writes_what_may_give_somebody_away_is_marked()
    {
        var stage = await DilemmaStage.SetAsync(app, "warn");
        using var leader = await stage.AsAsync(stage.Leader);

        using var answer = await leader.PostFormAsync(
            "/dilemmas/mine/warnings",
            [new("text-situation", "Så sagde Runes leder i Odense, at borger Oluf må vente.")],
            "/dilemmas/mine"
        );

        using var page = await TestClient.ParseAsync(answer);
        Assert.Equal(
            ["borger Oluf", "Runes", "Odense"],
            page.QuerySelectorAll("mark").Select(mark => mark.TextContent)
        );
    }

    [Fact]
    public async Task Taken_back_it_is_gone_from_the_coach_at_once_and_still_the_authors_draft()
    {
        var stage = await DilemmaStage.SetAsync(app, "back");
        var address = await stage.WriteAndSendAsync();
        using var leader = await stage.AsAsync(stage.Leader);
        using var coach = await stage.AsAsync(stage.Coach);
        using var open = await coach.GetAsync(address);
        using var page = await leader.PageAsync("/dilemmas/mine");

        using var back = await FoundationStage.SendAsync(
            leader,
            page.QuerySelector("form[action='/dilemmas/mine/withdrawal']")
        );

        using var gone = await coach.GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (open.StatusCode, gone.StatusCode));
        Assert.Contains(DilemmaStage.Situation(0), await leader.TextAsync("/dilemmas/mine"));
    }

    [Fact]
    public async Task Deleted_by_its_author_its_rows_are_gone_and_its_key_opens_nothing()
    {
        var stage = await DilemmaStage.SetAsync(app, "delete");
        await stage.WriteAndSendAsync();
        var id = await stage.IdAsync(0);
        using var leader = await stage.AsAsync(stage.Leader);
        using var page = await leader.PageAsync("/dilemmas/mine");

        using var deleted = await FoundationStage.SendAsync(
            leader,
            page.QuerySelector("form[action='/dilemmas/mine/deletion']")
        );

        Assert.Empty(
            await app.Database.ListAsync<Guid>("select id from dilemma where owner = @Leader", new { stage.Leader })
        );
        var key = Assert.Single(Directory.GetDirectories(app.KeyStore, id.ToString("N"), SearchOption.AllDirectories));
        Assert.Equal(
            [".destroyed"],
            Directory.GetFiles(key, "*", SearchOption.AllDirectories).Select(Path.GetExtension)
        );
        await stage.WriteAsync(leader, "En ny situation");
        Assert.Contains("En ny situation", await leader.TextAsync("/dilemmas/mine"));
    }

    [Fact]
    public async Task A_coach_asks_for_another_text_and_the_newer_one_takes_the_olders_place()
    {
        var stage = await DilemmaStage.SetAsync(app, "rewrite");
        var address = await stage.WriteAndSendAsync(guess: "yes");
        using var coach = await stage.AsAsync(stage.Coach);
        using var page = await coach.PageAsync(address);
        using var asked = await FoundationStage.SendAsync(
            coach,
            page.QuerySelector("form[action$='/rewriting']"),
            new Dictionary<string, string> { ["wish"] = "Skift fagområdet ud" }
        );
        using var leader = await stage.AsAsync(stage.Leader);
        var told = WebUtility.HtmlDecode(await leader.TextAsync("/dilemmas/mine"));

        await stage.WriteAndSendAsync(situation: DilemmaStage.Situation(5));

        Assert.Contains("Karl Gyvelsø beder dig skrive det om", told);
        Assert.Contains("Skift fagområdet ud", told);
        var read = WebUtility.HtmlDecode(await coach.TextAsync(address));
        Assert.Contains(DilemmaStage.Situation(5), read);
        Assert.DoesNotContain(DilemmaStage.Situation(0), read);
        Assert.DoesNotContain("Skift fagområdet ud", read);
    }
}
