using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sparring.Rooms.Coaching.Scheduling.When;

namespace Sparring.Tests.Rooms.Coaching.Scheduling;

/// <summary>A calendar on the web: https on this machine, which stands for the open internet, while 127.0.0.2 is a closed network.</summary>
internal sealed class CalendarHost : IAsyncDisposable
{
    public const string Mine =
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Tandlæge\nDTSTART:20181127T080000Z\nDURATION:PT2H\nEND:VEVENT\nEND:VCALENDAR";

    private readonly WebApplication app;
    private readonly X509Certificate2 certificate;

    private CalendarHost(WebApplication app, X509Certificate2 certificate)
    {
        (this.app, this.certificate) = (app, certificate);
        Fetcher = new CalendarFetcher(
            new CalendarDoors(
                address => address.Equals(IPAddress.Loopback),
                address => address.Scheme == Uri.UriSchemeHttps,
                (_, shown, _, _) => shown?.GetCertHashString() == certificate.GetCertHashString()
            )
        );
    }

    public CalendarFetcher Fetcher { get; }

    public string Text { get; set; } = Mine;

    public bool IsGone { get; set; }

    public string At(string path) => $"https://127.0.0.1:{Port}{path}";

    private int Port =>
        new Uri(
            app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.First() ?? ""
        ).Port;

    public static async Task<CalendarHost> StartAsync()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(
            "cn=kalender.example",
            key,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        var made = request.CreateSelfSigned(new(2000, 1, 1, 0, 0, 0, default), new(2100, 1, 1, 0, 0, 0, default));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(options =>
            options.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(made))
        );
        var host = new CalendarHost(builder.Build(), made);
        host.app.Run(host.AnswerAsync);
        await host.app.StartAsync();
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        Fetcher.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        certificate.Dispose();
    }

    private Task AnswerAsync(HttpContext http)
    {
        switch (http.Request.Path.Value)
        {
            case "/moved":
                http.Response.Redirect("/mine.ics");
                return Task.CompletedTask;
            case "/loop":
                http.Response.Redirect("/loop");
                return Task.CompletedTask;
            case "/inside":
                http.Response.Redirect($"https://127.0.0.2:{Port}/mine.ics");
                return Task.CompletedTask;
            case "/plain":
                http.Response.Redirect("http://127.0.0.1/mine.ics");
                return Task.CompletedTask;
            case "/large":
                return http.Response.Body.WriteAsync(new byte[CalendarReader.MostBytes + 1]).AsTask();
            case "/page":
                return http.Response.WriteAsync("<html>Log ind</html>");
            default:
                http.Response.StatusCode = IsGone ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
                return http.Response.WriteAsync(Text);
        }
    }
}
