using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Rooms.Privacy.Contract;

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
        services.AddSingleton<IReadLog, ReadLog>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
    }
}
