using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Sparring.Browser.Tests.Demo;
using Xunit;

[assembly: AssemblyFixture(typeof(DemoHost))]

namespace Sparring.Browser.Tests.Demo;

/// <summary>The real program, as <c>./run</c> starts it: its own PostgreSQL, the demo programme, one sign-in link per role. Started when first asked for.</summary>
public sealed partial class DemoHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly string data = Directory.CreateTempSubdirectory("sparring-browser-").FullName;
    private readonly Dictionary<string, string> links = new(StringComparer.Ordinal);
    private readonly List<string> said = [];
    private readonly Lazy<Task<Uri>> address;
    private Process? program;

    public DemoHost() => address = new(StartAsync);

    public Task<Uri> AddressAsync() => address.Value;

    /// <summary>The roles of the demo, as the terminal names them.</summary>
    public async Task<IReadOnlyList<string>> RolesAsync()
    {
        await AddressAsync();
        return [.. links.Keys];
    }

    /// <summary>The one-time link of a role; good once.</summary>
    public async Task<string> LinkAsync(string role)
    {
        await AddressAsync();
        return links[role];
    }

    public async ValueTask DisposeAsync()
    {
        if (program is { HasExited: false })
        {
            using var end = Process.Start(
                "kill",
                ["-TERM", program.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]
            );
            await end.WaitForExitAsync();
            await program.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
        }

        program?.Dispose();
        Directory.Delete(data, recursive: true);
    }

    private async Task<Uri> StartAsync()
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Sparring.Web.dll"));
        start.ArgumentList.Add("--port");
        start.ArgumentList.Add(port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        start.ArgumentList.Add("--data");
        start.ArgumentList.Add(data);
        start.Environment.Remove("ConnectionStrings__Sparring");
        program = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        program.OutputDataReceived += (_, line) => Hear(line.Data);
        program.ErrorDataReceived += (_, line) => Hear(line.Data);
        program.BeginOutputReadLine();
        program.BeginErrorReadLine();
        var started = new Uri($"http://127.0.0.1:{port}");
        await AnswersAsync(started);
        return started;
    }

    private async Task AnswersAsync(Uri started)
    {
        using var http = new HttpClient { BaseAddress = started };
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < Patience && program is { HasExited: false })
        {
            if (SaidAll())
            {
                using var health = await http.GetAsync("/health");
                health.EnsureSuccessStatusCode();
                return;
            }

            await Task.Delay(100);
        }

        lock (said)
        {
            throw new InvalidOperationException("The program did not come up: " + string.Join('\n', said));
        }
    }

    // The links come after the address; half a second of silence after the first link ends them.
    private DateTime lastHeard = DateTime.MaxValue;

    private bool SaidAll()
    {
        lock (said)
        {
            return links.Count > 0
                && TimeProvider.System.GetUtcNow().UtcDateTime - lastHeard > TimeSpan.FromMilliseconds(500);
        }
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (said)
        {
            said.Add(line);
            lastHeard = TimeProvider.System.GetUtcNow().UtcDateTime;
            if (LinkLine().Match(line) is { Success: true } link)
            {
                links[link.Groups["role"].Value] = link.Groups["link"].Value;
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"sign in as (?<role>[^:]+): (?<link>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LinkLine();
}
