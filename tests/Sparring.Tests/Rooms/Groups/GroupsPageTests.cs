using AngleSharp.Dom;
using Sparring.Testing;
using Sparring.Tests.Rooms.Groups.Composing;
using Xunit;

namespace Sparring.Tests.Rooms.Groups;

public sealed class GroupsPageTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Her_own_group_stands_first_and_once_and_an_organiser_sees_all_of_them()
    {
        var stage = await ComposeStage.SetAsync(app, "siden");
        using var member = await app.SignedInClientAsync(stage.People[0]);
        using var organiser = await stage.OrganiserAsync();

        using var hers = await member.PageAsync("/groups");
        using var all = await organiser.PageAsync("/groups");

        var own = Headings(hers)[1];
        Assert.Equal("Din sparringsgruppe", Headings(hers)[0]);
        Assert.Equal("De andre sparringsgrupper", Headings(hers)[2]);
        Assert.Equal(6, Headings(hers).Count);
        Assert.Equal($"Se {own.ToLowerInvariant()}", hers.QuerySelector("main .card a")?.TextContent);
        Assert.Equal(["Alle sparringsgrupper", "Gruppe 1", "Gruppe 2", "Gruppe 3", "Gruppe 4"], Headings(all));
    }

    private static List<string> Headings(IParentNode page) =>
        [.. page.QuerySelectorAll("main :is(h2, h3)").Select(heading => heading.TextContent.Trim())];
}
