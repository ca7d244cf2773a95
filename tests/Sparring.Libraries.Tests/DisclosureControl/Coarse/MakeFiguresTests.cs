using Sparring.DisclosureControl;
using Sparring.DisclosureControl.Coarse;
using Xunit;

namespace Sparring.Libraries.Tests.DisclosureControl.Coarse;

public sealed class MakeFiguresTests
{
    private static readonly AnswerScale OneToFive = new(1, 5);

    [Fact]
    public void The_whole_is_exact_and_its_parts_are_coarse()
    {
        var figures = Figures([1, 2, 3, 4, 5, 5, 4, 4, 3, 3, 2, 1], asked: 13, [0, 1, 2, 3, 4]);

        Assert.Equal(new WholeFigure("all", 12, 13, new Figure.Mean(3.1m), null), figures.Whole);
        Assert.Equal(92.3m, figures.Whole?.ResponsePercent);
        Assert.Equal([new PartFigure("part 1", CountBand.FiveToNine, 3.0m, null)], figures.Parts);
    }

    [Fact]
    public void Where_nobody_was_asked_no_share_answered()
    {
        Assert.Null(new WholeFigure("all", 0, 0, new Figure.Mean(3), null).ResponsePercent);
    }

    [Fact]
    public void More_answers_than_were_asked_for_are_refused()
    {
        var refused = Assert.Throws<ArgumentException>(() => Figures([1, 2, 3, 4, 5, 5], asked: 5));

        Assert.Equal("asked", refused.ParamName);
        Assert.StartsWith("6 answered and 5 were asked.", refused.Message);
    }

    [Theory]
    [InlineData(5, 5, 5, 5, 5)]
    [InlineData(1, 1, 1, 1, 1)]
    [InlineData(4, 4, 4, 4, 1)]
    public void Where_nearly_all_of_a_cell_agree_only_the_whole_is_told(params int[] equal)
    {
        int[] others = [1, 2, 3, 4, 5, 5];

        var shown = Figures([.. equal, .. others], asked: 11, [0, 1, 2, 3, 4], [5, 6, 7, 8, 9, 10]);
        var left = Figures([.. others, .. equal], asked: 11, [0, 1, 2, 3, 4, 5]);

        Assert.IsType<Figure.Mean>(shown.Whole?.Figure);
        Assert.Equal(([], true), (shown.Parts, shown.NearlyAllAgree));
        Assert.Equal(([], true), (left.Parts, left.NearlyAllAgree));
    }

    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(2, 2, 3)]
    [InlineData(5, 4, 5)]
    public void A_whole_that_agrees_is_told_in_a_band(int all, int from, int to)
    {
        var figures = Figures([.. Enumerable.Repeat(all, 12)], asked: 12, [0, 1, 2, 3, 4]);

        Assert.Equal(new WholeFigure("all", 12, 12, new Figure.Between(from, to), null), figures.Whole);
        Assert.Equal(([], true), (figures.Parts, figures.NearlyAllAgree));
    }

    [Fact]
    public void Percentages_are_told_when_each_cell_has_nobody_or_enough_at_each_answer()
    {
        int[] answers =
        [
            .. Enumerable.Repeat(2, 5),
            .. Enumerable.Repeat(4, 6),
            .. Enumerable.Repeat(2, 5),
            .. Enumerable.Repeat(3, 5),
        ];

        var figures = Figures(answers, asked: 21, [.. Enumerable.Range(0, 11)]);

        Assert.Equal([0, 48, 24, 29, 0], figures.Whole?.Percentages);
        Assert.Equal([0, 45, 0, 55, 0], figures.Parts[0].Percentages);
    }

    [Fact]
    public void Percentages_of_the_parts_are_left_out_when_the_rest_could_be_worked_out_from_them()
    {
        // The part shown has five of each; the ten who are left have only three of one answer.
        int[] answers =
        [
            .. Enumerable.Repeat(2, 5),
            .. Enumerable.Repeat(4, 5),
            .. Enumerable.Repeat(2, 3),
            .. Enumerable.Repeat(4, 7),
        ];

        var figures = Figures(answers, asked: 20, [.. Enumerable.Range(0, 10)]);

        Assert.Equal([0, 40, 0, 60, 0], figures.Whole?.Percentages);
        Assert.Null(figures.Parts[0].Percentages);
    }

    [Theory]
    // Each step has nobody or five; the middle alone has five; only halves have; not even they.
    [InlineData("1-1 0, 2-2 50, 3-3 50, 4-4 0, 5-5 0", 2, 2, 2, 2, 2, 3, 3, 3, 3, 3)]
    [InlineData("1-2 33, 3-3 33, 4-5 33", 1, 1, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 4, 5)]
    [InlineData("1-3 50, 4-5 50", 1, 1, 2, 3, 3, 4, 4, 4, 5, 5)]
    [InlineData("", 1, 1, 2, 3, 3, 3, 4, 4, 5, 5)]
    // That nobody is above the middle would be said of everybody.
    [InlineData("", 1, 1, 2, 2, 2, 2, 3, 3, 3, 3)]
    public void A_distribution_is_as_fine_as_nobody_or_enough_allow(string told, params int[] answers)
    {
        var figures = Figures(answers, asked: 20);

        Assert.Equal(told, Said(figures.Distribution));
    }

    [Fact]
    public void A_score_between_two_steps_counts_to_the_nearer_and_a_half_to_the_upper()
    {
        var release = new Ledger(5).Release(new("all", PersonSet.Everybody(10)), []);

        var figures = MakeFigures.Of(release, OneToFive, [1m, 2m, 2.25m, 2.49m, 2.4m, 3.5m, 3.75m, 4m, 4.25m, 5m], 10);

        Assert.Equal("1-2 50, 3-3 0, 4-5 50", Said(figures.Distribution));
        Assert.Null(figures.Whole?.Percentages);
    }

    [Fact]
    public void Where_nearly_all_agree_no_distribution_is_told()
    {
        var release = new Ledger(5).Release(new("all", PersonSet.Everybody(6)), []);

        var alike = MakeFigures.Of(release, OneToFive, [3.5m, 3.75m, 4m, 4m, 4.25m, 4.49m], 6);

        Assert.Null(alike.Distribution);
        Assert.Null(Figures([1, .. Enumerable.Repeat(5, 11)], asked: 12).Distribution);
    }

    private static string Said(IReadOnlyList<StepShare>? distribution) =>
        string.Join(", ", (distribution ?? []).Select(share => $"{share.From}-{share.To} {share.Percent}"));

    [Theory]
    [InlineData(9, CountBand.FiveToNine)]
    [InlineData(10, CountBand.TenToNineteen)]
    [InlineData(19, CountBand.TenToNineteen)]
    [InlineData(20, CountBand.TwentyOrMore)]
    public void A_part_says_how_many_only_in_bands(int people, CountBand band)
    {
        int[] answers = [.. Enumerable.Range(0, people + 5).Select(person => 1 + (person % 5))];

        Assert.Equal(band, Figures(answers, asked: 30, [.. Enumerable.Range(0, people)]).Parts[0].Count);
    }

    [Fact]
    public void Nothing_is_said_of_four()
    {
        var figures = Figures([4, 4, 4, 4], 4, [0, 1]);

        Assert.Equal((null, false), (figures.Whole, figures.NearlyAllAgree));
        Assert.Empty(figures.Parts);
    }

    [Fact]
    public void A_whole_in_which_all_but_one_agree_is_told_in_the_band_of_its_mean()
    {
        var figures = Figures([1, .. Enumerable.Repeat(5, 11)], asked: 12);

        Assert.Equal(new Figure.Between(4, 5), figures.Whole?.Figure);
    }

    [Fact]
    public void Means_of_a_scale_have_no_percentages()
    {
        var release = new Ledger(5).Release(new("all", PersonSet.Everybody(5)), []);

        var figures = MakeFigures.Of(release, OneToFive, [1.25m, 2m, 3m, 4m, 4.5m], 5);

        Assert.Equal(new WholeFigure("all", 5, 5, new Figure.Mean(3.0m), null), figures.Whole);
    }

    [Fact]
    public void An_answer_missing_or_off_the_scale_in_a_shown_set_is_a_bug_and_is_not_shown()
    {
        var release = new Ledger(5).Release(new("all", PersonSet.Everybody(5)), []);

        var refused = Assert.Throws<ArgumentException>(() => MakeFigures.Of(release, OneToFive, [1, 2, 3, 4], 5));
        Assert.StartsWith("Somebody in “all” has no answer on the scale.", refused.Message);
        Assert.Throws<ArgumentException>(() => MakeFigures.Of(release, OneToFive, [1, 2, 3, 4, null], 5));
        Assert.Throws<ArgumentException>(() => MakeFigures.Of(release, OneToFive, [1, 2, 3, 4, 6], 5));
        Assert.Throws<ArgumentException>(() => MakeFigures.Of(release, OneToFive, [1, 2, 3, 4, 0], 5));
    }

    private static QuestionFigures Figures(int[] answers, int asked, params int[][] parts)
    {
        var release = new Ledger(5).Release(
            new("all", PersonSet.Everybody(answers.Length)),
            parts.Select((part, number) => new NamedSet($"part {number + 1}", PersonSet.Of(part)))
        );
        return MakeFigures.Of(release, OneToFive, [.. answers.Select(answer => (decimal?)answer)], asked);
    }
}
