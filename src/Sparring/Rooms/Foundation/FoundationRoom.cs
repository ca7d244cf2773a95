using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Ui;
using Sparring.Platform.Web;
using Sparring.Rooms.Calendar.Contract;
using Sparring.Rooms.Foundation.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>The room's table of contents.</summary>
public static class FoundationRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<FoundationStore>().AddSingleton<VersionStore>().AddSingleton<SubmissionStore>();
        services.AddSingleton<FoundationAccess>().AddSingleton<Drafts>().AddSingleton<Versions>();
        services.AddSingleton<PublicationStore>().AddSingleton<FeedbackStore>().AddSingleton<RereadingStore>();
        services
            .AddSingleton<Feedbacks>()
            .AddSingleton<Publishing>()
            .AddSingleton<Sharing>()
            .AddSingleton<OpenFoundations>();
        services
            .AddSingleton<Rereadings>()
            .AddSingleton<RereadDesk>()
            .AddSingleton<OwnVersions>()
            .AddSingleton<Carrying>();
        services.AddSingleton<INextSteps, FoundationNextSteps>().AddSingleton<IReminderSource, FoundationReminders>();
        services.AddSingleton<Submissions>().AddSingleton<Readings>();
        services.AddSingleton<Desk>().AddSingleton<HandInDesk>().AddSingleton<CoachedGroups>().AddSingleton<HandedIn>();
        services.AddSingleton<INavigation, FoundationNavigation>();
        services.AddSingleton<FoundationDataStore>().AddSingleton<OwnTexts>();
        services.AddSingleton<IHoldPersonalData, FoundationPersonalData>();
        services.AddSingleton<KeptBefore>().AddSingleton<ITakeBackOwnData, TakeBackFoundation>();
        services.AddSingleton<IWriteFoundations, OwnersPen>();
        services.AddSingleton<IHandedInFoundations, HandedInFoundations>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        WriteFoundation.Map(routes);
        SaveDraft.Map(routes);
        KeepNotes.Map(routes);
        CheckSelf.Map(routes);
        SubmitFoundation.Map(routes);
        ReadingList.Map(routes);
        ReadFoundation.Map(routes);
        HandInStatus.Map(routes);
        ShareVersion.Map(routes);
        GiveFeedback.Map(routes);
        ReadFeedback.Map(routes);
        PublishFoundation.Map(routes);
        OpenToMe.Map(routes);
        ReadAloudPages.Map(routes);
        RereadFoundation.Map(routes);
        VersionPages.Map(routes);
        CarryOver.Map(routes);
    }
}
