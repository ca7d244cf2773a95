using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys;

/// <summary>The room's place in the menu.</summary>
public sealed class SurveysNavigation : INavigation
{
    public IEnumerable<NavigationItem> For(IReadOnlySet<string> roles)
    {
        if (roles.Count > 0)
        {
            yield return new NavigationItem(
                40,
                ShowWaves.Path,
                RoomTexts.Of<SurveysNavigation>()["room"],
                Seldom: roles.Contains("coach")
            );
        }
    }
}
