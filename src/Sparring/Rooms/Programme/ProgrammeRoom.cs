using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Rooms.Programme.Contract;
using Sparring.Rooms.Programme.Design;
using Sparring.Rooms.Programme.Files;

namespace Sparring.Rooms.Programme;

/// <summary>The room's table of contents.</summary>
public static class ProgrammeRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<ProgrammeStore>();
        services.AddSingleton<DesignStore>();
        services.AddSingleton<DesignHistory>();
        services.AddSingleton<ProgrammeFiles>();
        services.AddSingleton<IProgrammeFiles>(provider => provider.GetRequiredService<ProgrammeFiles>());
        services.AddSingleton<IProgrammes, Programmes>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
    }
}
