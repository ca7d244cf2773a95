using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sparring.Platform.Data;
using Sparring.Platform.Live;
using Sparring.Platform.Mail;
using Sparring.Platform.Sealing;
using Sparring.Platform.Web;
using Sparring.Rooms.Calendar;
using Sparring.Rooms.Coaching;
using Sparring.Rooms.Dilemmas;
using Sparring.Rooms.Foundation;
using Sparring.Rooms.Groups;
using Sparring.Rooms.People;
using Sparring.Rooms.Practice;
using Sparring.Rooms.Privacy;
using Sparring.Rooms.Programme;
using Sparring.Rooms.Surveys;
using Sparring.Shell;

namespace Sparring;

/// <summary>The only two entrances: what Sparring needs, and where its pages are.</summary>
public static class SparringApp
{
    public static IServiceCollection AddSparring(this IServiceCollection services, SparringSettings settings)
    {
        TypeHandlers.Register();
        services.AddSingleton(settings);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(Ids.Secure);
        services.TryAddSingleton(_ => Db.SourceOf(settings.ConnectionString));
        services.AddSingleton<Db>();
        services.AddSingleton<ISeals, Seals>();
        services.AddSingleton<CertificateSigner>();
        services.AddResponseCompression(pages =>
        {
            pages.EnableForHttps = true;
            pages.MimeTypes = ["text/html"];
        });
        // A page is made once and carried over a phone's line: it is worth a closer look than the fastest.
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);
        // æ, ø and å as themselves: the page is UTF-8, and escapes of six letters only make it longer.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton(new FormTokens(settings.Address));
        services.AddSingleton<Menus>();
        services.AddMail();
        services.AddLive();
        ShellRoom.Add(services);
        PeopleRoom.Add(services);
        CalendarRoom.Add(services);
        PrivacyRoom.Add(services);
        ProgrammeRoom.Add(services);
        PracticeRoom.Add(services);
        GroupsRoom.Add(services);
        FoundationRoom.Add(services);
        CoachingRoom.Add(services);
        DilemmasRoom.Add(services);
        SurveysRoom.Add(services);
        return services;
    }

    public static void MapSparring(this WebApplication app)
    {
        AssetFiles.Load(app.Services.GetRequiredService<SparringSettings>().Assets);
        app.UseMiddleware<SecurityHeaders>();
        app.UseResponseCompression();
        app.UseExceptionHandler(broken => broken.Run(http => Refusals.Broken.ExecuteAsync(http)));
        app.UseRouting();
        app.UseMiddleware<NoteRefused>();
        app.UseMiddleware<DoorKeeper>();
        app.MapAssets();
        app.MapPage("/health", Door.Anyone, () => Results.Text("healthy"));
        app.MapMail();
        app.MapLive();
        ShellRoom.Map(app);
        PeopleRoom.Map(app);
        CalendarRoom.Map(app);
        PrivacyRoom.Map(app);
        ProgrammeRoom.Map(app);
        PracticeRoom.Map(app);
        GroupsRoom.Map(app);
        FoundationRoom.Map(app);
        CoachingRoom.Map(app);
        DilemmasRoom.Map(app);
        SurveysRoom.Map(app);
    }
}
