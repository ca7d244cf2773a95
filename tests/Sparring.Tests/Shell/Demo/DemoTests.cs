using Microsoft.Extensions.DependencyInjection;
using Sparring.Shell.Demo;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Shell.Demo;

public sealed class DemoTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Loaded_twice_it_is_there_once_and_each_role_has_fresh_links()
    {
        var first = await LoadAsync();
        var before = await CountsAsync();

        var second = await LoadAsync();
        // A build that has not loaded it whole asks for it part by part.
        Assert.Equal(1, await app.Database.ExecuteAsync("delete from setting where name like 'demo.whole.%'"));
        await LoadAsync();

        string[] roles =
        [
            "organiser",
            "leader",
            "leader-same-group",
            "coach",
            "other-coach",
            "facilitator",
            "executive",
        ];
        Assert.Equal(roles, first.Select(link => link.Role));
        Assert.Equal(roles, second.Select(link => link.Role));
        Assert.Empty(first.Select(link => link.Link).Intersect(second.Select(link => link.Link)));
        Assert.Equal(before, await CountsAsync());
        Assert.Equal(12, before["sparring_group"]);
        Assert.Equal(38, before["sparring_group_member"]);
        Assert.Equal(10, before["foundation_submission"]);
        Assert.Equal(1, before["foundation_publication"]);
        Assert.Equal(3, before["foundation_feedback"]);
        Assert.Equal(24, before["coaching_session"]);
    }

    [Fact]
    public async Task Two_nodes_that_start_together_load_it_once()
    {
        await Task.WhenAll(LoadAsync(), LoadAsync());

        Assert.Equal(1, (await CountsAsync())["programme"]);
    }

    [Fact]
    public async Task Each_link_signs_in_as_somebody_with_that_role()
    {
        foreach (var link in await LoadAsync())
        {
            using var client = app.Client();
            using var opened = await client.GetAsync(link.Link.PathAndQuery);
            using var page = await client.PageAsync("/");

            Assert.Equal("Min tråd", page.QuerySelector("h1")?.TextContent);
        }
    }

    [Fact]
    public async Task The_stops_of_a_learning_goal_lead_to_what_the_forum_found_out_about_it()
    {
        var leader = (await LoadAsync()).Single(link => link.Role == "leader");
        using var client = app.Client();
        using var opened = await client.GetAsync(leader.Link.PathAndQuery);

        using var page = await client.PageAsync("/programme/faelles-om-ledelse/timeline");
        var found = page.QuerySelectorAll(".plan-phase")
            .Select(phase => phase.QuerySelectorAll("a[href^='/surveys/']").ToList())
            .Where(links => links.Count > 0)
            .ToList();
        using var results = await client.PageAsync(found[1][0].GetAttribute("href")?.Split('#')[0] ?? "");

        Assert.Equal(
            [
                "Din egen ledelse, måling 1",
                "Relationer i forummet, måling 1; Relationer ud af organisationen, måling 1; Din egen ledelse, måling 1",
                "Din egen ledelse, måling 1",
            ],
            found.Select(links => string.Join("; ", links.Select(link => link.TextContent)))
        );
        Assert.All(
            found.SelectMany(links => links),
            link => Assert.NotNull(results.GetElementById(link.GetAttribute("href")?.Split('#')[1] ?? ""))
        );
    }

    private async Task<IReadOnlyList<DemoLink>> LoadAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<DemoProgramme>()
            .LoadAsync(TestContext.Current.CancellationToken);
    }

    private async Task<Dictionary<string, long>> CountsAsync()
    {
        string[] tables =
        [
            "organisation",
            "person",
            "employment",
            "programme",
            "programme_role",
            "sparring_group",
            "sparring_group_member",
            "foundation",
            "foundation_section",
            "foundation_submission",
            "foundation_publication",
            "foundation_feedback",
            "coaching_session",
        ];
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            counts[table] = (await app.Database.ListAsync<long>($"select count(*) from {table}")).Single();
        }

        return counts;
    }
}
