using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sparring.Platform.Web;

namespace Sparring.Platform.Mail;

/// <summary>Outbox, senders and the page of sent mail.</summary>
public static class SparringMail
{
    public static void AddMail(this IServiceCollection services)
    {
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<MailboxStore>();
        services.AddSingleton<IOutbox, Outbox>();
        services.AddSingleton<MailboxDelivery>();
        services.AddSingleton<IDelivery>(Delivery);
        services.AddSingleton<Sending>();
        services.AddAfterStart<OutboxSender>();
    }

    /// <summary>Sent mail is read without sign-in: the sign-in link is in it. So only the demo has the page.</summary>
    public static void MapMail(this IEndpointRouteBuilder routes)
    {
        routes.MapPage("/mail", Door.Anyone, ReadMail.ListAsync);
        routes.MapPage("/mail/{id:guid}", Door.Anyone, ReadMail.OneAsync);
    }

    private static IDelivery Delivery(IServiceProvider services)
    {
        var settings = services.GetRequiredService<SparringSettings>();
        if (settings.MailServer is { } server)
        {
            return new SmtpDelivery(settings, server);
        }

        if (!settings.IsDemo)
        {
            services
                .GetRequiredService<ILogger<Sending>>()
                .LogWarning("No mail server is set: mail is kept in the database, and nobody gets it.");
        }

        return services.GetRequiredService<MailboxDelivery>();
    }
}
