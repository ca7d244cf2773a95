using System.Net;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Surveys;

/// <summary>Forty leaders are asked; what the page of a closed wave says about them as a network. All names invented.</summary>
public sealed class ForumFiguresTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Thirty_seven_of_forty_with_611_relations_are_42_3_percent_of_1443()
    {
        var stage = await StageAsync("seeds");

        // 37 × 16 + 19 = 611.
        await stage.AnswerAsync(37, (at, other) => Ring(at, other) <= (at < 19 ? 17 : 16) ? 2 : 1);
        var page = await stage.CloseAsync();

        Assert.Contains("37 af 40 svarede (92,5 %)", page);
        Assert.Contains("611 relationer ud af 1.443 mulige (42,3 %)", page);
        Assert.Contains("Et middeltæt netværk. Hver, der svarede, peger i gennemsnit på 16,5 andre.", page);
        Assert.Contains("Ingen adskilte grupperinger", page);
        Assert.Contains("Ingen er uundværlig", page);
        Assert.Contains("Fra »Sjældent (en eller to gange)«: 1.443 relationer, 100,0 %.", page);
        Assert.Contains(
            "Øjebliksbillede: 37 af 40 svarede (92,5 %). 611 relationer af 1.443 mulige (42,3 %). En relation tæller fra svaret »Af og til (cirka hver anden måned)«.",
            await stage.ReadAsync(stage.Leaders[0], $"{stage.Address}/talk")
        );
        Assert.DoesNotContain("Leder 7", page);
    }

    [Fact]
    public async Task Core_and_periphery_stand_beside_each_other_with_the_difference_and_without_names()
    {
        var stage = await StageAsync("core");

        await stage.AnswerAsync(40, ForumStage.EvenAsCore);
        var page = await stage.CloseAsync();
        using var reader = await app.SignedInClientAsync(stage.Leaders[3]);
        using var screen = await reader.PageAsync($"{stage.Address}/screen");

        // Where a figure of the two is not shown, the wall says why; where all are, it says nothing.
        var blocks = screen.QuerySelectorAll("section:has(td[data-label='Kerne'])");
        Assert.Contains(blocks, HasDash);
        Assert.All(blocks, block => Assert.Equal(HasDash(block), block.QuerySelector(".survey-withheld") is not null));
        Assert.Contains("Kernen er 50 % af forummet. I kernen findes 100 % af de mulige relationer", page);
        Assert.Contains("Ingen anden deling passer lige så godt.", page);
        Assert.Contains("I parentes står, cirka hvor mange der er talt med.", page);
        // The core says 4 of other municipalities, the others 2; of regions it is the other way round.
        Assert.Matches("Andre kommuner.*3,0.*3,9.*2,1.*\\+1,8", page);
        Assert.Contains("Her ligger kernen lavere end periferien: Regioner.", page);
        Assert.DoesNotContain("Leder 7", page);
    }

    [Theory]
    // Of eight departments five each: every second leader is of the core, so it cuts across them.
    [InlineData(
        "across",
        8,
        "Kernen er ikke en homogen gruppe: Den går på tværs af afdelinger, omtrent som tilfældet ville blande den.",
        "Netværk;Kernen går på tværs;afdelinger;;ja eller nej;ja"
    )]
    // Of two departments one is the core.
    [InlineData(
        "alike",
        2,
        "Kernen er en mere ensartet gruppe, end tilfældet giver, når man ser på afdelinger.",
        "Netværk;Kernen går på tværs;afdelinger;;ja eller nej;nej"
    )]
    public async Task Whether_the_core_is_of_one_kind_is_said_in_words_and_in_the_file(
        string key,
        int departments,
        string said,
        string row
    )
    {
        var stage = await ForumStage.SetAsync(
            app,
            key,
            ["core"],
            at => $"Afdeling {(departments == 2 ? at % 2 : at / 5)}"
        );
        await stage.AnswerAsync(40, ForumStage.EvenAsCore);

        var page = await stage.CloseAsync();
        using var peer = await app.SignedInClientAsync(stage.Leaders[4]);
        var file = await peer.TextAsync($"{stage.Address}/figures.csv");
        var screen = await stage.ReadAsync(stage.Leaders[4], $"{stage.Address}/screen");

        Assert.Contains(said, page);
        Assert.Contains(said, screen);
        Assert.Contains(row + "\r\n", file);
        Assert.DoesNotContain("Afdeling 1", page);
    }

    [Theory]
    // Everybody says the same of everybody: as many relations go across as could. 40 × 35 of 40 × 39 is 90 %.
    [InlineData("all-across", 40, true)]
    // Four of a department of their own: what goes across would be a figure of theirs.
    [InlineData("few-across", 36, false)]
    public async Task How_many_relations_go_across_is_told_of_the_whole_and_never_of_few(
        string key,
        int inFives,
        bool told
    )
    {
        var stage = await ForumStage.SetAsync(
            app,
            key,
            [],
            at => at < inFives ? $"Afdeling {at % (inFives / 5)}" : "Få"
        );
        await stage.AnswerAsync(40, (_, _) => 4);

        var page = await stage.CloseAsync();

        Assert.Equal(told, page.Contains("90 % af relationerne går til en anden afdeling; af de mulige gør 90 %."));
        Assert.Equal(told, page.Contains("går til en anden afdeling"));
    }

    [Theory]
    // Everybody who answers names the next ten of the ring. 37: three are too few to be told of apart, 370 of 1,560.
    [InlineData("silent-three", 37, "", "var det 24 %.", false)]
    [InlineData("silent-ten", 30, "viser en retning", "var det 19 %.", true)]
    [InlineData("silent-half", 20, "læses med forsigtighed", "var det 13 %.", true)]
    public async Task Who_did_not_answer_is_unknown_and_what_it_would_be_with_them_is_said(
        string key,
        int answering,
        string rate,
        string none,
        bool returned
    )
    {
        var stage = await StageAsync(key);
        await stage.AnswerAsync(answering, (at, other) => Ring(at, other) <= 10 ? 2 : 0);

        var page = await stage.CloseAsync();

        Assert.Contains("25,6 %", page);
        Assert.Contains($"Havde alle, der ikke svarede, ingen relationer, {none}", page);
        Assert.Contains(rate, page);
        Assert.Equal(rate.Length > 0, page.Contains("de, der mangler", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(returned, page.Contains("Pegede de tilbage på alle, der peger på dem, var det"));
    }

    [Fact]
    public async Task How_the_styles_lie_is_told_as_finely_as_nobody_or_enough_allow()
    {
        var stage = await StageAsync("styles");
        foreach (var at in Enumerable.Range(0, 12))
        {
            // Of one scale six score 2 and six 4; of the other four 4, which is too few.
            await stage.SayAsync(
                at,
                Enumerable
                    .Range(1, 4)
                    .SelectMany(item =>
                        new[]
                        {
                            ($"style.vis{item}", at < 6 ? "2" : "4"),
                            (
                                $"style.rec{item}",
                                at < 2 ? "1"
                                : at < 6 ? "2"
                                : at < 8 ? "3"
                                : "4"
                            ),
                        }
                    )
                    .ToDictionary()
            );
        }

        var page = await stage.CloseAsync();
        using var peer = await app.SignedInClientAsync(stage.Leaders[4]);
        var file = await peer.TextAsync($"{stage.Address}/figures.csv");
        var screen = await stage.ReadAsync(stage.Leaders[4], $"{stage.Address}/screen");

        Assert.All(
            [page, screen],
            shown =>
            {
                Assert.Matches("Vision.*1,5 til under 2,5: 50\\s%.*3,5 til under 4,5: 50\\s%.*Anerkendelse", shown);
                Assert.Matches("Anerkendelse.*for få bag nogle af svarene.*Ledelse med data", shown);
                Assert.DoesNotContain("under 3,5", shown);
            }
        );
        Assert.Contains("Spørgsmål;Vision;;12;procent, svar 2;50\r\n", file);
    }

    private static bool HasDash(AngleSharp.Dom.IElement block) =>
        block.QuerySelectorAll("td[data-label='Forskel']").Any(cell => cell.TextContent.Trim() == "–");

    [Theory]
    [InlineData("nobody", 0, 0)]
    [InlineData("one", 1, 3)]
    [InlineData("empty", 40, 0)]
    [InlineData("complete", 40, 4)]
    public async Task A_forum_of_any_shape_is_closed_and_read(string key, int answering, int step)
    {
        var stage = await StageAsync(key);

        await stage.AnswerAsync(answering, (_, _) => step);
        var page = await stage.CloseAsync();

        Assert.Contains($"{answering} af 40 svarede", page);
        Assert.DoesNotContain("NaN", page);
        Assert.Equal(answering == 40 && step == 4, page.Contains("1.560 relationer ud af 1.560 mulige (100,0 %)"));
        Assert.Equal(answering == 40 && step == 0, page.Contains("0 relationer ud af 1.560 mulige (0,0 %)"));
        Assert.Equal(answering == 40 && step == 0, page.Contains("40 adskilte grupperinger"));
    }

    [Theory]
    [InlineData(40, 40, true)]
    [InlineData(40, 39, false)]
    [InlineData(39, 39, false)]
    [InlineData(40, 0, false)]
    public async Task Real_dots_are_shown_when_all_say_yes_and_one_no_or_silence_is_enough(
        int people,
        int yes,
        bool real
    )
    {
        var stage = await StageAsync($"dots-{people}-{yes}");
        await stage.AnswerAsync(people, (at, other) => Ring(at, other) == 1 ? 4 : 0, yes);

        var page = await stage.CloseAsync();
        using var client = await app.SignedInClientAsync(stage.Leaders[0]);
        using var shown = await client.PageAsync(stage.Address);

        Assert.Equal(real, page.Contains("Billedet viser de virkelige relationer, fordi alle har sagt ja"));
        // A ring of forty has forty lines, and a picture of nobody has others. How many said yes is told nowhere.
        var lines = shown.QuerySelector("path.forum-lines")?.GetAttribute("d")?.Count(letter => letter == 'M');
        Assert.Equal(real, lines == 40);
        Assert.DoesNotContain("39 ja", page);
        Assert.DoesNotContain("sagt nej", page);
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(4, false)]
    public async Task Words_and_choices_are_told_when_enough_have_given_them_and_all_boxes_are_equally_long(
        int writers,
        bool told
    )
    {
        var first = await StageAsync($"words-{writers}");
        await first.CloseAsync();
        var stage = await (first with { Instrument = "collaboration-and-effect" }).AgainAsync();
        for (var at = 0; at < 12; at++)
        {
            var answers = new Dictionary<string, string> { ["tried.one"] = at % 2 == 0 ? "1" : "3" };
            if (at < writers)
            {
                answers["different.one"] = $"Jeg ringer før jeg skriver {new string('x', at * 90)}";
            }

            await stage.SayAsync(at, answers);
        }

        var page = await stage.CloseAsync();
        var lengths = await app.Database.ListAsync<int>(
            "select distinct length(box) from survey_box where wave = @Wave",
            new { stage.Wave }
        );

        Assert.Equal(told, page.Contains("Jeg ringer før jeg skriver"));
        Assert.Matches("1: 50\\s%.*3: 50\\s%", page);
        Assert.Single(lengths);
    }

    [Fact]
    public async Task The_file_and_the_big_screen_hold_the_figures_of_the_page_and_no_others()
    {
        var stage = await StageAsync("file");
        await stage.AnswerAsync(37, (at, other) => Ring(at, other) <= (at < 19 ? 17 : 16) ? 2 : 1);
        await stage.CloseAsync();
        using var peer = await app.SignedInClientAsync(stage.Leaders[4]);

        var file = await peer.TextAsync($"{stage.Address}/figures.csv");
        var screen = await stage.ReadAsync(stage.Leaders[4], $"{stage.Address}/screen");

        Assert.Contains("Netværk;Relationer;2;37;relationer;611\r\n", file);
        Assert.Contains("Netværk;Densitet;2;37;procent;42,3\r\n", file);
        Assert.Contains("611 relationer ud af 1.443 mulige (42,3 %)", screen);
        Assert.DoesNotContain("Leder", file + screen);
        Assert.All(file.Split("\r\n")[..^1], line => Assert.Equal(5, line.Count(letter => letter == ';')));
    }

    [Fact]
    public async Task Ones_own_page_holds_ones_own_answers_and_nobody_elses()
    {
        var stage = await StageAsync("mine");
        await stage.AnswerAsync(40, (at, other) => at == 0 && other == 6 ? 4 : 0);
        await stage.CloseAsync();
        using var first = await app.SignedInClientAsync(stage.Leaders[0]);
        using var named = await app.SignedInClientAsync(stage.Leaders[6]);
        using var organiser = await app.SignedInClientAsync(stage.Organiser);

        var own = WebUtility.HtmlDecode(await first.TextAsync($"{stage.Address}/mine"));
        var hers = WebUtility.HtmlDecode(await named.TextAsync($"{stage.Address}/mine"));
        using var refused = await organiser.GetAsync($"{stage.Address}/mine");

        Assert.Contains("Du har peget på 1 af 39", own);
        Assert.Contains("Leder 7", own);
        Assert.Contains("Du har peget på 0 af 39", hers);
        Assert.DoesNotContain("Leder 1 ", hers);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    private static int Ring(int at, int other) => (other - at + ForumStage.Forty) % ForumStage.Forty;

    private Task<ForumStage> StageAsync(string key) => ForumStage.SetAsync(app, key);
}
