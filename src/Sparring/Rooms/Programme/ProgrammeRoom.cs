using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Ui;
using Sparring.Platform.Web;
using Sparring.Rooms.Calendar.Contract;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;
using Sparring.Rooms.Programme.Design;
using Sparring.Rooms.Programme.Editing;
using Sparring.Rooms.Programme.Files;
using Sparring.Rooms.Programme.HeldRoles;
using Sparring.Rooms.Programme.Showing;
using Sparring.Rooms.Programme.Timeline;

namespace Sparring.Rooms.Programme;

/// <summary>The room's table of contents.</summary>
public static class ProgrammeRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<ProgrammeStore>();
        services.AddSingleton<DesignStore>();
        services.AddSingleton<PlanStore>();
        services.AddSingleton<SeenProgrammes>();
        services.AddSingleton<DesignDesk>();
        services.AddSingleton<RoleStore>();
        services.AddSingleton<RoleDesk>();
        services.AddSingleton<IPeopleImported, ImportedRoles>();
        services.AddSingleton<INavigation, ProgrammeMenu>();
        services.AddSingleton<INextSteps, ProgrammeNextSteps>();
        services.AddSingleton<ICalendarSource, ProgrammeCalendar>();
        services.AddSingleton<IHoldPersonalData, ProgrammePersonalData>();
        services.AddSingleton<DesignHistory>();
        services.AddSingleton<ProgrammeFiles>();
        services.AddSingleton<IProgrammeFiles>(provider => provider.GetRequiredService<ProgrammeFiles>());
        services.AddSingleton<IProgrammes, Programmes>();
        services.AddSingleton<ILearningFrames, LearningFrames>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        ListProgrammes.Map(routes);
        ShowProgramme.Map(routes);
        ShowTimeline.Map(routes);
        ShowEditing.Map(routes);
        ChangeThing.Map(routes);
        AddThing.Map(routes);
        RemoveThing.Map(routes);
        MoveThing.Map(routes);
        ShowHistory.Map(routes);
        CopyProgramme.Map(routes);
        MoveProgramme.Map(routes);
        ChooseProgramme.Map(routes);
        ShowRoles.Map(routes);
    }
}
