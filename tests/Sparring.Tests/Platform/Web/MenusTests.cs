using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Web;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Platform.Web;

public sealed class MenusTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public void A_menu_is_put_together_once_for_the_same_roles_in_whichever_order()
    {
        var rooms = new Counted();
        var menus = new Menus([rooms]);

        var first = menus.For(Roles("participant", "coach"));
        var again = menus.For(Roles("coach", "participant"));
        var other = menus.For(Roles("coach"));

        Assert.Same(first, again);
        Assert.Equal(["participant", "coach"], first.Select(item => item.Title));
        Assert.Equal(["coach"], other.Select(item => item.Title));
        Assert.Equal(2, rooms.Times);
    }

    [Fact]
    public void It_stands_in_the_language_of_whoever_reads()
    {
        var menus = app.Services.GetRequiredService<Menus>();

        var danish = In("da-DK", () => menus.For(Roles("participant")));
        var english = In("en-GB", () => menus.For(Roles("participant")));
        var danishAgain = In("da-DK", () => menus.For(Roles("participant")));

        Assert.Equal("Min tråd", danish[0].Title);
        Assert.Equal("My thread", english[0].Title);
        Assert.Same(danish, danishAgain);
        Assert.Equal(danish.Select(item => item.Address), english.Select(item => item.Address));
    }

    [Fact]
    public void A_role_more_is_a_menu_more()
    {
        var menus = app.Services.GetRequiredService<Menus>();

        var leader = menus.For(Roles("participant")).Select(item => item.Address).ToList();
        var both = menus.For(Roles("participant", "organiser")).Select(item => item.Address).ToList();

        Assert.DoesNotContain("/foundation/status", leader);
        Assert.Contains("/foundation/status", both);
    }

    private static HashSet<string> Roles(params string[] roles) => new(roles, StringComparer.Ordinal);

    private static T In<T>(string culture, Func<T> work)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return work();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private sealed class Counted : INavigation
    {
        public int Times { get; private set; }

        public IEnumerable<NavigationItem> For(IReadOnlySet<string> roles)
        {
            Times++;
            return roles.Select((role, order) => new NavigationItem(order, $"/{role}", role));
        }
    }
}
