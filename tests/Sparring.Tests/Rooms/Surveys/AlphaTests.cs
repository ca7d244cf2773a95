using System.Globalization;
using Sparring.DisclosureControl;
using Sparring.DisclosureControl.Coarse;
using Sparring.Rooms.Surveys.Figures;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Surveys;

/// <summary>How well the items of a scale hang together. All names invented.</summary>
public sealed class AlphaTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public void By_hand_two_items_of_four_people_have_eight_ninths()
    {
        // Variances 5/3 and 5/3; of the sums 2, 5, 5, 8 it is 6: 2 · (1 − 10/3 / 6).
        var alpha = Alpha.Of([
            [1, 1],
            [2, 3],
            [3, 2],
            [4, 4],
        ]);

        Assert.Equal(8 / 9.0, alpha ?? 0, tolerance: 1e-12);
    }

    [Fact]
    public void Items_that_go_against_each_other_are_below_nought() =>
        // Variances 1 and 1/3, of the sums 1/3.
        Assert.Equal(
            -6.0,
            Alpha.Of([
                [1, 2],
                [2, 2],
                [3, 1],
            ]) ?? 0,
            tolerance: 1e-12
        );

    [Fact]
    public void Where_all_have_the_same_sum_and_of_one_item_it_is_not_defined()
    {
        Assert.Null(
            Alpha.Of([
                [1, 3],
                [2, 2],
                [3, 1],
            ])
        );
        Assert.Null(
            Alpha.Of([
                [1],
                [2],
                [3],
            ])
        );
        Assert.Null(Alpha.Of([]));
    }

    [Fact]
    public async Task Of_thirty_six_who_answered_all_it_stands_beside_the_scale_and_in_the_file_and_not_on_the_wall()
    {
        var stage = await ForumStage.SetAsync(app, "alpha");
        await SayAsync(stage, 36);
        await stage.CloseAsync();
        using var peer = await app.SignedInClientAsync(stage.Leaders[39]);

        using var page = await peer.PageAsync(stage.Address);
        var file = await peer.TextAsync($"{stage.Address}/figures.csv");
        using var screen = await peer.PageAsync($"{stage.Address}/screen");

        // Python's statistics.variance over the same rows: 0.907147.
        Assert.Equal(["0,91", "–", "–", "–", "–"], Alphas(page));
        Assert.Contains("Alfa siger, hvor ens man svarer", page.DocumentElement.TextContent);
        Assert.Contains("Spørgsmål;Vision;;30+;alfa;0,91\r\n", file);
        Assert.Single(file.Split("\r\n"), line => line.Contains(";alfa;", StringComparison.Ordinal));
        Assert.Empty(Alphas(screen));
    }

    [Theory]
    // One left an item out, and still has a score: four others stay out with her, and 31 are enough.
    [InlineData("alpha-enough", 36, 1, true)]
    // Of 34 it would be 29.
    [InlineData("alpha-few", 34, 1, false)]
    [InlineData("alpha-thirty", 30, 0, true)]
    [InlineData("alpha-less", 29, 0, false)]
    public async Task Who_left_an_item_out_is_never_the_difference_to_the_whole_and_below_thirty_nothing_is_told(
        string key,
        int people,
        int incomplete,
        bool told
    )
    {
        var stage = await ForumStage.SetAsync(app, key);
        await SayAsync(stage, people, incomplete);
        await stage.CloseAsync();
        using var peer = await app.SignedInClientAsync(stage.Leaders[39]);

        using var page = await peer.PageAsync(stage.Address);
        var file = await peer.TextAsync($"{stage.Address}/figures.csv");

        Assert.Equal(told, Alphas(page).Length > 0);
        Assert.Equal(told, file.Contains(";alfa;", StringComparison.Ordinal));
        Assert.Equal(!told, page.DocumentElement.TextContent.Contains("(alfa), vises fra 30 svar"));
    }

    [Fact]
    public async Task Where_nearly_all_have_the_same_score_it_is_not_told()
    {
        var stage = await ForumStage.SetAsync(app, "alpha-agree");
        for (var at = 0; at < 36; at++)
        {
            await stage.SayAsync(
                at,
                Enumerable.Range(1, 4).ToDictionary(item => $"style.vis{item}", _ => at == 0 ? "1" : "4")
            );
        }

        await stage.CloseAsync();
        using var peer = await app.SignedInClientAsync(stage.Leaders[39]);

        Assert.DoesNotContain(";alfa;", await peer.TextAsync($"{stage.Address}/figures.csv"));
    }

    [Fact]
    public async Task What_will_be_told_is_said_before_the_first_answer()
    {
        var stage = await ForumStage.SetAsync(app, "alpha-plan");

        Assert.Contains(
            "hvor godt dens spørgsmål hænger sammen (alfa), hvis mindst 30",
            await stage.ReadAsync(stage.Leaders[0], $"{stage.Address}/answers")
        );
    }

    [Theory]
    [InlineData(3, 5, 0)]
    [InlineData(3, 7, 0)]
    [InlineData(2, 5, 5)]
    [InlineData(2, 6, 5)]
    [InlineData(2, 9, 6)]
    public void Whatever_was_answered_no_print_with_it_fixes_a_score_or_an_item_of_fewer_than_k(
        int steps,
        int complete,
        int others
    )
    {
        var scale = new AnswerScale(1, steps);

        var print = Fixed(
            scale,
            complete,
            others,
            (release, scores, answers) => Alpha.Told(release, scale, scores, answers, Ledger.Floor)
        );

        Assert.Null(print);
    }

    [Fact]
    public void Told_whether_or_not_they_agree_it_would_fix_them() =>
        Assert.NotNull(
            Fixed(
                new(1, 2),
                5,
                5,
                (_, _, answers) => Math.Round((decimal)(Alpha.Of([.. answers.OfType<int[]>()]) ?? 9), 2)
            )
        );

    private static string? Fixed(
        AnswerScale scale,
        int complete,
        int others,
        Func<Release, decimal?[], int[]?[], decimal?> told
    ) =>
        new EveryAnswer(scale)
        {
            Rest = [.. Enumerable.Range(scale.Lowest * 2, (scale.Highest - scale.Lowest) * 2 + 1)],
            Score = pair => pair[0] + pair[1],
            Others = [pair => pair[0]],
        }.Fixed(complete, others, (given, rest) => Print(scale, given, rest, told));

    private static string Print(
        AnswerScale scale,
        int[][] given,
        int[] rest,
        Func<Release, decimal?[], int[]?[], decimal?> told
    )
    {
        var people = given.Length + rest.Length;
        var whole = new NamedSet("all", PersonSet.Everybody(people));
        decimal?[] scores = [.. given.Select(pair => pair.Sum()).Concat(rest).Select(sum => (decimal?)(sum / 2m))];
        var figures = MakeFigures.Of(new Ledger(Ledger.Floor).Release(whole, []), scale, scores, people);
        var alpha = told(
            new Ledger(Ledger.Floor).Release(whole, [new("alpha", PersonSet.Everybody(given.Length))]),
            scores,
            [.. given, .. rest.Select(_ => (int[]?)null)]
        );
        return $"{figures.Whole?.Figure} {string.Join(' ', figures.Whole?.Percentages ?? [])} {string.Join(' ', figures.Distribution ?? [])} {alpha}";
    }

    private static string[] Alphas(AngleSharp.Dom.IDocument page) =>
        [.. page.QuerySelectorAll("td[data-label='Alfa']").Select(cell => cell.TextContent.Trim())];

    // One scale alone is answered; of the last so many the fourth item is left out.
    private static async Task SayAsync(ForumStage stage, int people, int incomplete = 0)
    {
        for (var at = 0; at < people; at++)
        {
            var basis = 1 + (at % 5);
            int[] row =
            [
                basis,
                Math.Min(5, basis + (at % 2)),
                Math.Max(1, basis - (at % 3 == 0 ? 1 : 0)),
                1 + (at * 7 % 5),
            ];
            await stage.SayAsync(
                at,
                row.Take(at >= people - incomplete ? 3 : 4)
                    .Index()
                    .ToDictionary(
                        item => $"style.vis{item.Index + 1}",
                        item => item.Item.ToString(CultureInfo.InvariantCulture)
                    )
            );
        }
    }
}
