using System.Diagnostics;
using System.Globalization;

namespace Sparring.Testing;

/// <summary>The real web host as a process of its own, as <c>run</c> starts it: can be ended kindly and cruelly.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
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
        new(Lines.Single(line => line.StartsWith("Sparring: ", StringComparison.Ordinal))["Sparring: ".Length..]);

    /// <summary>The link of the demo for a role.</summary>
    public Uri LinkOf(string role) =>
        new(Lines.Single(line => line.StartsWith($"sign in as {role}: ", StringComparison.Ordinal)).Split(": ", 2)[1]);

    public int ExitCode => process.ExitCode;

    /// <summary>Starts it and waits until it answers, or has ended.</summary>
    public static async Task<HostProcess> StartAsync(
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
        await Task.WhenAny(host.ready.Task, host.process.WaitForExitAsync()).WaitAsync(Patience);
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
