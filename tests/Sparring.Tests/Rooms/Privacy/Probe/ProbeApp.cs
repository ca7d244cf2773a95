using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sparring.Platform.Data;
using Sparring.Shell.SignIn;
using Sparring.Testing;

namespace Sparring.Tests.Rooms.Privacy.Probe;

/// <summary>The real application on a scratch database, its whole log caught; a hole may be planted in it.</summary>
internal sealed class ProbeApp : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sparring-probe-").FullName;
    private WebApplication? app;

    private ProbeApp(TestServer server, ProbeApp? copied) =>
        Database = new TestDatabase(server) { CopyOf = copied?.Database };

    public TestDatabase Database { get; }

    public string Keys => Path.Combine(folder, "keys");

    public LogSink Log { get; } = new();

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public IServiceProvider Services => app?.Services ?? throw new InvalidOperationException("Not started.");

    public IReadOnlyList<RouteEndpoint> Routes =>
        [.. Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    public static async Task<ProbeApp> StartAsync(TestServer server, Hole? hole = null, ProbeApp? copied = null)
    {
        var made = new ProbeApp(server, copied);
        await made.Database.InitializeAsync();
        made.CopyKeys(copied);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(made.Log).SetMinimumLevel(LogLevel.Debug);
        builder.Services.AddSingleton<TimeProvider>(made.Database.Clock);
        builder.Services.AddSparring(made.Settings());
        hole?.Services(builder.Services);
        made.app = builder.Build();
        hole?.Before(made.app);
        made.app.MapSparring();
        hole?.After(made.app, made.Database);
        await made.app.StartAsync();
        made.Address = new Uri(
            made.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.First() ?? ""
        );
        return made;
    }

    /// <summary>A session for this person; nobody has none.</summary>
    public async Task<TestClient> ClientAsync(PersonId? person)
    {
        var cookies = new CookieContainer();
        if (person is { } who)
        {
            var token = Token.New();
            var now = Database.Clock.Now;
            await Database.ExecuteAsync(
                """
                insert into sign_in_session (id, token_hash, tenant, person, created_at, expires_at, last_used_on, device)
                select @id, @hash, tenant, id, @now, @ends, @day, 'probe' from person where id = @who
                """,
                new
                {
                    id = Ids.Secure.Next(),
                    hash = token.Hash,
                    now,
                    ends = now.AddDays(1),
                    day = Database.Clock.Today(),
                    who,
                }
            );
            cookies.Add(Address, new Cookie(SessionCookie.PlainName, token.Text));
        }

        return new TestClient(Address, cookies);
    }

    /// <summary>Ends the application; its database and its keys stay, to be copied.</summary>
    public async Task StopAsync()
    {
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
            app = null;
        }

        Npgsql.NpgsqlConnection.ClearAllPools();
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        await Database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private void CopyKeys(ProbeApp? copied)
    {
        if (copied is null)
        {
            return;
        }

        foreach (var key in Directory.EnumerateFiles(copied.folder, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder, Path.GetRelativePath(copied.folder, key));
            Directory.CreateDirectory(Path.GetDirectoryName(to) ?? folder);
            File.Copy(key, to);
        }
    }

    private SparringSettings Settings() =>
        new()
        {
            ConnectionString = Database.ConnectionString,
            KeyStore = Keys,
            Assets = Repository.Path("src/Sparring.Web/wwwroot"),
            Programmes = Repository.Path("programmes"),
            Address = new Uri("http://localhost"),
            IsDemo = false,
        };
}
