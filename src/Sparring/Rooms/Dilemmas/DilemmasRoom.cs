using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Ui;
using Sparring.Platform.Web;
using Sparring.Rooms.Calendar.Contract;
using Sparring.Rooms.Dilemmas.Cases;
using Sparring.Rooms.Dilemmas.Closing;
using Sparring.Rooms.Dilemmas.Contract;
using Sparring.Rooms.Dilemmas.Reading;
using Sparring.Rooms.Dilemmas.Writing;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Dilemmas;

/// <summary>The room's table of contents.</summary>
public static class DilemmasRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<DilemmasAccess>().AddSingleton<ProgrammeRoster>();
        services.AddSingleton<DilemmaStore>().AddSingleton<DilemmaDrafts>().AddSingleton<DilemmaDesk>();
        services.AddSingleton<ReadingStore>().AddSingleton<SentDilemmas>();
        services.AddSingleton<CoachDesk>().AddSingleton<DilemmaReadings>();
        services.AddSingleton<CaseStore>().AddSingleton<CaseReadingStore>().AddSingleton<CaseDesk>();
        services
            .AddSingleton<HeldCase>()
            .AddSingleton<GeneralCases>()
            .AddSingleton<TellAuthors>()
            .AddSingleton<CaseReadings>();
        services
            .AddSingleton<StatusStore>()
            .AddSingleton<StatusDesk>()
            .AddSingleton<ClosingStore>()
            .AddSingleton<Closings>();
        services.AddSingleton<INavigation, DilemmasNavigation>().AddSingleton<INextSteps, DilemmasNextSteps>();
        services.AddSingleton<IReminderSource, DilemmaReminders>();
        services.AddSingleton<DilemmasDataStore>().AddSingleton<IHoldPersonalData, DilemmasPersonalData>();
        services.AddSingleton<IWriteDilemmas, AuthorsPen>();
        services.AddSingleton<ISentDilemmas>(all => all.GetRequiredService<SentDilemmas>());
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        WriteDilemma.Map(routes);
        SendDilemma.Map(routes);
        WithdrawDilemma.Map(routes);
        ListDilemmas.Map(routes);
        ReadDilemma.Map(routes);
        ListCases.Map(routes);
        // A case is its coach's: a "no" to its address is noted, and she sees it.
        var cases = routes.MapGroup("").WithMetadata(new NotesRefusals(Artefact.GeneralCase, "id", "read"));
        ComposeCase.Map(cases);
        AskAuthors.Map(cases);
        ShowCase.Map(cases);
        ReleaseCase.Map(cases);
        PlanAction.Map(cases);
        DilemmaStatus.Map(routes);
        CloseDilemmas.Map(routes);
    }
}
