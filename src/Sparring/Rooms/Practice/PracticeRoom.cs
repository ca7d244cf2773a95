using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Ui;
using Sparring.Platform.Web;
using Sparring.Rooms.Calendar.Contract;
using Sparring.Rooms.Practice.Actions;
using Sparring.Rooms.Practice.Arenas;
using Sparring.Rooms.Practice.Back;
using Sparring.Rooms.Practice.Contract;
using Sparring.Rooms.Practice.Focus;
using Sparring.Rooms.Practice.Obstacles;
using Sparring.Rooms.Practice.Reflections;
using Sparring.Rooms.Practice.Rules;
using Sparring.Rooms.Practice.Together;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Practice;

/// <summary>The room's table of contents.</summary>
public static class PracticeRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<PracticeStore>().AddSingleton<PracticeTextStore>().AddSingleton<SealedTexts>();
        services.AddSingleton<PracticeAccess>().AddSingleton<EntrySharing>().AddSingleton<PracticeDesk>();
        services.AddSingleton<FocusStore>().AddSingleton<FocusDesk>().AddSingleton<FocusPen>();
        services.AddSingleton<FocusReading>();
        services.AddSingleton<ArenaStore>().AddSingleton<ArenaDesk>().AddSingleton<ArenaPen>();
        services.AddSingleton<ArenaReading>().AddSingleton<ArenaOverview>();
        services.AddSingleton<ActionStore>().AddSingleton<ActionDesk>().AddSingleton<ActionPen>();
        services.AddSingleton<ActionReading>().AddSingleton<ActionShares>().AddSingleton<OwnActions>();
        services.AddSingleton<StoryStore>().AddSingleton<Stories>().AddSingleton<ForumStories>();
        services.AddSingleton<ReflectionStore>().AddSingleton<ReflectionDesk>().AddSingleton<ReflectionPen>();
        services.AddSingleton<Lens>().AddSingleton<IFillLens>(all => all.GetRequiredService<Lens>());
        services.AddSingleton<GroupPractice>().AddSingleton<IPracticeOfMembers, MembersPractice>();
        services.AddSingleton<IWriteTrialActions, PlannedSteps>();
        services.AddSingleton<JointStore>().AddSingleton<JointTextStore>().AddSingleton<JointTexts>();
        services.AddSingleton<JointDesk>().AddSingleton<JointPen>().AddSingleton<PortfolioDesk>();
        services
            .AddSingleton<IWriteTogether, TogetherHand>()
            .AddSingleton<JointOwnData>()
            .AddSingleton<JointOwnStore>();
        services.AddSingleton<RulesStore>().AddSingleton<RulesDesk>().AddSingleton<RulesPen>();
        services.AddSingleton<IWriteRules, RulesHand>().AddSingleton<RulesOwnData>().AddSingleton<RulesOwnStore>();
        services.AddSingleton<TakeBackChosen>().AddSingleton<TakeBackEntries>();
        services.AddSingleton<ITakeBackOwnData, TakeBackPractice>();
        services.AddSingleton<ObstacleStore>().AddSingleton<ObstacleDesk>();
        services.AddSingleton<IWriteObstacles, ObstacleHand>();
        services.AddSingleton<IWritePractice, PracticePen>();
        services.AddSingleton<INavigation, PracticeNavigation>();
        services.AddSingleton<INextSteps, PracticeNextSteps>().AddSingleton<IReminderSource, PracticeReminders>();
        services.AddSingleton<IRemindOfOwn, AgreedStepReminders>();
        services.AddSingleton<PracticeDataStore>().AddSingleton<IHoldPersonalData, PracticePersonalData>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        ShowPractice.Map(routes);
        ShowGroupPractice.Map(routes);
        ShowFocus.Map(routes);
        ChooseFocus.Map(routes);
        ShowArena.Map(routes);
        ChooseArena.Map(routes);
        ShowArenas.Map(routes);
        ListActions.Map(routes);
        ShowAction.Map(routes);
        WriteAction.Map(routes);
        ShareAction.Map(routes);
        ListStories.Map(routes);
        ShowReflection.Map(routes);
        WriteReflection.Map(routes);
        ShowPortfolio.Map(routes);
        // What is tried together belongs to those who take part: a "no" to its address is noted, and who leads it sees it.
        var together = routes.MapGroup("").WithMetadata(new NotesRefusals(Artefact.JointAction, "id", "read"));
        ShowJoint.Map(together);
        WriteJoint.Map(together);
        TakePart.Map(together);
        NoteOutcome.Map(together);
        TellForum.Map(together);
        ShowRules.Map(routes);
        ProposeRules.Map(routes);
        ShowObstacles.Map(routes);
    }
}
