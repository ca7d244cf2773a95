using Sparring.Platform.Texts;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Foundation;

/// <summary>The room's place in the menu: leaders write, coaches read, organisers see how far it is.</summary>
public sealed class FoundationNavigation : INavigation
{
    public IEnumerable<NavigationItem> For(IReadOnlySet<string> roles)
    {
        var texts = RoomTexts.Of<FoundationNavigation>();
        if (roles.Contains("participant"))
        {
            yield return new NavigationItem(20, "/foundation", texts["room"]);
        }

        yield return new NavigationItem(23, OpenToMe.Path, texts["published.title"], Seldom: true);
        if (roles.Contains("coach"))
        {
            yield return new NavigationItem(21, ReadingList.Path, texts["reading.menu"]);
        }

        if (roles.Contains("organiser"))
        {
            yield return new NavigationItem(22, HandInStatus.Path, texts["status.title"]);
        }
    }
}
