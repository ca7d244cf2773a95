using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Web;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Shell.Account;
using Sparring.Shell.Demo;
using Sparring.Shell.SignIn;
using Sparring.Shell.Start;

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
        services.AddSingleton<PeopleDataStore>().AddSingleton<MailDataStore>();
        services.AddSingleton<IHoldPersonalData, PeopleData>();
        services.AddSingleton<IHoldPersonalData, SignInData>();
        services.AddSingleton<IHoldPersonalData, MailData>();
        services.AddSingleton<INavigation, ShellNavigation>();
        services.AddSingleton<AccountStore>();
        services.AddScoped<GatherThread>();
        services.AddScoped<DemoProgramme>();
        services.AddSingleton<DemoStore>();
        services.AddScoped<DemoPlan>();
        services.AddScoped(given => new Lazy<DemoPlan>(given.GetRequiredService<DemoPlan>));
        services.AddSingleton<DemoPeople>();
        services.AddScoped<DemoFoundations>();
        services.AddScoped<DemoPractice>();
        services.AddScoped<DemoTogether>();
        services.AddScoped<DemoObstacles>();
        services.AddScoped<DemoRules>();
        services.AddScoped<DemoDilemmas>();
        services.AddScoped<DemoSessions>();
        services.AddScoped<DemoTimes>();
        services.AddScoped<DemoSurveys>();
        services.AddScoped<DemoStaff>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        AskForLink.Map(routes);
        OpenLink.Map(routes);
        SignOut.Map(routes);
        ShowStart.Map(routes);
        ShowAccount.Map(routes);
        EndSignIn.Map(routes);
        ChooseLanguage.Map(routes);
    }
}
