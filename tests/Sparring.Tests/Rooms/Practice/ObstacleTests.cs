using System.Net;
using Sparring.Platform.Data;
using Sparring.Rooms.Practice.Obstacles;
using Sparring.Testing;
using Sparring.Tests.Rooms.Foundation;
using Xunit;

namespace Sparring.Tests.Rooms.Practice;

public sealed class ObstacleTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Path = "/practice/obstacles";

    [Theory]
    [InlineData("2019-01-14", "2019-01-14")]
    [InlineData("2019-01-15", "2019-01-14")]
    [InlineData("2019-01-20", "2019-01-14")]
    public void A_week_is_told_by_its_Monday(string day, string monday) =>
        Assert.Equal(
            DateOnly.Parse(monday, System.Globalization.CultureInfo.InvariantCulture),
            ObstacleBox.WeekOf(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))
        );

    [Fact]
    public async Task The_table_has_no_place_for_a_person_or_a_moment()
    {
        var columns = await app.Database.ListAsync<string>(
            "select column_name || ' ' || data_type from information_schema.columns where table_name = 'obstacle' order by 1"
        );

        Assert.Equal(["id uuid", "programme uuid", "shown_on date", "tenant uuid", "text text", "week date"], columns);
    }

    [Fact]
    public async Task The_box_is_opened_when_three_lie_in_it_and_the_executive_team_answers_in_public()
    {
        var stage = await PracticeStage.SetAsync(app, "box");
        await LiftAsync(stage, stage.People.Leader, "To systemer til én borger");
        await LiftAsync(stage, stage.People.Peer, "Budgettet følger bygningen");
        app.Clock.Advance(TimeSpan.FromDays(7));
        Assert.DoesNotContain("To systemer", await PageAsync(stage, stage.People.Executive));
        Assert.DoesNotContain("To systemer", await PageAsync(stage, stage.People.Leader));
        await LiftAsync(stage, stage.People.Leader, "Tre slags tavshedspligt");
        var before = await IdsAsync(stage);

        app.Clock.Advance(TimeSpan.FromDays(7));
        var shown = await PageAsync(stage, stage.People.Executive);

        Assert.Contains("To systemer", shown);
        Assert.Contains("Tre slags tavshedspligt", shown);
        Assert.Empty(before.Intersect(await IdsAsync(stage)));
        var written = await app.Database.ListAsync<string>(
            "select distinct xmin::text || week::text from obstacle where programme = @Programme",
            new { stage.Programme }
        );
        Assert.Single(written);
        using var executive = await stage.AsAsync(stage.People.Executive);
        Assert.Contains("3 ting står i vejen og venter på jeres svar", await executive.TextAsync("/"));
        using var answered = await PracticeStage.SendAsync(
            executive,
            Path,
            "form[action$='/answers']",
            [("answer", "Vi samler de to systemer")]
        );
        Assert.Equal(HttpStatusCode.Redirect, answered.StatusCode);
        Assert.Contains("Vi samler de to systemer", await PageAsync(stage, stage.People.Peer));
        Assert.Contains("2 ting står i vejen og venter på jeres svar", await executive.TextAsync("/"));
    }

    [Fact]
    public async Task An_answer_that_is_too_long_stays_in_its_field_and_what_is_answered_is_folded()
    {
        var stage = await PracticeStage.SetAsync(app, "long answer");
        await LiftAsync(stage, stage.People.Leader, "En regel alene");
        app.Clock.Advance(TimeSpan.FromDays(28));
        using var executive = await stage.AsAsync(stage.People.Executive);
        var answer = new string('x', ObstacleBox.MostCharacters + 1);

        using var refused = await PracticeStage.SendAsync(
            executive,
            Path,
            "form[action$='/answers']",
            [("answer", answer)]
        );
        using var typed = await TestClient.ParseAsync(refused);
        using var answered = await PracticeStage.SendAsync(
            executive,
            Path,
            "form[action$='/answers']",
            [("answer", "Vi tager det op")]
        );
        using var page = await executive.PageAsync(Path);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(answer, typed.QuerySelector("textarea[name=answer]")?.TextContent.Trim());
        Assert.Null(typed.QuerySelector("details textarea[name=answer]"));
        Assert.NotNull(page.QuerySelector("details:not([open]) textarea[name=answer]"));
    }

    [Fact]
    public async Task An_answer_pressed_twice_is_one_and_whoever_gave_it_takes_it_back()
    {
        var stage = await PracticeStage.SetAsync(app, "answer back");
        await LiftAsync(stage, stage.People.Leader, "En regel alene");
        app.Clock.Advance(TimeSpan.FromDays(28));
        using var executive = await stage.AsAsync(stage.People.Executive);
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var page = await executive.PageAsync(Path);
        var form = page.QuerySelector("form[action$='/answers']");

        using var first = await FoundationStage.SendAsync(executive, form, Answer());
        using var second = await FoundationStage.SendAsync(executive, form, Answer());
        using var answered = await executive.PageAsync(Path);
        using var seen = await leader.PageAsync(Path);
        var back = answered.QuerySelector("form[action$='/taking-back']")?.GetAttribute("action") ?? "";
        using var refused = await leader.PostFormAsync(back, [], Path);
        using var taken = await executive.PostFormAsync(back, [], Path);
        using var again = await executive.PostFormAsync(back, [], Path);
        var after = await leader.TextAsync(Path);

        Assert.Equal(
            (HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.NotFound, HttpStatusCode.Redirect),
            (first.StatusCode, second.StatusCode, refused.StatusCode, taken.StatusCode)
        );
        Assert.Equal((HttpStatusCode.Redirect, taken.Headers.Location), (again.StatusCode, again.Headers.Location));
        Assert.Single(seen.QuerySelectorAll(".practice-text"), text => text.TextContent == "Vi tager det op");
        Assert.Null(seen.QuerySelector("form[action$='/taking-back']"));
        Assert.DoesNotContain("Vi tager det op", after);

        static Dictionary<string, string> Answer() => new() { ["answer"] = "Vi tager det op" };
    }

    [Fact]
    public async Task What_lies_alone_waits_four_weeks_at_most()
    {
        var stage = await PracticeStage.SetAsync(app, "alone");
        await LiftAsync(stage, stage.People.Leader, "En regel alene");

        app.Clock.Advance(TimeSpan.FromDays(21));
        var early = await PageAsync(stage, stage.People.Leader);
        app.Clock.Advance(TimeSpan.FromDays(7));
        var due = await PageAsync(stage, stage.People.Leader);

        Assert.DoesNotContain("En regel alene", early);
        Assert.Contains("En regel alene", due);
    }

    [Fact]
    public async Task Only_the_executive_team_answers_and_an_empty_text_is_refused()
    {
        var stage = await PracticeStage.SetAsync(app, "roles");
        using var leader = await stage.AsAsync(stage.People.Leader);

        using var answer = await leader.PostFormAsync(
            $"{Path}/{Ids.Secure.Next()}/answers",
            [new("answer", "Nej")],
            Path
        );
        using var empty = await PracticeStage.SendAsync(leader, Path, $"form[action='{Path}']", [("obstacle", " ")]);
        using var coach = await stage.AsAsync(stage.People.Coach);
        using var outside = await coach.GetAsync(Path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Contains("Skriv en tekst", await FoundationStage.BodyAsync(empty));
        Assert.Equal(HttpStatusCode.NotFound, outside.StatusCode);
    }

    [Fact]
    public async Task A_standing_offer_is_seen_until_its_day_or_its_end()
    {
        var stage = await PracticeStage.SetAsync(app, "offer");
        using var executive = await stage.AsAsync(stage.People.Executive);
        using var leader = await stage.AsAsync(stage.People.Leader);
        var until = app
            .Clock.Today()
            .AddDays(30)
            .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        using var past = await PracticeStage.SendAsync(
            executive,
            Path,
            "form[action$='/offers']",
            [("offer", "Ring"), ("until", "1.1.2018")]
        );
        using var made = await PracticeStage.SendAsync(
            executive,
            Path,
            "form[action$='/offers']",
            [("offer", "Ring til mig"), ("until", until)]
        );
        var seen = await leader.TextAsync(Path);

        using var ended = await PracticeStage.SendAsync(executive, Path, "form[action$='/ending']", []);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, past.StatusCode);
        Assert.Contains("Ring til mig", seen);
        Assert.DoesNotContain("Ring til mig", await leader.TextAsync(Path));
    }

    // A sign-in of the tests lasts a day: whoever looks weeks later signs in again.
    private static async Task<string> PageAsync(PracticeStage stage, PersonId person)
    {
        using var client = await stage.AsAsync(person);
        return await client.TextAsync(Path);
    }

    private static async Task LiftAsync(PracticeStage stage, PersonId person, string text)
    {
        using var client = await stage.AsAsync(person);
        using var sent = await PracticeStage.SendAsync(client, Path, $"form[action='{Path}']", [("obstacle", text)]);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
    }

    private Task<IReadOnlyList<Guid>> IdsAsync(PracticeStage stage) =>
        app.Database.ListAsync<Guid>("select id from obstacle where programme = @Programme", new { stage.Programme });
}
