using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Programme;

/// <summary>The room's table of contents.</summary>
public static class ProgrammeRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<ProgrammeStore>();
        services.AddSingleton<IProgrammes, Programmes>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
    }
}
