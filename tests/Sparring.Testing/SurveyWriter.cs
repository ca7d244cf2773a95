using System.Globalization;
using System.Net;

namespace Sparring.Testing;

/// <summary>Somebody who answers a wave: her choices are kept as she goes, and every fourth time she sends the whole sheet.</summary>
public sealed class SurveyWriter(TestClient client, Guid wave)
{
    private const string Line = "outside.regions";
    private const string Other = "outside.citizens";
    private readonly Insistence insistence = new();

    /// <summary>How many sheets were kept or sent.</summary>
    public int Sheets { get; private set; }

    /// <summary>The last answers sent.</summary>
    public (string? One, string? Other) Sent { get; private set; }

    /// <summary>What the server keeps of the two lines now.</summary>
    public async Task<(string? One, string? Other)> KeptAsync()
    {
        using var page = await client.PageAsync($"/surveys/{wave}/answers");
        return (Chosen(Line), Chosen(Other));

        string? Chosen(string line) =>
            page.QuerySelector($"input[name='{line}'][checked]")?.GetAttribute("value") is { Length: > 0 } value
                ? value
                : null;
    }

    /// <summary>Answers until the server is gone.</summary>
    public Task WriteAsync(CancellationToken cancel) => insistence.WriteAsync(Next, cancel);

    /// <inheritdoc cref="Insistence.SettleAsync"/>
    public Task SettleAsync() => insistence.SettleAsync();

    private Func<Task> Next()
    {
        var mine = ++Sheets;
        Sent = (Step(mine), Step(mine / 5));
        var (one, other) = Sent;
        return () => SendAsync(mine % 4 == 0 ? "answers" : "draft", one ?? "", other ?? "");
    }

    private async Task SendAsync(string where, string one, string other)
    {
        using var content = new FormUrlEncodedContent([
            new(Line, one),
            new(Other, other),
            new("form-token", await client.FormTokenAsync("/privacy")),
        ]);
        using var response = await client.Http.PostAsync($"/surveys/{wave}/{where}", content);
        Insistence.Expect(response, HttpStatusCode.Redirect);
    }

    private static string Step(int number) => (1 + (number % 5)).ToString(CultureInfo.InvariantCulture);
}
