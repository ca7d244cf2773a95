using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Ui;
using Sparring.Platform.Web;
using Sparring.Rooms.Calendar.Contract;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;
using Sparring.Rooms.Surveys.Answering;
using Sparring.Rooms.Surveys.Contract;
using Sparring.Rooms.Surveys.Deleting;
using Sparring.Rooms.Surveys.Figures;
using Sparring.Rooms.Surveys.Following;
using Sparring.Rooms.Surveys.Perceived;
using Sparring.Rooms.Surveys.Perceived.BroughtIn;
using Sparring.Rooms.Surveys.Rankings;
using Sparring.Rooms.Surveys.Reopening;
using Sparring.Rooms.Surveys.Talking;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys;

/// <summary>The room's table of contents.</summary>
public static class SurveysRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<WaveStore>().AddSingleton<AnswerStore>().AddSingleton<SurveysAccess>();
        services.AddSingleton<TalkStore>().AddSingleton<TalkSubjects>().AddSingleton<TalkDesk>();
        services
            .AddSingleton<OwnAnswers>()
            .AddSingleton<WaveBoxes>()
            .AddSingleton<Letterbox>()
            .AddSingleton<RosterDesk>()
            .AddSingleton<AnswerDesk>()
            .AddSingleton<LeavingNeeds>()
            .AddSingleton<WaveDesk>();
        services.AddSingleton<ISurveys>(given => given.GetRequiredService<WaveDesk>());
        services.AddSingleton<PerceivedStore>().AddSingleton<PerceivedDesk>();
        services.AddSingleton<EvaluationStore>().AddSingleton<BringEvaluation>();
        services.AddSingleton<PerceivedReminderStore>().AddSingleton<PerceivedMails>();
        services.AddSingleton<IMorningWork>(given => given.GetRequiredService<PerceivedMails>());
        services.AddSingleton<IPerceivedRounds, PerceivedRounds>();
        services.AddSingleton<WaveMailStore>().AddSingleton<WaveMails>();
        services.AddSingleton<IMorningWork>(given => given.GetRequiredService<WaveMails>());
        services.AddSingleton<RankingStore>().AddSingleton<BringRanking>().AddSingleton<IRankings, BroughtRankings>();
        services.AddSingleton<DeletionStore>().AddSingleton<DeleteAnswers>();
        services.AddSingleton<IMorningWork>(given => given.GetRequiredService<DeleteAnswers>());
        services.AddSingleton<IReopenings, Reopenings>();
        services.AddSingleton<ForgetOrder>();
        services.AddSingleton<IMorningWork>(given => given.GetRequiredService<ForgetOrder>());
        services.AddSingleton<ReopeningStore>().AddSingleton<ReopeningDesk>().AddSingleton<ReopeningNeeds>();
        services.AddSingleton<IMorningWork>(given => given.GetRequiredService<ReopeningDesk>());
        services.AddSingleton<IGoalFindings, FindingsOfWaves>();
        services.AddSingleton<INextSteps, SurveysNextSteps>().AddSingleton<INavigation, SurveysNavigation>();
        services.AddSingleton<IHoldPersonalData, SurveysPersonalData>();
        services.AddSingleton<IBeforeErasure, TakeBackBoxes>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        ShowWaves.Map(routes);
        OpenWave.Map(routes);
        AnswerWave.Map(routes);
        LeaveNetwork.Map(routes);
        CloseWave.Map(routes);
        ShowResults.Map(routes);
        ShowEffects.Map(routes);
        ShowOwn.Map(routes);
        TalkOfResult.Map(routes);
        ShowPerceived.Map(routes);
        RateLeader.Map(routes);
        SharePerceived.Map(routes);
        routes.ServiceProvider.GetRequiredService<BringEvaluation>().Map(routes);
        DeleteEvaluation.Map(routes);
        routes.ServiceProvider.GetRequiredService<BringRanking>().Map(routes);
        ShowRanking.Map(routes);
        ShowDeletions.Map(routes);
        ReopeningOfWave.Map(routes);
    }
}
