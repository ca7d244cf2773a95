using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Texts;
using Sparring.Platform.Ui;
using Sparring.Platform.Web;
using Sparring.Rooms.Groups.Composing;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Groups;

/// <summary>The room's table of contents.</summary>
public static class GroupsRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<GroupsStore>();
        services.AddSingleton<ISparringGroups, SparringGroups>();
        services.AddSingleton<GroupListStore>();
        services.AddSingleton<GroupLists>();
        services.AddSingleton<IGroupLists>(given => given.GetRequiredService<GroupLists>());
        services.AddSingleton<OccasionStore>();
        services.AddSingleton<OccasionReading>();
        services.AddSingleton<MetStore>();
        services.AddSingleton<GroupsAccess>();
        services.AddSingleton<GroupsReading>();
        services.AddSingleton<GroupChangeStore>();
        services.AddSingleton<AgreementStore>();
        services.AddSingleton<AcceptanceStore>();
        services.AddSingleton<IGroupAgreements>(given => given.GetRequiredService<AcceptanceStore>());
        services.AddSingleton<INextSteps, GroupsNextSteps>();
        services.AddSingleton<GroupReading>();
        services.AddSingleton<GroupNotices>();
        services.AddSingleton<MovingMembers>();
        services.AddSingleton<ChangingCoaches>();
        AddComposing(services);
        services.AddSingleton<INavigation, Menu>();
        services.AddSingleton<IHoldPersonalData, GroupsPersonalData>();
    }

    private static void AddComposing(IServiceCollection services)
    {
        services.AddSingleton<ProposalStore>();
        services.AddSingleton<ProposalChanges>();
        services.AddSingleton<ProposalReading>();
        services.AddSingleton<ProposalStarting>();
        services.AddSingleton<ProposalDesk>();
        services.AddSingleton<ConfirmationStore>();
        services.AddSingleton<DayDesk>();
        services.AddSingleton<Confirming>();
        services.AddSingleton<Announcing>();
        services.AddSingleton<Searches>();
        services.AddHostedService(given => given.GetRequiredService<Searches>());
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        ShowGroups.Map(routes);
        ExportRooms.Map(routes);
        ShowMet.Map(routes);
        ImportGroups.Map(routes);
        ShowGroup.Map(routes);
        MoveMember.Map(routes);
        ChangeCoach.Map(routes);
        WriteAgreement.Map(routes);
        AcceptAgreement.Map(routes);
        StartProposal.Map(routes);
        ShowProposal.Map(routes);
        SearchGroups.Map(routes);
        SeatPeople.Map(routes);
        MoveFewest.Map(routes);
        NamePairs.Map(routes);
        ConfirmProposal.Map(routes);
        SeatTheDay.Map(routes);
    }

    private sealed class Menu : INavigation
    {
        public IEnumerable<NavigationItem> For(IReadOnlySet<string> roles) =>
            [new(40, "/groups", RoomTexts.Of<GroupsStore>()["room"])];
    }
}
