using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Sparring.Platform.Data;
using Sparring.Testing;

namespace Sparring.Tests.Rooms.Privacy.Probe;

/// <summary>Sends requests and holds every answer against the oracle; what it finds is a sentence each.</summary>
internal sealed partial class Prober(ProbeApp app, ProbeWorld world, Oracle oracle, Random chance) : IDisposable
{
    private const string Nobody = "nobody";
    private readonly ConcurrentDictionary<PersonId, TestClient> clients = [];
    private readonly ConcurrentDictionary<string, string> missing = [];
    private readonly ConcurrentDictionary<(Guid Reader, Guid Owner, string Room), bool> seen = [];
    private TestClient? nobody;

    public ConcurrentQueue<string> Found { get; } = [];

    public int Answers { get; private set; }

    public int Secrets => seen.Count;

    /// <summary>Reads side by side, and writes one at a time: after a write the oracle looks at the facts again.</summary>
    public async Task RunAsync(IEnumerable<Knock> knocks, bool stopAtFirst)
    {
        foreach (var batch in knocks.Chunk(48))
        {
            // A "no" waits for its stroke: most of these requests cost time and no work.
            await Parallel.ForEachAsync(
                batch.Where(knock => !knock.Writes),
                new ParallelOptions { MaxDegreeOfParallelism = 24 },
                async (knock, _) => await ReadAsync(knock)
            );
            foreach (var knock in batch.Where(knock => knock.Writes))
            {
                await WriteAsync(knock);
            }

            Answers += batch.Length;
            if (stopAtFirst && !Found.IsEmpty)
            {
                return;
            }
        }
    }

    /// <summary>What is looked at once at the end: logs, mail, every column of every table, and the read log.</summary>
    public async Task LookBehindAsync()
    {
        foreach (
            var line in app.Log.Lines.Where(line =>
                line.Contains(Canary.Secret, StringComparison.Ordinal) && Canary.In(line).Any()
            )
        )
        {
            Found.Enqueue($"the server's log says: {line[..Math.Min(line.Length, 120)]}");
        }

        var hex = Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(Canary.Secret));
        foreach (
            var table in await app.Database.ListAsync<string>(
                "select table_name from information_schema.tables where table_schema = 'sparring' and table_type = 'BASE TABLE'"
            )
        )
        {
            var open = await app.Database.ListAsync<int>(
                $"select count(*)::int from (select (to_jsonb(t) - @published)::text as said from {table} t) row where said ~ @plain or strpos(said, @hex) > 0",
                new
                {
                    plain = Canary.Secret + "[a-p]{12}",
                    hex,
                    // The report of a closed wave is published: words to a text question stand in it as its plan promised.
                    published = table == "survey_wave" ? "report" : "",
                }
            );
            if (open.Single() > 0)
            {
                Found.Enqueue($"the table {table} holds confidential text unsealed");
            }
        }

        var noted = (
            await app.Database.ListAsync<(Guid Reader, Guid Owner, string Artefact)>(
                "select distinct reader, subject, artefact from read_log where outcome = 'read'"
            )
        )
            .Select(read => (read.Reader, read.Owner, RoomOf(read.Artefact)))
            .ToHashSet();
        foreach (var read in seen.Keys.Where(read => !noted.Contains(read)))
        {
            Found.Enqueue($"{read.Reader} read {read.Room} of {read.Owner}, and the read log does not say so");
        }
    }

    public void Dispose()
    {
        nobody?.Dispose();
        foreach (var client in clients.Values)
        {
            client.Dispose();
        }
    }

    private async Task ReadAsync(Knock knock)
    {
        using var answer = await (await ClientAsync(knock.Viewer)).GetAsync(knock.Address);
        await JudgeAsync(knock, answer);
    }

    private async Task WriteAsync(Knock knock)
    {
        var client = await ClientAsync(knock.Viewer);
        var token = await TokenAsync(client, knock.Viewer);
        var fields = new Dictionary<string, string>
        {
            ["programme"] = Pick(await IdsAsync("programme")),
            ["id"] = Ids.Secure.Next().ToString(),
            ["version"] = Pick(await IdsAsync("foundation_version")),
            ["audience"] = "organisation",
            ["revision"] = "1",
            ["text-why"] = "prøve",
            ["base-why"] = "1",
        };
        if (chance.Next(12) > 0)
        {
            fields["form-token"] = token;
        }

        using var content = new FormUrlEncodedContent(fields);
        using var answer = await client.Http.PostAsync(knock.Address, content);
        if (!fields.ContainsKey("form-token") && (int)answer.StatusCode is not (400 or 401 or 404 or 413))
        {
            Found.Enqueue($"{knock.Address} took a form without its token ({(int)answer.StatusCode})");
        }

        await oracle.RefreshAsync(app.Database, world);
        await JudgeAsync(knock, answer);
        if (
            knock.Viewer is { } viewer
            && (answer.Headers.Location is not null || knock.Pattern.Contains("sign", StringComparison.Ordinal))
            && clients.TryRemove(viewer, out var old)
        )
        {
            old.Dispose();
        }
    }

    private async Task JudgeAsync(Knock knock, HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync();
        foreach (var token in Canary.In(WebUtility.HtmlDecode(body)))
        {
            var canary = world.Canaries[token];
            if (!oracle.MaySee(knock.Viewer, canary))
            {
                Found.Enqueue(
                    $"{knock.Address} shows {knock.Viewer?.Value.ToString() ?? Nobody} {canary.Artefact ?? "a name"} of {canary.Owner.Value}"
                );
            }
            else if (
                canary.IsSecret
                && knock.Viewer is { } reader
                && reader != canary.Owner
                && reader != canary.Author
                && !oracle.IsPublished(canary)
                && canary.IsNoted
            )
            {
                seen[(reader.Value, canary.Owner.Value, RoomOf(canary.Artefact ?? ""))] = true;
            }
        }

        var outside =
            string.Join(
                '\n',
                answer.Headers.Concat(answer.Content.Headers).Select(header => header.Key + string.Concat(header.Value))
            ) + Title().Match(body).Value;
        if (Canary.In(outside).Any(token => world.Canaries[token].IsSecret))
        {
            Found.Enqueue($"{knock.Address} has confidential text in a header, an address or the title");
        }

        JudgeStatus(knock, answer, body);
    }

    private void JudgeStatus(Knock knock, HttpResponseMessage answer, string body)
    {
        if ((int)answer.StatusCode is 403 or >= 500)
        {
            Found.Enqueue($"{knock.Address} answers {(int)answer.StatusCode}");
        }

        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            var said =
                string.Join(
                    '\n',
                    answer
                        .Headers.Concat(answer.Content.Headers)
                        .Where(header => header.Key != "Date")
                        .OrderBy(header => header.Key)
                        .Select(header => $"{header.Key}: {string.Join(',', header.Value)}")
                )
                + "\n\n"
                + body;
            var language = Language().Match(body).Value;
            if (missing.GetOrAdd(language, said) != said)
            {
                Found.Enqueue($"{knock.Address} says no in other words than elsewhere");
            }
        }

        var isPage = answer.Content.Headers.ContentType?.MediaType == "text/html";
        if (isPage && answer.Headers.CacheControl?.NoStore != true)
        {
            Found.Enqueue($"{knock.Address} may be kept by the browser");
        }
    }

    // A draft that was handed in is read as what was handed in.
    private static string RoomOf(string artefact) =>
        artefact.StartsWith("foundation", StringComparison.Ordinal) ? "foundation" : artefact;

    private async Task<TestClient> ClientAsync(PersonId? viewer) =>
        viewer is not { } person ? nobody ??= await app.ClientAsync(null)
        : clients.TryGetValue(person, out var known) ? known
        : clients.GetOrAdd(person, await app.ClientAsync(person));

    private static async Task<string> TokenAsync(TestClient client, PersonId? viewer)
    {
        using var page = await client.GetAsync(viewer is null ? "/sign-in" : "/privacy");
        return FormToken().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
    }

    private async Task<IReadOnlyList<Guid>> IdsAsync(string table) =>
        await app.Database.ListAsync<Guid>($"select id from {table}");

    private string Pick(IReadOnlyList<Guid> from) => from[chance.Next(from.Count)].ToString();

    [GeneratedRegex("<title>.*?</title>", RegexOptions.Singleline)]
    private static partial Regex Title();

    [GeneratedRegex("<html lang=\"..\"")]
    private static partial Regex Language();

    [GeneratedRegex("name=\"form-token\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
