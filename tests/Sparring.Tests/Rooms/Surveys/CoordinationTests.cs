using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using Sparring.Platform.Data;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Surveys;

/// <summary>How departments see their work with each other, never people. All names invented.</summary>
public sealed class CoordinationTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Arena = "overgangen fra skole til job";

    [Fact]
    public async Task Each_is_asked_about_the_other_departments_and_only_where_the_work_is_named()
    {
        var usual = await StageAsync("coordination-not", at => Four(at), arena: null);
        var asked = await StageAsync("coordination-form", at => at == 39 ? null : Four(at), Arena);

        var none = await LegendsAsync(usual, 0);
        var ofFirst = await LegendsAsync(asked, 0);
        var ofNoDepartment = await LegendsAsync(asked, 39);
        var plan = await asked.ReadAsync(asked.Leaders[0], $"{asked.Address}/answers");

        Assert.Empty(none);
        Assert.Empty(ofNoDepartment);
        Assert.Equal(
            ["Samarbejdet med Afdeling B", "Samarbejdet med Afdeling C", "Samarbejdet med Afdeling D"],
            ofFirst
        );
        Assert.Contains("Tænk på samarbejdet med Afdeling B om overgangen fra skole til job.", plan);
        Assert.Contains("Hvordan hver afdeling oplever samarbejdet med hver af de andre om overgangen", plan);
    }

    [Fact]
    public async Task The_departments_stand_against_each_other_with_means_and_bands_and_the_file_says_the_same()
    {
        var stage = await StageAsync("coordination-told", at => Four(at), Arena);
        // A sees B at 4 and 5, everybody else sees everybody at 2 and 3; what one says of one's own counts nowhere.
        for (var at = 0; at < 40; at++)
        {
            await SayAsync(
                stage,
                at,
                about => (at % 4 == 0 && about == 2 ? 4 : 2) + (at / 4 % 2) + (about == (at % 4) + 1 ? 1 : 0)
            );
        }

        await stage.CloseAsync();
        using var peer = await app.SignedInClientAsync(stage.Leaders[2]);
        using var page = await peer.PageAsync(stage.Address);
        using var screen = await peer.PageAsync($"{stage.Address}/screen");
        var file = await peer.TextAsync($"{stage.Address}/figures.csv");
        var mine = await stage.ReadAsync(stage.Leaders[0], $"{stage.Address}/mine");
        var talk = await stage.ReadAsync(stage.Leaders[2], $"{stage.Address}/talk");
        var effects = await stage.ReadAsync(stage.Leaders[2], "/surveys/effects");
        using var first = await app.SignedInClientAsync(stage.Leaders[0]);
        var everything = WebUtility.HtmlDecode(await first.TextAsync("/privacy/mine/file.html"));

        string[][] told =
        [
            ["Afdeling A", "2,5 (30)", "sig selv", "2,5 (10–19)", "2,5 (10–19)", "2,5 (10–19)"],
            ["Afdeling B", "3,2 (30)", "4,5 (10–19)", "sig selv", "2,5 (10–19)", "2,5 (10–19)"],
            ["Afdeling C", "2,5 (30)", "2,5 (10–19)", "2,5 (10–19)", "sig selv", "2,5 (10–19)"],
            ["Afdeling D", "2,5 (30)", "2,5 (10–19)", "2,5 (10–19)", "2,5 (10–19)", "sig selv"],
        ];
        Assert.Equal(told, Rows(page));
        Assert.Equal(told, Rows(screen));
        Assert.Contains("Samarbejdet mellem afdelinger;Afdeling B;Afdeling A;10–19;gennemsnit;4,5\r\n", file);
        Assert.DoesNotContain("Spørgsmål;Afdeling", file);
        Assert.Contains("Samarbejdet med Afdeling B", mine);
        Assert.DoesNotContain("Samarbejdet med Afdeling A", mine);
        Assert.Contains("40 af 40 svarede", talk);
        Assert.DoesNotContain("Afdeling", effects);
        Assert.Contains("Afdeling B: De holder os orienteret", everything);
    }

    [Fact]
    public async Task What_fewer_than_five_say_of_a_department_is_not_shown_and_not_left_over()
    {
        // Three departments of twelve and one of four: were the twelves all shown, the four would follow from the whole.
        var stage = await StageAsync(
            "coordination-few",
            at => at < 4 ? "Lille" : $"Afdeling {(char)('A' + (at % 3))}",
            Arena
        );
        for (var at = 0; at < 40; at++)
        {
            await SayAsync(stage, at, about => 1 + ((at + about) % 5));
        }

        await stage.CloseAsync();
        using var peer = await app.SignedInClientAsync(stage.Leaders[9]);
        using var page = await peer.PageAsync(stage.Address);

        var rows = Rows(page);
        var little = page.QuerySelectorAll("#results-departments ~ table td[data-label='Oplevet af Lille']");
        Assert.All(little, cell => Assert.Contains(Words(cell), (string[])["–", "sig selv"]));
        // With the four another one stays out; the small one itself is seen by the three others.
        Assert.Equal([2, 2, 2, 0], rows.Select(row => row.Skip(2).Count(cell => cell == "–")));
    }

    [Fact]
    public async Task Where_too_few_have_answered_it_is_said()
    {
        var stage = await StageAsync("coordination-nobody", at => Four(at), Arena);
        await SayAsync(stage, 0, _ => 3);

        Assert.Contains("Tallene for samarbejdet mellem afdelinger vises ikke", await stage.CloseAsync());
    }

    [Theory]
    [InlineData("collaboration-and-leadership", 4, "Der kan kun spørges om samarbejdet mellem afdelinger i")]
    [InlineData("collaboration-and-effect", 1, "Antal afdelinger i forummet: 1.")]
    [InlineData("collaboration-and-effect", 20, "Antal afdelinger i forummet: 20.")]
    public async Task An_arena_that_cannot_be_asked_about_is_said_and_what_was_typed_stays(
        string instrument,
        int departments,
        string sentence
    )
    {
        var stage = await ForumStage.SetAsync(
            app,
            $"coordination-open-{departments}",
            [],
            at => $"Afdeling {at % departments}"
        );
        await stage.CloseAsync();
        using var organiser = await app.SignedInClientAsync(stage.Organiser);

        using var refused = await organiser.PostFormAsync(
            "/surveys/new",
            [
                new("instrument", instrument),
                new("arena", Arena),
                new("smallest", "5"),
                new("threshold", "2"),
                new("closes", app.Database.Clock.Today().AddDays(7).ToString("yyyy-MM-dd")),
            ],
            "/surveys/new"
        );
        var said = WebUtility.HtmlDecode(
            await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(sentence, said);
        Assert.Contains($"value=\"{Arena}\"", said);
    }

    private static string Four(int at) => $"Afdeling {(char)('A' + (at % 4))}";

    private static string Words(IElement cell) =>
        string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string[][] Rows(IDocument page) =>
        [
            .. page.QuerySelectorAll("#results-departments ~ table tbody tr")
                .Select(row => row.Children.Select(Words).ToArray()),
        ];

    private async Task<string[]> LegendsAsync(ForumStage stage, int at)
    {
        using var leader = await app.SignedInClientAsync(stage.Leaders[at]);
        using var form = await leader.PageAsync($"{stage.Address}/answers");
        return
        [
            .. form.QuerySelectorAll("h2")
                .Select(Words)
                .Where(head => head.StartsWith("Samarbejdet med", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }

    // Of each department by its number in the roster.
    private static Task SayAsync(ForumStage stage, int at, Func<int, int> step) =>
        stage.SayAsync(
            at,
            Enumerable
                .Range(1, 4)
                .SelectMany(about =>
                    Enumerable
                        .Range(1, 7)
                        .Select(item =>
                            ($"coordination-{about}.co{item}", step(about).ToString(CultureInfo.InvariantCulture))
                        )
                )
                .ToDictionary()
        );

    private async Task<ForumStage> StageAsync(string key, Func<int, string?> departmentOf, string? arena)
    {
        var first = await ForumStage.SetAsync(app, key, [], departmentOf);
        await first.CloseAsync();
        return await (first with { Instrument = "collaboration-and-effect", Arena = arena }).AgainAsync();
    }
}
