using System.Globalization;
using Sparring;
using Sparring.Platform.Data;
using Sparring.Web;

try
{
    await StartAsync(StartOptions.Read(args));
    return 0;
}
catch (StartFault fault)
{
    await Console.Error.WriteLineAsync($"Sparring cannot start. {fault.Message}");
    return 1;
}

static async Task StartAsync(StartOptions options)
{
    // What most readers read: the door changes it for the others (DoorKeeper).
    CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo("da-DK");
    CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.DefaultThreadCurrentCulture;
    // Told by the environment alone, so that the database can start before the application is put together.
    var named = new ConfigurationBuilder().AddEnvironmentVariables().Build().GetConnectionString("Sparring");
    await using var database = StartDatabase.Of(named, options.Data);
    StartPort.Check(options.Host, options.Port);
    var opening = database.OpenAsync(CancellationToken.None);
    var builder = WebApplication.CreateSlimBuilder();
    var settings = StartSettings.Read(builder.Configuration, options, database);
    builder.WebHost.UseUrls($"http://{options.Host}:{options.Port}");
    builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
    // Nothing of it is shown; silenced it also makes no trace of each request.
    builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
    builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    builder.Services.AddSingleton(_ => database.Source);
    builder.Services.AddSparring(settings);
    await using var app = builder.Build();
    app.MapSparring();
    try
    {
        var found = await opening;
        await app.StartAsync();
        await Console.Out.WriteLineAsync(await StartWords.SayAsync(app.Services, found, CancellationToken.None));
    }
    catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
    {
        // Ended before it had begun: nothing is broken.
        return;
    }
    catch (Exception fault) when (database.Fullness is { } told)
    {
        // Whatever was said of it, that is why.
        throw new StartFault(told, fault);
    }

    await app.WaitForShutdownAsync();
}
