using Sparring.Platform.Texts;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>The room's place in the menu, for those who find times; leaders and coaches have their own sessions.</summary>
public sealed class CoachingMenu : INavigation
{
    private static readonly string[] Concerned = ["booker", "organiser"];

    public IEnumerable<NavigationItem> For(IReadOnlySet<string> roles) =>
        Concerned.Any(roles.Contains) ? [new(45, ShowSchedule.Path, RoomTexts.Of<CoachingMenu>()["room"])] : [];
}
