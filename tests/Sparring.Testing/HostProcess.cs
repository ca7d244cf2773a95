using System.Diagnostics;
using System.Globalization;

namespace Sparring.Testing;

/// <summary>The real web host as a process of its own, as <c>run</c> starts it: can be ended kindly and cruelly.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    // A machine that others use may stand still for minutes.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private const string Way = "sign in as ";
    private readonly Process process;
    private readonly List<string> lines = [];
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HostProcess(Process process) => this.process = process;

    /// <summary>What it said so far, both ways out.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (lines)
            {
                return [.. lines];
            }
        }
    }

    public int Id => process.Id;

    public Uri Address =>
        new(
            Lines
                .SingleOrDefault(line => line.StartsWith("Sparring: ", StringComparison.Ordinal))
                ?["Sparring: ".Length..]
                ?? throw new InvalidOperationException("The program did not come up: " + string.Join('\n', Lines))
        );

    /// <summary>The roles of the demo that have a way in, in the order they are said.</summary>
    public IReadOnlyList<string> Roles =>
        [
            .. Lines
                .Where(line => line.StartsWith(Way, StringComparison.Ordinal))
                .Select(line => line[Way.Length..].Split(": ")[0]),
        ];

    /// <summary>The link of the demo for a role.</summary>
    public Uri LinkOf(string role) =>
        new(Lines.Single(line => line.StartsWith($"{Way}{role}: ", StringComparison.Ordinal)).Split(": ", 2)[1]);

    public int ExitCode => process.ExitCode;

    /// <summary>Starts it and waits until it answers, or has ended.</summary>
    public static async Task<HostProcess> StartAsync(
        string data,
        IReadOnlyDictionary<string, string>? environment = null,
        params string[] more
    )
    {
        var host = Begin(data, environment, more);
        await Task.WhenAny(host.ready.Task, host.process.WaitForExitAsync()).WaitAsync(Patience);
        return host;
    }

    /// <summary>Starts it and waits for nothing.</summary>
    public static HostProcess Begin(
        string data,
        IReadOnlyDictionary<string, string>? environment = null,
        params string[] more
    )
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Sparring.Web.dll"), "--data", data, .. more]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("ConnectionStrings__Sparring");
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var host = new HostProcess(new Process { StartInfo = start });
        host.process.OutputDataReceived += (_, line) => host.Hear(line.Data);
        host.process.ErrorDataReceived += (_, line) => host.Hear(line.Data);
        host.process.Start();
        host.process.BeginOutputReadLine();
        host.process.BeginErrorReadLine();
        return host;
    }

    /// <summary>SIGTERM, as a service manager sends it; waits for the end.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>SIGKILL: no chance to finish anything.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync().WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await TerminateAsync();
        }

        process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (lines)
        {
            lines.Add(line);
        }

        // The last thing said of a start.
        if (line.StartsWith("Ctrl-C", StringComparison.Ordinal))
        {
            ready.TrySetResult();
        }
    }
}
