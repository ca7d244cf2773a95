using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Calendar.Contract;

namespace Sparring.Rooms.Calendar;

/// <summary>The room's table of contents.</summary>
public static class CalendarRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<CalendarStore>();
        services.AddSingleton<IInvitations, Invitations>();
        services.AddSingleton<ReminderStore>();
        services.AddSingleton<Reminders>().AddSingleton<OwnReminders>();
        services.AddSingleton<InvitationStore>();
        services.AddSingleton<ProgrammeInvitations>();
        services.AddAfterStart<Morning>();
        services.AddSingleton<INavigation, Menu>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        ShowCalendar.Map(routes);
        ReadFeed.Map(routes);
        InviteToProgramme.Map(routes);
        PlanReminders.Map(routes);
    }

    private sealed class Menu : INavigation
    {
        public IEnumerable<NavigationItem> For(IReadOnlySet<string> roles) =>
            [new(60, "/calendar", RoomTexts.Of<CalendarStore>()["room"])];
    }
}
