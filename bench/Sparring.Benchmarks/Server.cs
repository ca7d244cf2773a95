using System.Diagnostics;
using System.Globalization;

namespace Sparring.Benchmarks;

/// <summary>A server of its own process, its address, and (the product) its sign-in links.</summary>
public sealed class Server : IDisposable
{
    private readonly Process process;

    private Server(Process process, Uri address, IReadOnlyDictionary<string, Uri> links, TimeSpan toFirstPage)
    {
        this.process = process;
        Address = address;
        Links = links;
        ToFirstPage = toFirstPage;
    }

    public Process Process => process;

    public Uri Address { get; }

    public IReadOnlyDictionary<string, Uri> Links { get; }

    /// <summary>From starting the process to the first answer of 200.</summary>
    public TimeSpan ToFirstPage { get; }

    public double Megabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1048576.0;
        }
    }

    /// <summary>The product on a data folder: the very process that serves, as <c>./run</c> starts it.</summary>
    public static Task<Server> ProductAsync(int port, string data) =>
        StartAsync(
            new ProcessStartInfo(
                "dotnet",
                [Dll("src/Sparring.Web", "Sparring.Web"), "--demo", "--port", Text(port), "--data", data]
            ),
            port,
            "/",
            waitForLinks: true
        );

    public static Task<Server> BaselineAsync(int port) =>
        StartAsync(
            new ProcessStartInfo("dotnet", [Dll("bench/Baseline", "Baseline"), "--urls", $"http://127.0.0.1:{port}"]),
            port,
            "/plain",
            waitForLinks: false
        );

    public void Dispose()
    {
        if (!process.HasExited)
        {
            // SIGTERM, so that the product ends its database too.
            Process.Start("kill", ["-TERM", Text(process.Id)]).WaitForExit();
            process.WaitForExit(TimeSpan.FromSeconds(20));
        }

        process.Dispose();
    }

    private static async Task<Server> StartAsync(ProcessStartInfo start, int port, string page, bool waitForLinks)
    {
        start.RedirectStandardOutput = true;
        var address = new Uri($"http://127.0.0.1:{port}");
        var links = new Dictionary<string, Uri>(StringComparer.Ordinal);
        var told = new TaskCompletionSource();
        var started = Stopwatch.GetTimestamp();
        var server = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        server.OutputDataReceived += (_, line) => Hear(line.Data, links, told);
        server.BeginOutputReadLine();
        using var client = new HttpClient { BaseAddress = address };
        while (!await AnswersAsync(client, page))
        {
            await Task.Delay(5);
        }

        var toFirstPage = Stopwatch.GetElapsedTime(started);
        if (waitForLinks)
        {
            await told.Task.WaitAsync(TimeSpan.FromMinutes(2));
        }

        return new Server(server, address, links, toFirstPage);
    }

    private static void Hear(string? line, Dictionary<string, Uri> links, TaskCompletionSource told)
    {
        const string Opening = "sign in as ";
        if (
            line?.StartsWith(Opening, StringComparison.Ordinal) != true
            || line.IndexOf(": ", StringComparison.Ordinal) is not (> 0 and var colon)
        )
        {
            return;
        }

        var role = line[Opening.Length..colon];
        links[role] = new Uri(line[(colon + 2)..].Trim());
        if (role == "executive")
        {
            told.TrySetResult();
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient client, string page)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(page, UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>What a project was built to, for running it.</summary>
    /// <exception cref="FileNotFoundException">It has not been built.</exception>
    public static string Dll(string project, string name)
    {
        var dll = Path.Combine(Root, project, "bin", "Release", "net10.0", name + ".dll");
        return File.Exists(dll)
            ? dll
            : throw new FileNotFoundException($"Build it first: dotnet build -c Release {project}");
    }

    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Sparring.slnx"))
            ? folder
            : FindRoot(
                Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Run this inside the project.")
            );

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
