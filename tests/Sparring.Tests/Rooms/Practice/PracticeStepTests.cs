using AngleSharp.Dom;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Practice;

/// <summary>What the thread says is next of a leader's trial actions, whatever mixture of them she has.</summary>
public sealed class PracticeStepTests(TestApp app) : IClassFixture<TestApp>
{
    private const string DueSql = "update trial_action set due = @due where id = @id";
    private const string DroppedSql = "update trial_action set dropped_at = now() where id = @id";

    [Fact]
    public async Task The_one_whose_day_passed_first_is_asked_about_and_only_what_is_open_and_ahead_is_counted_as_planned()
    {
        var stage = await PracticeStage.SetAsync(app, "mixture");
        using var leader = await stage.AsAsync(stage.People.Leader);
        await BeginAsync(leader, "I går", new DateOnly(2019, 1, 14));
        var longest = await BeginAsync(leader, "For en uge siden", new DateOnly(2019, 1, 8));
        await BeginAsync(leader, "I næste uge", new DateOnly(2019, 1, 22));
        await BeginAsync(leader, "Engang", null);
        var dropped = await BeginAsync(leader, "I dag", new DateOnly(2019, 1, 15));
        await app.Database.ExecuteAsync(DroppedSql, new { id = Id(dropped) });

        using var thread = await leader.PageAsync("/");

        var happened = Assert.Single(Links(thread, "Hvad skete der"));
        Assert.Equal(longest, happened.GetAttribute("href"));
        Assert.Equal("Prøv de 2 ting, du har planlagt", Assert.Single(Links(thread, "du har planlagt")).TextContent);
        Assert.Contains("tirsdag 22. januar", thread.QuerySelector("main")?.TextContent);
    }

    [Fact]
    public async Task One_planned_without_a_day_leads_to_itself()
    {
        var stage = await PracticeStage.SetAsync(app, "no-day");
        using var leader = await stage.AsAsync(stage.People.Leader);
        var only = await BeginAsync(leader, "Engang", null);

        using var thread = await leader.PageAsync("/");

        Assert.Equal(only, Assert.Single(Links(thread, "du har planlagt")).GetAttribute("href"));
        Assert.Empty(Links(thread, "Hvad skete der"));
    }

    private async Task<string> BeginAsync(TestClient leader, string title, DateOnly? due)
    {
        var address = await PracticeStage.BeginActionAsync(leader, title);
        await app.Database.ExecuteAsync(DueSql, new { id = Id(address), due });
        return address;
    }

    private static Guid Id(string address) => Guid.Parse(address[(address.LastIndexOf('/') + 1)..]);

    private static IEnumerable<IElement> Links(IDocument page, string words) =>
        page.QuerySelectorAll("main a").Where(link => link.TextContent.Contains(words, StringComparison.Ordinal));
}
