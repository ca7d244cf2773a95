using Xunit;

namespace Sparring.Browser.Tests.EveryPage;

[Collection(nameof(EveryPage))]
public sealed class EveryPageTests(Walk walk)
{
    [Fact]
    public void Every_link_leads_to_a_page() => Faults.None(walk.Of("status"));

    [Fact]
    public void Every_page_is_accessible_to_every_role_in_both_languages_on_a_phone_and_a_desk()
    {
        TestContext.Current.SendDiagnosticMessage(walk.Count);
        Faults.None(walk.Of("accessibility"));
    }

    [Fact]
    public void No_page_scrolls_sideways_on_a_phone() => Faults.None(walk.Of("reflow"));

    [Fact]
    public void No_page_weighs_more_than_100_KB_with_everything() => Faults.None(walk.Of("weight"));

    [Fact]
    public void The_browser_complains_of_no_page() => Faults.None(walk.Of("console"));

    [Fact]
    public void Nothing_on_a_page_needs_a_script() => Faults.None(walk.Of("script"));

    [Fact]
    public async Task Every_page_is_valid_html() => Faults.None(await HtmlValidation.OfAsync(walk.Bodies));
}
