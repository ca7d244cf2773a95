using Sparring.Platform.Texts;
using Sparring.Platform.Web;

namespace Sparring.Shell;

/// <summary>My thread stands first in everybody's menu, the account last.</summary>
public sealed class ShellNavigation : INavigation
{
    public IEnumerable<NavigationItem> For(IReadOnlySet<string> roles)
    {
        var texts = RoomTexts.Of<ShellNavigation>();
        yield return new(0, "/", texts["start"]);
        yield return new(1000, "/account", texts["account"]);
    }
}
