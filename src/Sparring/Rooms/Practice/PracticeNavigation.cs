using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Practice.Arenas;
using Sparring.Rooms.Practice.Obstacles;

namespace Sparring.Rooms.Practice;

/// <summary>The room's place in the menu: leaders practise, coaches read what their groups share, organisers see the overview.</summary>
public sealed class PracticeNavigation : INavigation
{
    public IEnumerable<NavigationItem> For(IReadOnlySet<string> roles)
    {
        var texts = RoomTexts.Of<PracticeNavigation>();
        if (roles.Contains("participant"))
        {
            yield return new NavigationItem(30, ShowPractice.Path, texts["room"]);
        }
        else if (roles.Contains("organiser") || roles.Contains("facilitator"))
        {
            yield return new NavigationItem(32, ShowArenas.Path, texts["arenas.title"], Seldom: true);
        }

        if (roles.Contains("executive") && !roles.Contains("participant"))
        {
            yield return new NavigationItem(33, ShowObstacles.Path, texts["obstacles.title"]);
        }

        if (roles.Contains("coach"))
        {
            yield return new NavigationItem(31, ShowGroupPractice.Path, texts["group.title"]);
        }
    }
}
