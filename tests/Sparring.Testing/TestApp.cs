using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sparring.Platform.Data;
using Sparring.Platform.Live;
using Sparring.Platform.Web;
using Sparring.Rooms.Calendar.Contract;
using Sparring.Shell.SignIn;
using Xunit;

namespace Sparring.Testing;

/// <summary>
/// The real application on a loopback port, with a database of its own and a clock that stands still:
/// <c>class XTests(TestApp app) : IClassFixture&lt;TestApp&gt;</c>.
/// </summary>
public sealed class TestApp(TestServer server) : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("sparring-app-").FullName;
    private WebApplication? app;

    public TestDatabase Database { get; } = new(server);

    public TestWorld World => Database.World;

    public FakeClock Clock => Database.Clock;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>The folder of keys: outside the database, gone after the class.</summary>
    public string KeyStore => Path.Combine(folder, "keys");

    public IServiceProvider Services =>
        app?.Services ?? throw new InvalidOperationException("The application has not started.");

    public Db Db => Services.GetRequiredService<Db>();

    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Clock).AddSingleton(new PauseAfterStart(TimeSpan.Zero));
        builder.Services.AddSparring(Settings());
        var morning = new FirstMorning();
        builder.Services.AddSingleton<IMorningWork>(morning);
        app = builder.Build();
        app.MapSparring();
        await app.StartAsync();
        var bound = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        Address = new Uri(bound?.Addresses.First() ?? "");
        // When it begins to listen for changes of rights it tells every page to look again; no test shall hear that one.
        var live = Services.GetRequiredService<AccessChanges>();
        await Waiting.UntilAsync(() => Task.FromResult(live.MarkOf(new(Guid.Empty)).Split('-')[1] != "0"));

        // The morning of the day it starts on is made up for, and not while a test runs that has a morning of its own.
        await morning.Done.Task.WaitAsync(Waiting.Patience);
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

    /// <summary>Nobody: sees what is open to anyone.</summary>
    public TestClient Client() => new(Address, new CookieContainer());

    /// <summary>A browser in which this person is signed in.</summary>
    public async Task<TestClient> SignedInClientAsync(PersonId person)
    {
        var cookies = new CookieContainer();
        cookies.Add(Address, new Cookie(SessionCookie.PlainName, (await SignInAsync(person)).Text));
        return new TestClient(Address, cookies);
    }

    /// <summary>Makes a session for this person; the token is the cookie's value.</summary>
    public async Task<Token> SignInAsync(PersonId person)
    {
        var token = Token.New();
        await Database.ExecuteAsync(
            """
            insert into sign_in_session (id, token_hash, tenant, person, created_at, expires_at, last_used_on, device)
            select @id, @hash, tenant, id, @now, @ends, @day, 'test' from person where id = @person
            """,
            new
            {
                id = Ids.Secure.Next(),
                hash = token.Hash,
                now = Clock.Now,
                ends = Clock.Now.AddDays(1),
                day = Clock.Today(),
                person,
            }
        );
        return token;
    }

    // What is added last is done last.
    private sealed class FirstMorning : IMorningWork
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task RunAsync(CancellationToken cancel)
        {
            Done.TrySetResult();
            return Task.CompletedTask;
        }
    }

    private SparringSettings Settings() =>
        new()
        {
            ConnectionString = Database.ConnectionString,
            KeyStore = KeyStore,
            Assets = Repository.Path("src/Sparring.Web/wwwroot"),
            Programmes = Repository.Path("programmes"),
            Address = new Uri("http://localhost"),
        };
}
