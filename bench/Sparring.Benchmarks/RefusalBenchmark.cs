using System.Diagnostics;
using System.Globalization;
using System.Net;
using Npgsql;
using Sparring.Platform.Data;

namespace Sparring.Benchmarks;

/// <summary>
/// How long "no" takes to somebody else's foundation (noted in the read log) and to one that never was, asked in turns in the
/// same run. A ratio far from 1 would tell a stranger which of the two it was.
/// </summary>
public static class RefusalBenchmark
{
    private const int Port = 5391;
    private const string FoundationSql = "select id from sparring.foundation limit 1";

    public static async Task<int> RunAsync(string data, int requests)
    {
        using var product = await Server.ProductAsync(Port, data);
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() })
        {
            BaseAddress = product.Address,
        };
        using var signedIn = await client.GetAsync(product.Links["other-coach"]);
        signedIn.EnsureSuccessStatusCode();
        var theirs = $"/foundation/{await FoundationAsync(data)}/read";
        await TimesAsync(client, theirs, 100);
        var (forbidden, missing) = await TimesAsync(client, theirs, requests);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{requests} of each: forbidden {forbidden:F3} ms, missing {missing:F3} ms in the median, ratio {forbidden / missing:F3}"
            )
        );
        return 0;
    }

    private static async Task<(double Forbidden, double Missing)> TimesAsync(
        HttpClient client,
        string theirs,
        int requests
    )
    {
        var (forbidden, missing) = (new List<double>(requests), new List<double>(requests));
        for (var turn = 0; turn < requests; turn++)
        {
            // Which comes first changes, so that neither always finds the other's caches warm.
            if (turn % 2 == 0)
            {
                forbidden.Add(await TimeAsync(client, theirs));
            }

            missing.Add(await TimeAsync(client, $"/foundation/{Ids.Secure.Next()}/read"));
            if (turn % 2 == 1)
            {
                forbidden.Add(await TimeAsync(client, theirs));
            }
        }

        return (Median(forbidden), Median(missing));
    }

    private static async Task<double> TimeAsync(HttpClient client, string address)
    {
        var started = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        var milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return answer.StatusCode == HttpStatusCode.NotFound
            ? milliseconds
            : throw new InvalidOperationException($"{address} answered {(int)answer.StatusCode}.");
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    // Row-level security shows the application nobody's foundation without its owner: asked as the server's own user.
    private static async Task<Guid> FoundationAsync(string data)
    {
        await using var server = await EmbeddedPostgres.JoinOrStartAsync(data, CancellationToken.None);
        var asSuperuser = new NpgsqlConnectionStringBuilder(server.SuperuserConnectionString)
        {
            Database = new NpgsqlConnectionStringBuilder(server.ConnectionString).Database,
        };
        await using var source = NpgsqlDataSource.Create(asSuperuser.ConnectionString);
        await using var command = source.CreateCommand(FoundationSql);
        return await command.ExecuteScalarAsync() is Guid id
            ? id
            : throw new InvalidOperationException("The demo has no foundation.");
    }
}
