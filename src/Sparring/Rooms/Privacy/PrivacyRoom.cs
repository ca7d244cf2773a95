using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Texts;
using Sparring.Platform.Ui;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Privacy.Erasing;

namespace Sparring.Rooms.Privacy;

/// <summary>The room's table of contents.</summary>
public static class PrivacyRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<IPermissionMatrix>(PermissionMatrix.Embedded);
        services.AddSingleton<PermissionTable>();
        services.AddHostedService<LoadPermissions>();
        services.AddSingleton<IGrants, GrantStore>();
        services.AddSingleton<ReadLog>();
        services.AddSingleton<IReadLog>(given => given.GetRequiredService<ReadLog>());
        services.AddSingleton<ReadLogStore>();
        services.AddSingleton<ReadLogAnchors>();
        services.AddSingleton<ReadLogCheck>();
        services.AddAfterStart<AnchorReadLog>();
        services.AddSingleton<PrivacyDataStore>().AddSingleton<MyData>();
        services.AddSingleton<IHoldPersonalData, PrivacyData>();
        services.AddSingleton<ErasureStore>().AddSingleton<ErasePerson>();
        services.AddHostedService(given => given.GetRequiredService<ErasePerson>());
        services.AddSingleton<ErasureLedger>().AddSingleton<ErasureRequestStore>();
        services.AddAfterStart<ErasureRequests>();
        services.AddSingleton<INextSteps, ErasureNextSteps>();
        services.AddSingleton<INavigation, Menu>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        ShowMatrix.Map(routes);
        ShowReads.Map(routes);
        ShowMyData.Map(routes);
        TakeBackMyData.Map(routes);
        ErasureOfMine.Map(routes);
        RequestErasure.Map(routes);
    }

    private sealed class Menu : INavigation
    {
        public IEnumerable<NavigationItem> For(IReadOnlySet<string> roles) =>
            [new(90, "/privacy", RoomTexts.Of<PrivacyData>()["room"])];
    }
}
