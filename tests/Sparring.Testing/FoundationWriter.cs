using System.Globalization;
using System.Net;
using System.Text.Json;
using Sparring.Platform.Data;

namespace Sparring.Testing;

/// <summary>
/// A leader at an open page that saves by itself and now and then hands in, and sends again what was not answered: as the
/// page's script does. Knows what was acknowledged, to compare with what is kept.
/// </summary>
public sealed class FoundationWriter(TestClient client, Guid programme, string section)
{
    private readonly Guid editor = Ids.Secure.Next();
    private int step;
    private int handedIn;
    private int revision;
    private readonly Insistence insistence = new();

    public int Saves => step;

    public int Submissions { get; private set; }

    /// <summary>The last text sent; acknowledged once <see cref="SettleAsync"/> is through.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Opens the page: the writing goes on from the revision shown there.</summary>
    public static async Task<FoundationWriter> OpenAsync(TestClient client, Guid programme, string section)
    {
        var writer = new FoundationWriter(client, programme, section);
        using var page = await client.PageAsync("/foundation");
        var shown = page.QuerySelector($"input[name=base-{section}]")?.GetAttribute("value") ?? "0";
        writer.revision = int.Parse(shown, CultureInfo.InvariantCulture);
        return writer;
    }

    /// <summary>What the server keeps of the section now.</summary>
    public async Task<string> KeptAsync()
    {
        using var page = await client.PageAsync("/foundation");
        return page.QuerySelector($"textarea[name=text-{section}]")?.TextContent.Trim() ?? "";
    }

    /// <summary>Writes until the server is gone. Every fourth text is handed in, once: what was handed in already has no button to press.</summary>
    public Task WriteAsync(CancellationToken cancel) =>
        insistence.WriteAsync(() => step % 4 == 0 && handedIn < step ? NextSubmission() : NextSave(), cancel);

    /// <inheritdoc cref="Insistence.SettleAsync"/>
    public Task SettleAsync() => insistence.SettleAsync();

    private Func<Task> NextSave()
    {
        var (mine, from) = (++step, revision);
        Text = string.Create(CultureInfo.InvariantCulture, $"Sætning {mine} af {editor:N}");
        var text = Text;
        return () => SaveAsync(mine, from, text);
    }

    private async Task SaveAsync(int mine, int from, string text)
    {
        Dictionary<string, string> fields = new(StringComparer.Ordinal)
        {
            ["programme"] = programme.ToString(),
            ["editor"] = editor.ToString(),
            ["step"] = mine.ToString(CultureInfo.InvariantCulture),
            [$"base-{section}"] = from.ToString(CultureInfo.InvariantCulture),
            [$"text-{section}"] = text,
        };
        using var response = await PostAsync("/foundation/draft", fields);
        Insistence.Expect(response, HttpStatusCode.OK);
        using var saved = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        revision = saved.RootElement[0].EnumerateObject().First(part => part.NameEquals("revision")).Value.GetInt32();
    }

    private Func<Task> NextSubmission()
    {
        var id = Ids.Secure.Next();
        handedIn = step;
        Submissions++;
        return async () =>
        {
            // The page with the button says which text it hands in: the whole draft's revision, not one section's.
            using var page = await client.PageAsync("/foundation/submission");
            var seen = page.QuerySelector("input[name=revision]")?.GetAttribute("value") ?? "";
            Dictionary<string, string> fields = new(StringComparer.Ordinal)
            {
                ["programme"] = programme.ToString(),
                ["id"] = id.ToString(),
                ["revision"] = seen,
            };
            using var response = await PostAsync("/foundation/submission", fields);
            Insistence.Expect(response, HttpStatusCode.Redirect);
        };
    }

    private async Task<HttpResponseMessage> PostAsync(string path, Dictionary<string, string> fields)
    {
        using var content = new FormUrlEncodedContent([
            .. fields,
            new("form-token", await client.FormTokenAsync("/foundation")),
        ]);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Accept.ParseAdd("application/json");
        return await client.Http.SendAsync(request);
    }
}
