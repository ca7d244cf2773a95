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
    var builder = WebApplication.CreateSlimBuilder();
    var named = builder.Configuration.GetConnectionString("Sparring");
    await using var database = StartDatabase.Of(named, options.Data);
    StartPort.Check(options.Host, options.Port);
    // The server starts while the application is put together: neither needs the other until the first question.
    var opening = database.OpenAsync(CancellationToken.None);
    var settings = StartSettings.Read(builder.Configuration, options, database);
    builder.WebHost.UseUrls($"http://{options.Host}:{options.Port}");
    builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
    // Nothing of it is shown; silenced it also makes no trace of each request.
    builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
    builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    builder.Services.AddSingleton(database.Source);
    builder.Services.AddSparring(settings);
    await using var app = builder.Build();
    app.MapSparring();
    try
    {
        var found = await opening;
        await app.StartAsync();
        await Console.Out.WriteLineAsync(await StartWords.SayAsync(app.Services, found, CancellationToken.None));
    }
    catch (Exception fault) when (database.Fullness is { } told)
    {
        // Whatever was said of it, that is why.
        throw new StartFault(told, fault);
    }

    await app.WaitForShutdownAsync();
}
