using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Foundation;

/// <summary>The room's place in the menu: leaders write, coaches read, organisers see how far it is.</summary>
public sealed class FoundationNavigation : INavigation
{
    public IEnumerable<NavigationItem> For(Viewer viewer)
    {
        var texts = RoomTexts.Of<FoundationNavigation>();
        if (viewer.Is("participant"))
        {
            yield return new NavigationItem(20, "/foundation", texts["room"]);
        }

        yield return new NavigationItem(23, OpenToMe.Path, texts["published.title"], Seldom: true);
        if (viewer.Is("coach"))
        {
            yield return new NavigationItem(21, ReadingList.Path, texts["reading.menu"]);
        }

        if (viewer.Is("organiser"))
        {
            yield return new NavigationItem(22, HandInStatus.Path, texts["status.title"]);
        }
    }
}
