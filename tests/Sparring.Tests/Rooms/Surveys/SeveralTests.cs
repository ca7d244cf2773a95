using System.Net;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Surveys;

/// <summary>A question of which several answers may be chosen, through pages and figures. All names invented.</summary>
public sealed class SeveralTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Line = "hinders.one";

    [Fact]
    public async Task More_than_may_be_chosen_is_kept_and_said_and_fewer_are_sent_and_stand_there_again()
    {
        var stage = await StageAsync("form");
        using var leader = await app.SignedInClientAsync(stage.Leaders[0]);
        var answers = $"{stage.Address}/answers";

        using var refused = await leader.PostFormAsync(answers, Ticks("time", "mandate", "goals", "money"), answers);
        var said = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Cancel));
        var boxes = await BoxesAsync(stage);
        using var kept = await leader.PageAsync(answers);
        using var sent = await leader.PostFormAsync(answers, Ticks("time", "mandate", "-"), answers);
        using var again = await leader.PageAsync(answers);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Hvad der står i vejen: vælg højst 3. Dine svar er gemt, men ikke sendt.", said);
        Assert.Empty(boxes);
        Assert.Equal(["goals", "mandate", "money", "time"], Ticked(kept));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal(["mandate", "time"], Ticked(again));
        Assert.Single(await BoxesAsync(stage));
        var mine = WebUtility.HtmlDecode(await leader.TextAsync($"{stage.Address}/mine"));
        Assert.Contains("Det er uklart, hvem der må beslutte", mine);
        Assert.Contains("Det er uklart, hvem der må beslutte", await leader.TextAsync("/privacy/mine/file.json"));
    }

    [Fact]
    public async Task Nothing_ticked_takes_an_answer_back_and_none_of_these_is_one()
    {
        var stage = await StageAsync("none");
        using var leader = await app.SignedInClientAsync(stage.Leaders[0]);
        var answers = $"{stage.Address}/answers";

        using var first = await leader.PostFormAsync($"{stage.Address}/draft", Ticks("time"), answers);
        using var second = await leader.PostFormAsync($"{stage.Address}/draft", Ticks(), answers);
        using var empty = await leader.PageAsync(answers);
        using var third = await leader.PostFormAsync($"{stage.Address}/draft", Ticks("-"), answers);
        using var none = await leader.PageAsync(answers);
        using var fourth = await leader.PostFormAsync($"{stage.Address}/draft", Ticks("weather"), answers);
        using var unknown = await leader.PageAsync(answers);

        Assert.Empty(Ticked(empty));
        Assert.Equal(["-"], Ticked(none));
        Assert.Equal(["-"], Ticked(unknown));
    }

    [Fact]
    public async Task An_answer_is_told_in_percent_when_enough_have_chosen_it_and_enough_have_not()
    {
        var stage = await StageAsync("shares");
        for (var at = 0; at < 12; at++)
        {
            await stage.SayAsync(at, new() { [Line] = Of(at) });
        }

        // Too many ticks by a way around the page count nowhere.
        await stage.SayAsync(12, new() { [Line] = "time mandate goals money" });
        await stage.CloseAsync();
        using var peer = await app.SignedInClientAsync(stage.Leaders[20]);

        using var page = await peer.PageAsync(stage.Address);
        using var screen = await peer.PageAsync($"{stage.Address}/screen");
        var file = await peer.TextAsync($"{stage.Address}/figures.csv");
        var lengths = await app.Database.ListAsync<int>(
            "select distinct length(box) from survey_box where wave = @Wave",
            new { stage.Wave }
        );

        // Seven and five of twelve have chosen; four, two and nobody are not told, and look the same.
        (string, string)[] told =
        [
            ("Tiden går til min egen afdelings drift", "58 %"),
            ("Det er uklart, hvem der må beslutte", "42 %"),
            ("Vi måles på forskellige mål", "vises ikke"),
            ("Budgettet følger afdelingen", "vises ikke"),
            ("Vi kender ikke hinanden godt nok", "vises ikke"),
            ("Vi har ikke de samme oplysninger", "vises ikke"),
            ("Vi plejer at klare det selv", "vises ikke"),
        ];
        Assert.Equal(told, Shares(page));
        Assert.Equal(told, Shares(screen));
        Assert.Contains("12 har svaret. Man kunne vælge op til 3", page.DocumentElement.TextContent);
        Assert.Equal(
            [
                "Spørgsmål;Tiden går til min egen afdelings drift;;12;procent, der har valgt det;58",
                "Spørgsmål;Det er uklart, hvem der må beslutte;;12;procent, der har valgt det;42",
            ],
            file.Split("\r\n").Where(line => line.Contains("der har valgt det", StringComparison.Ordinal))
        );
        Assert.DoesNotContain("forskellige mål", file);
        Assert.Single(lengths);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Of(int at)
    {
        string[] ticks =
        [
            .. at < 7 ? ["time"] : Array.Empty<string>(),
            .. at is >= 5 and < 10 ? ["mandate"] : Array.Empty<string>(),
            .. at < 4 ? ["goals"] : Array.Empty<string>(),
            .. at < 2 ? ["money"] : Array.Empty<string>(),
        ];
        return ticks.Length == 0 ? "-" : string.Join(' ', ticks);
    }

    // As a browser sends them: the empty field first, then what is ticked.
    private static KeyValuePair<string, string>[] Ticks(params string[] ticked) =>
        [new(Line, ""), .. ticked.Select(tick => new KeyValuePair<string, string>(Line, tick))];

    private static string[] Ticked(AngleSharp.Dom.IDocument page) =>
        [
            .. page.QuerySelectorAll($"input[type=checkbox][name='{Line}'][checked]")
                .Select(tick => tick.GetAttribute("value") ?? "")
                .Order(StringComparer.Ordinal),
        ];

    private static (string, string)[] Shares(AngleSharp.Dom.IDocument page) =>
        [
            .. page.QuerySelectorAll("#results-hinders ~ table tbody tr")
                .Select(row =>
                    (
                        row.QuerySelector("th")?.TextContent.Trim() ?? "",
                        row.QuerySelector("td > span")?.TextContent.Replace('\u00a0', ' ').Trim() ?? ""
                    )
                ),
        ];

    private Task<IReadOnlyList<Guid>> BoxesAsync(ForumStage stage) =>
        app.Database.ListAsync<Guid>("select id from survey_box where wave = @Wave", new { stage.Wave });

    private async Task<ForumStage> StageAsync(string key)
    {
        var first = await ForumStage.SetAsync(app, $"several-{key}");
        await first.CloseAsync();
        return await (first with { Instrument = "collaboration-and-effect" }).AgainAsync();
    }
}
