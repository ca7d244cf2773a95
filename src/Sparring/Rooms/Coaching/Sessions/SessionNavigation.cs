using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>The sessions' place in the menu: a leader's own, a coach's desk.</summary>
public sealed class SessionNavigation : INavigation
{
    public IEnumerable<NavigationItem> For(Viewer viewer)
    {
        var texts = RoomTexts.Of<SessionNavigation>();
        if (viewer.Is("coach"))
        {
            yield return new NavigationItem(19, DeskList.Path, texts["desk.title"]);
        }

        if (viewer.Is("participant"))
        {
            yield return new NavigationItem(32, MySessions.Path, texts["sessions.title"]);
        }
    }
}
