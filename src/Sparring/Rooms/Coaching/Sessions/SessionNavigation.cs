using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>The sessions' place in the menu: a leader's own, a coach's desk, how far the groups are.</summary>
public sealed class SessionNavigation : INavigation
{
    public IEnumerable<NavigationItem> For(Viewer viewer)
    {
        var texts = RoomTexts.Of<SessionNavigation>();
        if (viewer.Is("coach"))
        {
            yield return new NavigationItem(19, DeskList.Path, texts["desk.title"]);
        }

        if (viewer.Is("organiser"))
        {
            yield return new NavigationItem(33, Readiness.Path, texts["ready.title"], Seldom: true);
        }

        if (viewer.Is("executive"))
        {
            yield return new NavigationItem(34, Insights.Path, texts["insight.title"]);
        }

        if (viewer.Is("participant"))
        {
            yield return new NavigationItem(32, MySessions.Path, texts["sessions.title"]);
        }
    }
}
