using System.Globalization;
using System.Net;
using Sparring.DisclosureControl;
using Sparring.DisclosureControl.Coarse;
using Sparring.Platform.Data;
using Sparring.Rooms.Surveys.Figures;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Surveys;

/// <summary>Looking back at oneself at the start, in a last wave. All names invented.</summary>
public sealed class ThenTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_wave_that_is_not_the_last_does_not_ask_and_the_last_one_does_and_says_what_becomes_of_it()
    {
        var usual = await StageAsync("then-not");
        var last = await StageAsync("then-last", "then");

        using var leader = await app.SignedInClientAsync(usual.Leaders[0]);
        using var other = await app.SignedInClientAsync(last.Leaders[0]);
        using var form = await leader.PageAsync($"{usual.Address}/answers");
        using var longer = await other.PageAsync($"{last.Address}/answers");

        Assert.Empty(form.QuerySelectorAll("input[name='start.vis1']"));
        Assert.NotEmpty(form.QuerySelectorAll("input[name='style.vis1']"));
        Assert.Contains("cirka 6 minutter", form.DocumentElement.TextContent);
        Assert.NotEmpty(longer.QuerySelectorAll("input[name='start.vis1']"));
        Assert.Contains("cirka 9 minutter", longer.DocumentElement.TextContent);
        Assert.Contains("Hvordan forummet i dag ser på sin ledelse ved starten", longer.DocumentElement.TextContent);
    }

    [Fact]
    public async Task Then_stands_against_now_with_the_interval_and_how_many_on_page_wall_and_in_the_file()
    {
        var stage = await StageAsync("then-told", "then", "department");
        for (var at = 0; at < 12; at++)
        {
            await SayAsync(stage, at, at < 6 ? 4 : 2, (at / 3) + 1 - (at / 6 * 2));
        }

        await stage.CloseAsync();
        using var peer = await app.SignedInClientAsync(stage.Leaders[1]);
        using var page = await peer.PageAsync(stage.Address);
        using var screen = await peer.PageAsync($"{stage.Address}/screen");
        var file = await peer.TextAsync($"{stage.Address}/figures.csv");
        var mine = await stage.ReadAsync(stage.Leaders[1], $"{stage.Address}/mine");
        var effects = await stage.ReadAsync(stage.Leaders[1], "/surveys/effects");

        // Of 4, 4, 2, 2 now and 1, 2, 1, 2 then, three each, the differences are 3, 2, 1 and 0: Student's t of 11 is 2.201.
        string[] line = ["Vision", "1,5", "3,0", "+1,5", "+0,8 til +2,2", "12"];
        Assert.Equal(line, Line(page));
        Assert.Equal(line, Line(screen));
        Assert.Contains("Målestokken kan have flyttet sig", page.DocumentElement.TextContent);
        Assert.Contains("At se tilbage på sig selv;Vision;Ved starten, set fra i dag;12;gennemsnit;1,5\r\n", file);
        Assert.Contains("At se tilbage på sig selv;Vision;;12;forskel i gennemsnit;1,5\r\n", file);
        Assert.Matches("Dig dengang, set fra i dag.*Vision 413,0Anerkendelse", mine);
        Assert.DoesNotContain("da forløbet begyndte", effects);
    }

    [Theory]
    // Who rated herself today alone would be the difference: four others stay out of it with her.
    [InlineData("then-eleven", 12, 7)]
    [InlineData("then-eight", 9, null)]
    public async Task Who_does_not_look_back_is_never_the_difference_to_the_whole(string key, int people, int? told)
    {
        var stage = await StageAsync(key, "then");
        for (var at = 0; at < people; at++)
        {
            await SayAsync(stage, at, 1 + (at % 5), at == 0 ? null : 1 + (at * 3 % 5));
        }

        await stage.CloseAsync();
        using var peer = await app.SignedInClientAsync(stage.Leaders[1]);
        using var page = await peer.PageAsync(stage.Address);

        Assert.Equal(told?.ToString(CultureInfo.InvariantCulture), Line(page).LastOrDefault());
        Assert.Equal(told is null, page.DocumentElement.TextContent.Contains("Tilbageblikket vises ikke"));
    }

    [Fact]
    public async Task An_organiser_says_that_it_is_the_last_wave_and_a_questionnaire_without_the_question_asks_nothing()
    {
        var stage = await ForumStage.SetAsync(app, "then-open");
        await stage.CloseAsync();
        using var organiser = await app.SignedInClientAsync(stage.Organiser);

        using var page = await organiser.PageAsync("/surveys/new");
        using var opened = await organiser.PostFormAsync(
            "/surveys/new",
            Wish("collaboration-and-leadership"),
            "/surveys/new"
        );
        var first = await PlanAsync(stage);
        await app.Database.ExecuteAsync("update survey_wave set closed_at = now() where closed_at is null");
        using var again = await organiser.PostFormAsync(
            "/surveys/new",
            Wish("collaboration-and-effect"),
            "/surveys/new"
        );

        Assert.Contains("Bed alle se tilbage på sig selv ved starten", page.DocumentElement.TextContent);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (opened.StatusCode, again.StatusCode));
        Assert.Equal(["department"], first);
        Assert.Equal(["department", "then"], await PlanAsync(stage));
    }

    [Theory]
    [InlineData(2, 5, 0)]
    [InlineData(2, 7, 0)]
    [InlineData(3, 6, 0)]
    [InlineData(2, 5, 5)]
    [InlineData(2, 8, 6)]
    public void Whatever_was_answered_no_print_fixes_a_now_a_then_or_a_change_of_fewer_than_k(
        int steps,
        int both,
        int others
    ) => Assert.Null(Fixed(new(1, steps), both, others, ThenReport.Of));

    [Fact]
    public void Told_whether_or_not_those_left_over_agree_it_would_fix_them() =>
        Assert.NotNull(
            Fixed(
                new(1, 2),
                5,
                5,
                (_, _, release, _, nows, thens) =>
                    new(Mean(release, thens), Mean(release, nows), new("", 5, 0, 0, 0, 0))
            )
        );

    private static decimal Mean(Release release, decimal?[] answers) =>
        decimal.Round(
            release.Shown[0].Members.ToArray().Average(person => answers[person] ?? 0),
            1,
            MidpointRounding.AwayFromZero
        );

    private static string? Fixed(
        AnswerScale scale,
        int both,
        int others,
        Func<string, Release, Release, AnswerScale, decimal?[], decimal?[], ThenReport?> told
    ) =>
        new EveryAnswer(scale)
        {
            Rest = [.. Enumerable.Range(scale.Lowest, scale.Highest - scale.Lowest + 1)],
            Score = pair => pair[0],
            Others = [pair => pair[1], pair => pair[0] - pair[1]],
        }.Fixed(
            both,
            others,
            (given, rest) =>
            {
                var whole = new NamedSet("all", PersonSet.Everybody(both + others));
                var back = new NamedSet("then", PersonSet.Everybody(both));
                decimal?[] nows = [.. given.Select(pair => (decimal?)pair[0]), .. rest.Select(now => (decimal?)now)];
                decimal?[] thens = [.. given.Select(pair => (decimal?)pair[1]), .. rest.Select(_ => (decimal?)null)];
                var figures = MakeFigures.Of(new Ledger(Ledger.Floor).Release(whole, []), scale, nows, nows.Length);
                var report = told(
                    "",
                    new Ledger(Ledger.Floor).Release(whole, [back]),
                    new Ledger(Ledger.Floor, [whole]).Release(back, []),
                    scale,
                    nows,
                    thens
                );
                return $"{figures.Whole?.Figure} {string.Join(' ', figures.Whole?.Percentages ?? [])} {string.Join(' ', figures.Distribution ?? [])} {report}";
            }
        );

    private static string[] Line(AngleSharp.Dom.IDocument page) =>
        [
            .. (
                page.QuerySelector("#results-start ~ table tbody tr")?.Children
                ?? (IEnumerable<AngleSharp.Dom.IElement>)[]
            ).Select(cell => cell.TextContent.Trim()),
        ];

    private KeyValuePair<string, string>[] Wish(string instrument) =>
        [
            new("instrument", instrument),
            new("breakdowns", "department"),
            new("breakdowns", "then"),
            new("smallest", "5"),
            new("threshold", "2"),
            new("closes", app.Database.Clock.Today().AddDays(7).ToString("yyyy-MM-dd")),
        ];

    private async Task<IReadOnlyList<string>> PlanAsync(ForumStage stage) =>
        (
            await app.Database.ListAsync<string[]>(
                """
                select breakdowns from survey_wave
                where programme = (select programme from survey_wave where id = @Wave) order by number desc limit 1
                """,
                new { stage.Wave }
            )
        ).Single();

    private static Task SayAsync(ForumStage stage, int at, int now, int? then) =>
        stage.SayAsync(
            at,
            Enumerable
                .Range(1, 4)
                .SelectMany(item => new[] { ($"style.vis{item}", (int?)now), ($"start.vis{item}", then) })
                .Where(line => line.Item2 is not null)
                .ToDictionary(line => line.Item1, line => line.Item2?.ToString(CultureInfo.InvariantCulture) ?? "")
        );

    private async Task<ForumStage> StageAsync(string key, params string[] breakdowns)
    {
        var first = await ForumStage.SetAsync(app, key);
        await first.CloseAsync();
        return await (first with { Instrument = "collaboration-and-effect", Breakdowns = breakdowns }).AgainAsync();
    }
}
