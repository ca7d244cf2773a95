using System.Globalization;
using AngleSharp.Html.Dom;
using Sparring.Testing;
using Xunit;
using static Sparring.Tests.Rooms.Foundation.FoundationStage;

namespace Sparring.Tests.Rooms.Surveys;

/// <summary>The same link opened twice, without script: each window sends what was done in it and takes nothing else back.</summary>
public sealed class TwoWindowsTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Text = "different.one";
    private const string Several = "hinders.one";

    [Fact]
    public async Task What_one_window_sends_is_not_taken_back_by_the_other_that_was_opened_before()
    {
        var stage = await StageAsync("both");
        var answers = $"{stage.Address}/answers";
        using var leader = await app.SignedInClientAsync(stage.Leaders[0]);
        using var stale = await leader.PageAsync(answers);
        using var fresh = await leader.PageAsync(answers);
        var first = new Dictionary<string, string>
        {
            ["outside.regions"] = "4",
            ["style.vis1"] = "5",
            [Several] = "time",
            [Text] = "Jeg ringer\r\nførst.",
        };

        using var sent = await SendAsync(leader, Form(fresh), first);
        using var also = await SendAsync(
            leader,
            Form(stale),
            new Dictionary<string, string> { ["style.vis1"] = "2", ["style.vis2"] = "3" }
        );

        using var page = await leader.PageAsync(answers);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["outside.regions"] = "4",
                ["style.vis1"] = "2",
                ["style.vis2"] = "3",
                [Several] = "time",
            },
            Chosen(page)
        );
        Assert.Equal(
            "Jeg ringer\nførst.",
            (page.QuerySelector($"textarea[name='{Text}']") as IHtmlTextAreaElement)?.Value
        );
    }

    [Fact]
    public async Task What_is_taken_back_in_the_window_where_it_stood_is_taken_back_and_what_is_sent_unchanged_stays()
    {
        var stage = await StageAsync("back");
        var answers = $"{stage.Address}/answers";
        using var leader = await app.SignedInClientAsync(stage.Leaders[0]);
        using var first = await leader.PageAsync(answers);
        using var sent = await SendAsync(
            leader,
            Form(first),
            new Dictionary<string, string>
            {
                ["outside.regions"] = "4",
                ["style.vis1"] = "5",
                [Several] = "time",
                [Text] = "Ringer",
            }
        );
        using var second = await leader.PageAsync(answers);

        using var again = await SendAsync(
            leader,
            Form(second),
            new Dictionary<string, string> { ["outside.regions"] = "", [Text] = "" }
        );

        using var page = await leader.PageAsync(answers);
        Assert.Equal(new Dictionary<string, string> { ["style.vis1"] = "5", [Several] = "time" }, Chosen(page));
        Assert.Equal("", (page.QuerySelector($"textarea[name='{Text}']") as IHtmlTextAreaElement)?.Value);
    }

    [Fact]
    public async Task How_far_one_is_counts_the_lines_the_script_counts()
    {
        var stage = await StageAsync("progress");
        using var leader = await app.SignedInClientAsync(stage.Leaders[0]);

        using var page = await leader.PageAsync($"{stage.Address}/answers");

        var lines = page.QuerySelectorAll("[data-line]").Length.ToString(CultureInfo.InvariantCulture);
        Assert.Equal($"0 af {lines} besvaret.", page.QuerySelector("[data-progress]")?.TextContent);
    }

    [Fact]
    public async Task Her_own_answers_stand_alone_until_there_are_figures_beside_them_and_too_few_words_are_said_to_be()
    {
        var stage = await StageAsync("alone");
        using var leader = await app.SignedInClientAsync(stage.Leaders[0]);
        await stage.AnswerAsync(6, (_, _) => 2);
        using var open = await leader.PageAsync($"{stage.Address}/mine");

        var results = await stage.CloseAsync();

        using var closed = await leader.PageAsync($"{stage.Address}/mine");
        Assert.Contains("står forummets tal ved siden af dine", open.DocumentElement.TextContent);
        Assert.Empty(open.QuerySelectorAll("td[data-label=Forummet]"));
        Assert.NotEmpty(closed.QuerySelectorAll("td[data-label=Forummet]"));
        Assert.Contains("Svarene vises, når mindst 5 har skrevet noget.", results);
    }

    private static AngleSharp.Dom.IElement? Form(IHtmlDocument page) => page.QuerySelector("form.survey");

    private static Dictionary<string, string> Chosen(IHtmlDocument page) =>
        page.QuerySelectorAll("form.survey input[checked]:not([value=''])")
            .Where(input => input.GetAttribute("name") != "nodes")
            .ToDictionary(input => input.GetAttribute("name") ?? "", input => input.GetAttribute("value") ?? "");

    private async Task<ForumStage> StageAsync(string key)
    {
        var first = await ForumStage.SetAsync(app, $"windows-{key}");
        await first.CloseAsync();
        return await (first with { Instrument = "collaboration-and-effect" }).AgainAsync();
    }
}
