using System.Net;

namespace Sparring.Benchmarks;

/// <summary>
/// CPU for each request of two pages of the product, signed in, with row-level security and a real database, against the same
/// components from memory in the smallest application: in one run, turn by turn, at 64 connections.
/// </summary>
public static class PagesBenchmark
{
    private const int Turns = 5;

    // Turns of warming up: until the compiler has done its last and best.
    private const int Warm = 8;

    public static async Task<int> RunAsync(string data, int requests)
    {
        using var product = await Server.ProductAsync(5191, data);
        using var baseline = await Server.BaselineAsync(5192);
        var pairs = new (string Name, string Page, string Role, string Memory)[]
        {
            ("my thread", "/", "leader", "/thread"),
            ("people, 38 rows", "/people?role=participant", "organiser", "/people"),
        };
        Console.WriteLine(
            "| page | product µs CPU | from memory µs CPU | ratio | plain text µs CPU | product requests/s | bytes, product and memory |"
        );
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (name, page, role, memory) in pairs)
        {
            var cookie = await SignInAsync(product.Links[role]);
            await MeasureAsync(
                name,
                (product, new Uri(product.Address, page), cookie),
                (baseline, new Uri(baseline.Address, memory)),
                baseline,
                requests
            );
        }

        var leader = await SignInAsync(product.Links["leader-same-group"]);
        await Load.RunAsync(product.Address, leader, requests * 25, product.Process);
        Console.WriteLine(
            $"Memory of the web process after {requests * 25:N0} more requests: {product.Megabytes:F0} MB"
        );
        return 0;
    }

    private static async Task MeasureAsync(
        string name,
        (Server Server, Uri Page, string Cookie) product,
        (Server Server, Uri Page) memory,
        Server plain,
        int requests
    )
    {
        var plainPage = new Uri(plain.Address, "/plain");
        await Load.RunAsync(product.Page, product.Cookie, requests * Warm, product.Server.Process);
        await Load.RunAsync(memory.Page, null, requests * Warm, memory.Server.Process);
        await Load.RunAsync(plainPage, null, requests * Warm, plain.Process);
        List<(Cost Product, Cost Memory, Cost Plain)> turns = [];
        for (var turn = 0; turn < Turns; turn++)
        {
            turns.Add(
                (
                    await Load.RunAsync(product.Page, product.Cookie, requests, product.Server.Process),
                    await Load.RunAsync(memory.Page, null, requests, memory.Server.Process),
                    await Load.RunAsync(plainPage, null, requests, plain.Process)
                )
            );
        }

        var ratio = Median(turns.Select(turn => turn.Product.CpuMicroseconds / turn.Memory.CpuMicroseconds));
        Console.WriteLine(
            $"| {name} | {Median(turns.Select(turn => turn.Product.CpuMicroseconds)):F0} | {Median(turns.Select(turn => turn.Memory.CpuMicroseconds)):F0} "
                + $"| {ratio:F2} | {Median(turns.Select(turn => turn.Plain.CpuMicroseconds)):F0} | {Median(turns.Select(turn => turn.Product.PerSecond)):F0} "
                + $"| {await Load.BytesAsync(product.Page, product.Cookie)} and {await Load.BytesAsync(memory.Page, null)} |"
        );
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static async Task<string> SignInAsync(Uri link)
    {
        var cookies = new CookieContainer();
        using var handler = new SocketsHttpHandler { CookieContainer = cookies };
        using var client = new HttpClient(handler);
        using var answer = await client.GetAsync(link);
        answer.EnsureSuccessStatusCode();
        return cookies.GetCookieHeader(link);
    }
}
