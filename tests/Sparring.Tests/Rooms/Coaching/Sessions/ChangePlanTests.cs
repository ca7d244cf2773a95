using System.Net;
using AngleSharp.Html.Dom;
using Sparring.Testing;
using Sparring.Tests.Rooms.Foundation;
using Xunit;

namespace Sparring.Tests.Rooms.Coaching.Sessions;

public sealed class ChangePlanTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_coach_makes_the_plan_her_own_the_group_sees_it_and_the_shipped_one_can_be_had_back()
    {
        var stage = await SessionStage.SetAsync(app, "plan");
        using var coach = await stage.CoachAsync();
        using var leader = await stage.LeaderAsync();
        using var shipped = await leader.PageAsync(stage.Page("plan"));

        using var kept = await ChangeAsync(stage, coach, ("words-0", "Vi lander i stilhed"), ("minutes-0", "7"));
        using var own = await leader.PageAsync(stage.Page("plan"));
        using var again = await coach.PageAsync(stage.Page("plan/change"));
        using var back = await SessionStage.SendAsync(coach, stage.Page("plan/change"), "/plan/shipped");
        using var asBefore = await leader.PageAsync(stage.Page("plan"));

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (kept.StatusCode, back.StatusCode));
        Assert.StartsWith("Vi lander i stilhed", Steps(own)[0], StringComparison.Ordinal);
        Assert.Equal(
            ("Vi lander i stilhed", "7", "1"),
            (Value(again, "words-0"), Value(again, "minutes-0"), Value(again, "version"))
        );
        Assert.DoesNotContain(Steps(shipped), step => step.StartsWith("Vi lander", StringComparison.Ordinal));
        Assert.Equal(Steps(shipped), Steps(asBefore));
    }

    [Fact]
    public async Task What_is_typed_wrong_or_over_a_newer_plan_comes_back_and_nothing_is_kept()
    {
        var stage = await SessionStage.SetAsync(app, "planfejl");
        using var coach = await stage.CoachAsync();
        using var stale = await coach.PageAsync(stage.Page("plan/change"));
        using var wrong = await ChangeAsync(stage, coach, ("words-0", "Ankomst"), ("minutes-0", "mange"));
        using var refused = await TestClient.ParseAsync(wrong);
        using var first = await ChangeAsync(stage, coach, ("words-0", "Det første vindue"), ("minutes-0", "5"));
        using var late = await Foundation.FoundationStage.SendAsync(
            coach,
            stale.QuerySelector("form[action$='/plan']"),
            new Dictionary<string, string> { ["words-0"] = "Det andet vindue", ["minutes-0"] = "6" }
        );
        using var told = await TestClient.ParseAsync(late);
        using var plan = await coach.PageAsync(stage.Page("plan"));

        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, HttpStatusCode.SeeOther, HttpStatusCode.UnprocessableEntity),
            (wrong.StatusCode, first.StatusCode, late.StatusCode)
        );
        Assert.Equal(("Ankomst", "mange"), (Value(refused, "words-0"), Value(refused, "minutes-0")));
        Assert.Contains(
            "»Ankomst«: skriv minutter som et helt tal",
            refused.QuerySelector("#row-0-error")?.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(("Det andet vindue", "1"), (Value(told, "words-0"), Value(told, "version")));
        Assert.StartsWith("Det første vindue", Steps(plan)[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_its_coach_changes_a_plan_and_who_is_not_in_the_session_does_not_see_it()
    {
        var stage = await SessionStage.SetAsync(app, "planhvem");
        foreach (var person in stage.Strangers.Prepend(stage.People.Leader))
        {
            using var client = await stage.People.AsAsync(person);
            using var shown = await client.GetAsync(stage.Page("plan/change"));
            using var written = await client.PostFormAsync(
                stage.Page("plan"),
                [new("rows", "1"), new("words-0", "Kuppet"), new("minutes-0", "5"), new("version", "0")],
                "/privacy/mine"
            );
            using var shipped = await client.PostFormAsync(stage.Page("plan/shipped"), [], "/privacy/mine");
            using var seen = await client.GetAsync(stage.Page("plan"));

            Assert.Equal(
                (HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound),
                (shown.StatusCode, written.StatusCode, shipped.StatusCode)
            );
            Assert.Equal(person == stage.People.Leader ? HttpStatusCode.OK : HttpStatusCode.NotFound, seen.StatusCode);
        }

        Assert.Empty(
            await app.Database.ListAsync<Guid>(
                "select session from session_plan where session = @First",
                new { stage.First }
            )
        );
    }

    [Fact]
    public async Task A_plan_saved_by_a_double_click_is_saved_once_and_a_long_name_is_one_line_of_text()
    {
        var stage = await SessionStage.SetAsync(app, "planto");
        using var coach = await stage.CoachAsync();
        using var page = await coach.PageAsync(stage.Page("plan/change"));
        var form = page.QuerySelector("form[action$='/plan']");
        var typed = new Dictionary<string, string> { ["words-0"] = "Vi lander\r\ni stilhed", ["minutes-0"] = "7" };

        using var first = await FoundationStage.SendAsync(coach, form, typed);
        using var second = await FoundationStage.SendAsync(coach, form, typed);
        using var kept = await coach.PageAsync(stage.Page("plan/change"));

        Assert.Equal(
            (HttpStatusCode.SeeOther, HttpStatusCode.SeeOther, first.Headers.Location),
            (first.StatusCode, second.StatusCode, second.Headers.Location)
        );
        Assert.Equal(("Vi lander i stilhed", "1"), (Value(kept, "words-0"), Value(kept, "version")));
    }

    private static Task<HttpResponseMessage> ChangeAsync(
        SessionStage stage,
        TestClient coach,
        params (string Field, string Value)[] typed
    ) =>
        SessionStage.SendAsync(
            coach,
            stage.Page("plan/change"),
            "/plan",
            typed.ToDictionary(field => field.Field, field => field.Value)
        );

    private static List<string> Steps(IHtmlDocument page) =>
        [.. page.QuerySelectorAll(".plan-times .plan-what").Select(step => step.TextContent.Trim())];

    private static string? Value(IHtmlDocument page, string field) =>
        page.QuerySelector($"[name='{field}']") is IHtmlTextAreaElement area
            ? area.Value
            : page.QuerySelector($"[name='{field}']")?.GetAttribute("value");
}
