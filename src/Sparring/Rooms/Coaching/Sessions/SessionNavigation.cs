using Sparring.Platform.Texts;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>The sessions' place in the menu: a leader's own, a coach's desk, how far the groups are.</summary>
public sealed class SessionNavigation : INavigation
{
    public IEnumerable<NavigationItem> For(IReadOnlySet<string> roles)
    {
        var texts = RoomTexts.Of<SessionNavigation>();
        if (roles.Contains("coach"))
        {
            yield return new NavigationItem(19, DeskList.Path, texts["desk.title"]);
        }

        if (roles.Contains("organiser"))
        {
            yield return new NavigationItem(33, Readiness.Path, texts["ready.title"], Seldom: true);
        }

        if (roles.Contains("executive"))
        {
            yield return new NavigationItem(34, Insights.Path, texts["insight.title"]);
        }

        if (roles.Contains("participant"))
        {
            yield return new NavigationItem(32, MySessions.Path, texts["sessions.title"]);
        }
    }
}
