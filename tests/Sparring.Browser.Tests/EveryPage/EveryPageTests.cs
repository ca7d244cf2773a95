using Xunit;

namespace Sparring.Browser.Tests.EveryPage;

public sealed class EveryPageTests(Walk walk) : IClassFixture<Walk>
{
    [Fact]
    public void Every_link_leads_to_a_page() => Assert.Equal("", walk.Of("status"));

    [Fact]
    public void Every_page_is_accessible_to_every_role_in_both_languages_on_a_phone_and_a_desk() =>
        Assert.Equal("", walk.Of("accessibility"));

    [Fact]
    public void No_page_scrolls_sideways_on_a_phone() => Assert.Equal("", walk.Of("reflow"));

    [Fact]
    public void No_page_weighs_more_than_100_KB_with_everything() => Assert.Equal("", walk.Of("weight"));

    [Fact]
    public void The_browser_complains_of_no_page() => Assert.Equal("", walk.Of("console"));

    [Fact]
    public void Nothing_on_a_page_needs_a_script() => Assert.Equal("", walk.Of("script"));

    [Fact]
    public async Task Every_page_is_valid_html() => Assert.Equal("", await HtmlValidation.OfAsync(walk.Bodies));
}
