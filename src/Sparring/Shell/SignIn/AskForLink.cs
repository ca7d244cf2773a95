using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;

namespace Sparring.Shell.SignIn;

/// <summary>Type your address and get a link. The answer never tells whether anybody has the address.</summary>
public static class AskForLink
{
    // Longer than looking somebody up and writing the mail takes: the time tells nothing either.
    private static readonly TimeSpan AnswerTime = TimeSpan.FromMilliseconds(250);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("/sign-in", Door.Anyone, Show);
        routes.MapPage("/sign-in/sent", Door.Anyone, ShowSent);
        routes.MapAction("/sign-in", Door.Anyone, SendAsync);
    }

    private static IResult Show(HttpContext http)
    {
        var returnTo = LocalPath.Of(http.Request.Query["return"]);
        return http.Features.Get<Viewer>() is null ? Ask(http, "", returnTo, null) : Results.Redirect(returnTo);
    }

    private static IResult ShowSent(HttpContext http, SparringSettings settings) =>
        Pages.Show<LinkSentPage>(http, new { IsDemo = settings.IsDemo && settings.MailServer is null });

    private static async Task<IResult> SendAsync(
        Form form,
        HttpContext http,
        SignInLinks links,
        OldLinks oldLinks,
        CancellationToken cancel
    )
    {
        var answer = Task.Delay(AnswerTime, cancel);
        var returnTo = LocalPath.Of(form["return"]);
        var typed = form["email"];
        var email = form.Has("again") ? await oldLinks.EmailAsync(form["again"], cancel) : EmailAddress.Read(typed);
        if (email is null)
        {
            return Ask(http, typed, returnTo, "emailWrong");
        }

        var isSent = await links.SendAsync(email, ClientOf(http), returnTo, cancel);
        await answer;
        return isSent
            ? Results.Extensions.SeeOther("/sign-in/sent")
            : Ask(http, typed, returnTo, "tooMany", StatusCodes.Status429TooManyRequests);
    }

    private static IResult Ask(
        HttpContext http,
        string email,
        string returnTo,
        string? error,
        int status = StatusCodes.Status422UnprocessableEntity
    )
    {
        var fault = error is null
            ? null
            : RoomTexts.Of<SignInLinks>().With(error, SignInRequestStore.Window.TotalMinutes);
        return Pages.Show<SignInPage>(
            http,
            new
            {
                Email = email,
                ReturnTo = returnTo,
                Fault = fault,
            },
            error is null ? StatusCodes.Status200OK : status
        );
    }

    // One household or phone has a whole /64 of IPv6 addresses.
    private static string ClientOf(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address)
        {
            return "";
        }

        return address is { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.MapToIPv4().ToString();
    }
}
