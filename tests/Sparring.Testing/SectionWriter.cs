using System.Globalization;
using System.Net;
using System.Text.Json;
using Sparring.Platform.Data;

namespace Sparring.Testing;

/// <summary>Somebody at an open page whose field saves by itself, and sends again what was not answered.</summary>
/// <param name="page">Where the field stands.</param>
/// <param name="action">Where it is saved.</param>
public sealed class SectionWriter(TestClient client, Guid programme, string page, string action, string section)
{
    private readonly Guid editor = Ids.Secure.Next();
    private readonly Insistence insistence = new();
    private int step;
    private int first;
    private int revision;

    public int Saves => step;

    /// <summary>The last text sent, and how often the field must have been saved by then.</summary>
    public (string Text, int Revision) Sent { get; private set; } = ("", 0);

    /// <summary>Opens the page: the writing goes on from the revision shown there; where the page is not yet, from none.</summary>
    public static async Task<SectionWriter> OpenAsync(
        TestClient client,
        Guid programme,
        string page,
        string action,
        string section
    )
    {
        var writer = new SectionWriter(client, programme, page, action, section);
        writer.first = writer.revision = (await writer.KeptAsync()).Revision;
        return writer;
    }

    /// <summary>What the server keeps of the field now.</summary>
    public async Task<(string Text, int Revision)> KeptAsync()
    {
        using var answer = await client.GetAsync(page);
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            return ("", 0);
        }

        using var shown = await TestClient.ParseAsync(answer);
        var field = shown.QuerySelector($"[name=text-{section}]");
        var text = field?.GetAttribute("value") ?? field?.TextContent.Trim() ?? "";
        var kept = shown.QuerySelector($"input[name=base-{section}]")?.GetAttribute("value") ?? "0";
        return (text, int.Parse(kept, CultureInfo.InvariantCulture));
    }

    /// <summary>Writes until the server is gone.</summary>
    public Task WriteAsync(CancellationToken cancel) => insistence.WriteAsync(NextSave, cancel);

    /// <inheritdoc cref="Insistence.SettleAsync"/>
    public Task SettleAsync() => insistence.SettleAsync();

    private Func<Task> NextSave()
    {
        var (mine, from) = (++step, revision);
        Sent = (string.Create(CultureInfo.InvariantCulture, $"Sætning {mine} af {editor:N}"), first + mine);
        var text = Sent.Text;
        return () => SaveAsync(mine, from, text);
    }

    private async Task SaveAsync(int mine, int from, string text)
    {
        using var content = new FormUrlEncodedContent(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["programme"] = programme.ToString(),
                ["editor"] = editor.ToString(),
                ["step"] = mine.ToString(CultureInfo.InvariantCulture),
                [$"base-{section}"] = from.ToString(CultureInfo.InvariantCulture),
                [$"text-{section}"] = text,
                ["form-token"] = await client.FormTokenAsync("/privacy"),
            }
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = content };
        request.Headers.Accept.ParseAdd("application/json");
        using var response = await client.Http.SendAsync(request);
        Insistence.Expect(response, HttpStatusCode.OK);
        using var saved = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        revision = saved.RootElement[0].EnumerateObject().First(part => part.NameEquals("revision")).Value.GetInt32();
    }
}
