using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Web;
using Sparring.Shell.SignIn;

namespace Sparring.Shell;

/// <summary>The shell around the rooms: sign-in, the start page, the account.</summary>
public static class ShellRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<SignInStore>();
        services.AddSingleton<SignInRequestStore>();
        services.AddSingleton<SessionCookie>();
        services.AddSingleton<SignInLinks>();
        services.AddSingleton<OldLinks>();
        services.AddSingleton<SignIns>();
        services.AddSingleton<IKnowViewers, SignedInViewers>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        AskForLink.Map(routes);
        OpenLink.Map(routes);
        SignOut.Map(routes);
    }
}
