using System.Diagnostics;

namespace Sparring.Benchmarks;

/// <summary>What a run of requests cost the server.</summary>
/// <param name="Requests">How many were answered with 200.</param>
/// <param name="Seconds">Wall time of the run.</param>
/// <param name="CpuMicroseconds">CPU of the server's process for each request, user and system.</param>
public sealed record Cost(int Requests, double Seconds, double CpuMicroseconds)
{
    public double PerSecond => Requests / Seconds;
}

/// <summary>Asks one address many times over a fixed number of connections, and reads the server's CPU before and after.</summary>
public static class Load
{
    public const int Connections = 64;

    public static async Task<Cost> RunAsync(Uri page, string? cookie, int requests, Process server)
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = Connections, UseCookies = false };
        using var client = new HttpClient(handler);
        var left = requests;
        var before = Cpu(server);
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => AskAsync()));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return new Cost(requests, seconds, (Cpu(server) - before).TotalMicroseconds / requests);

        async Task AskAsync()
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, page);
                if (cookie is not null)
                {
                    request.Headers.Add("Cookie", cookie);
                }

                using var answer = await client.SendAsync(request);
                answer.EnsureSuccessStatusCode();
                await answer.Content.CopyToAsync(Stream.Null);
            }
        }
    }

    /// <summary>How long the page is, uncompressed.</summary>
    public static async Task<int> BytesAsync(Uri page, string? cookie)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }, disposeHandler: true);
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        request.Headers.TryAddWithoutValidation("Cookie", cookie);
        using var answer = await client.SendAsync(request);
        return (await answer.Content.ReadAsByteArrayAsync()).Length;
    }

    private static TimeSpan Cpu(Process server)
    {
        server.Refresh();
        return server.TotalProcessorTime;
    }
}
