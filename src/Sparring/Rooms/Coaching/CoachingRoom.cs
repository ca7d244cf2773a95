using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Coaching.Scheduling;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Coaching;

/// <summary>The room's table of contents.</summary>
public static class CoachingRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<CoachingStore>();
        services.AddSingleton<ICoachingSessions>(given => given.GetRequiredService<CoachingStore>());
        services.AddSingleton<IHoldPersonalData, CoachingPersonalData>();
        AddScheduling(services);
        AddSessions(services);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        MapScheduling(routes);
        MapSessions(routes);
    }

    private static void AddScheduling(IServiceCollection services)
    {
        services.AddSingleton<BookingStore>().AddSingleton<TrackStore>().AddSingleton<Booking>();
        services.AddSingleton<SchedulePeople>().AddSingleton<ScheduleReader>().AddSingleton<ScheduleWriting>();
        services.AddSingleton<ICoachingSchedules>(given => given.GetRequiredService<ScheduleWriting>());
    }

    private static void MapScheduling(IEndpointRouteBuilder routes) { }

    private static void AddSessions(IServiceCollection services) { }

    private static void MapSessions(IEndpointRouteBuilder routes) { }
}
