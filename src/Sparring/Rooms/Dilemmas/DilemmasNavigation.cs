using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Dilemmas.Cases;
using Sparring.Rooms.Dilemmas.Closing;
using Sparring.Rooms.Dilemmas.Reading;
using Sparring.Rooms.Dilemmas.Writing;

namespace Sparring.Rooms.Dilemmas;

/// <summary>The room's place in the menu: leaders write and read cases, coaches read and compose, organisers see how far it is.</summary>
public sealed class DilemmasNavigation : INavigation
{
    public IEnumerable<NavigationItem> For(IReadOnlySet<string> roles)
    {
        var texts = RoomTexts.Of<DilemmasNavigation>();
        if (roles.Contains("participant"))
        {
            yield return new NavigationItem(46, WriteDilemma.Path, texts["mine.title"], Seldom: true);
        }

        if (roles.Contains("coach"))
        {
            yield return new NavigationItem(46, ListDilemmas.Path, texts["list.menu"]);
        }

        if (roles.Contains("participant") || roles.Contains("coach"))
        {
            yield return new NavigationItem(47, ListCases.Path, texts["cases.title"], Seldom: true);
        }

        if (roles.Contains("organiser"))
        {
            yield return new NavigationItem(48, DilemmaStatus.Path, texts["status.title"], Seldom: true);
        }
    }
}
