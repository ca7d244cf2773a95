using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Rooms.Groups.Contract;

namespace Sparring.Rooms.Groups;

/// <summary>The room's table of contents.</summary>
public static class GroupsRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<GroupsStore>();
        services.AddSingleton<ISparringGroups, SparringGroups>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
    }
}
