using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Ui;
using Sparring.Platform.Web;
using Sparring.Rooms.Calendar.Contract;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Coaching.Scheduling;
using Sparring.Rooms.Coaching.Scheduling.Places;
using Sparring.Rooms.Coaching.Scheduling.Times;
using Sparring.Rooms.Coaching.Scheduling.When;
using Sparring.Rooms.Coaching.Sessions;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;

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
        services.AddSingleton<BookingStore>().AddSingleton<TrackStore>().AddSingleton<BooksStore>();
        services.AddSingleton<UndoStore>().AddSingleton<InvitingStore>().AddSingleton<NextSessionStore>();
        services.AddSingleton<SchedulingAccess>().AddSingleton<SchedulePeople>().AddSingleton<ScheduleReader>();
        services
            .AddSingleton<ScheduleWriting>()
            .AddSingleton<Booking>()
            .AddSingleton<Undoing>()
            .AddSingleton<Inviting>();
        services.AddSingleton<ScheduleSheets>().AddSingleton<BookingDesk>().AddSingleton<ImportDesk>();
        services.AddSingleton<WhenStore>().AddSingleton<WhenDesk>().AddSingleton<KeptCalendarStore>();
        services.AddSingleton(CalendarDoors.OpenInternet).AddSingleton<CalendarFetcher>().AddSingleton<KeptCalendars>();
        services.AddSingleton<GivenCalendar>();
        services.AddSingleton<SiteStore>().AddSingleton<SiteKeeping>();
        services
            .AddSingleton<PlanStore>()
            .AddSingleton<TimesDesk>()
            .AddSingleton<PlanConfirming>()
            .AddSingleton<SearchBeginning>();
        services.AddSingleton<IWriteTimes, TimesPen>();
        services.AddSingleton<TimeSearches>().AddHostedService(given => given.GetRequiredService<TimeSearches>());
        services.AddSingleton<ICoachingSchedules>(given => given.GetRequiredService<ScheduleWriting>());
        services.AddSingleton<ICalendarSource, CoachingDates>().AddSingleton<INextSteps, SchedulingNextSteps>();
        services.AddSingleton<INavigation, CoachingMenu>();
    }

    private static void MapScheduling(IEndpointRouteBuilder routes)
    {
        ShowSchedule.Map(routes);
        ImportSchedule.Map(routes);
        BookSession.Map(routes);
        MoveSession.Map(routes);
        UndoChange.Map(routes);
        SendInvitations.Map(routes);
        SayWhen.Map(routes);
        FindTimes.Map(routes);
        KeepSites.Map(routes);
    }

    private static void AddSessions(IServiceCollection services)
    {
        services.AddSingleton<SessionStore>().AddSingleton<SessionTextStore>().AddSingleton<CommitmentStore>();
        services.AddSingleton<SessionOpening>().AddSingleton<Plans>().AddSingleton<SessionTexts>();
        services.AddSingleton<Commitments>().AddSingleton<SharedReading>().AddSingleton<AgreementReading>();
        services.AddSingleton<Practising>().AddSingleton<GoingOn>().AddSingleton<Preparing>();
        services.AddSingleton<DeskReading>().AddSingleton<SessionListStore>().AddSingleton<SessionLists>();
        services.AddSingleton<InsightStore>().AddSingleton<InsightReading>().AddSingleton<ProgrammeNames>();
        services.AddSingleton<IWriteSessions, SessionPen>().AddSingleton<ReadinessReading>();
        services.AddSingleton<IRemindOfOwn, SessionReminders>();
        services.AddSingleton<SessionOwnStore>().AddSingleton<SessionOwnTexts>();
        services.AddSingleton<ITakeBackOwnData, TakeBackSessions>();
        services
            .AddSingleton<INextSteps, SessionNextSteps>()
            .AddSingleton<IStopsBehind, HeldSessions>()
            .AddSingleton<INextSteps, InsightNextSteps>()
            .AddSingleton<INavigation, SessionNavigation>();
    }

    private static void MapSessions(IEndpointRouteBuilder routes)
    {
        // A session is its coach's and its group's: a "no" to its address is noted, and the coach sees it.
        var sessions = routes.MapGroup("").WithMetadata(new NotesRefusals(Artefact.CoachingSession, "id", "read"));
        DeskList.Map(routes);
        MySessions.Map(routes);
        Readiness.Map(routes);
        Preparation.Map(sessions);
        ShowPlan.Map(sessions);
        ChangePlan.Map(sessions);
        Reflecting.Map(sessions);
        Agreeing.Map(sessions);
        WriteCommitment.Map(sessions);
        MarkAttendance.Map(sessions);
        CoachDesk.Map(sessions);
        KeepCoachNotes.Map(sessions);
        Insights.Map(sessions);
    }
}
