using Sparring.Rooms.Surveys.Figures;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Surveys;

/// <summary>Forty leaders, asked twice. All names invented.</summary>
public sealed class ChangeTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task What_is_kept_gained_and_lost_is_counted_over_those_who_answered_both_times()
    {
        var stage = await ForumStage.SetAsync(app, "change");
        // Each names the ten behind her; the second time the first ten also name the next one, and the last ten name one fewer.
        await stage.AnswerAsync(40, (at, other) => Ring(at, other) <= 10 ? 2 : 0);
        await stage.CloseAsync();
        stage = await stage.AgainAsync();
        await stage.AnswerAsync(
            40,
            (at, other) =>
                Ring(at, other)
                <= (
                    at < 10 ? 11
                    : at >= 30 ? 9
                    : 10
                )
                    ? 3
                    : 1
        );

        var page = Change(await stage.CloseAsync());

        Assert.Contains("Fra 25,6 % til 25,6 % af de mulige relationer", page);
        Assert.Contains(
            "40 personers svar er sammenlignet; de er talt med begge gange. Ingen fra dengang mangler.",
            page
        );
        Assert.Contains("390 relationer er bevaret, 10 er kommet til, og 10 er væk.", page);
        Assert.Matches("et sted fra −[0-2],[0-9] til \\+[0-2],[0-9]. Det kan være et tilfælde.", page);
        Assert.DoesNotContain("Leder 7", page);
    }

    [Fact]
    public async Task One_who_stays_away_leaves_the_comparison_with_four_others_and_a_few_changes_are_not_told_apart()
    {
        var stage = await ForumStage.SetAsync(app, "attrition");
        await stage.AnswerAsync(40, (at, other) => Ring(at, other) <= 10 ? 2 : 0);
        await stage.CloseAsync();
        stage = await stage.AgainAsync();
        await stage.AnswerAsync(39, (at, other) => Ring(at, other) <= 10 || (at == 3 && other == 20) ? 2 : 0);

        var page = Change(await stage.CloseAsync());

        Assert.Contains(
            "35 personers svar er sammenlignet; de er talt med begge gange. 5, der blev talt med dengang, er ikke med",
            page
        );
        Assert.Contains("Så få relationer er kommet til eller væk", page);
    }

    [Fact]
    public async Task Few_who_answer_again_show_no_change_at_all()
    {
        var stage = await ForumStage.SetAsync(app, "few");
        await stage.AnswerAsync(40, (_, _) => 2);
        await stage.CloseAsync();
        stage = await stage.AgainAsync();
        await stage.AnswerAsync(4, (_, _) => 2);

        var page = Change(await stage.CloseAsync());

        Assert.Contains("Der er for få, der er talt med begge gange", page);
    }

    [Fact]
    public async Task Whose_answer_is_kept_out_because_of_the_wave_before_is_said_and_only_then()
    {
        var stage = await ForumStage.SetAsync(app, "kept-out");
        await stage.AnswerAsync(39, (_, _) => 2);
        var first = await stage.CloseAsync();
        stage = await stage.AgainAsync();
        await stage.AnswerAsync(40, (_, _) => 2);

        var second = await stage.CloseAsync();

        const string Less =
            "der svarede, er talt med her: Nogen har sprunget det over eller indgår ikke i netværket, eller svar er holdt ude";
        Assert.Contains("39 personers svar er talt med.", first);
        Assert.DoesNotContain(Less, first);
        Assert.Contains("39 personers svar er talt med.", second);
        Assert.Contains("Ikke alle 40, " + Less, second);
    }

    [Fact]
    public async Task A_member_who_left_takes_four_others_out_of_those_asked_about()
    {
        var stage = await ForumStage.SetAsync(app, "left");
        await stage.AnswerAsync(40, (_, other) => other == 39 ? 4 : 0);
        await stage.CloseAsync();
        await stage.LeaveAsync(39);
        stage = await stage.AgainAsync();
        await stage.AnswerAsync(39, (_, _) => 0);

        var page = Change(await stage.CloseAsync());

        // All named the one who left: over the columns of both waves nobody named anybody.
        Assert.Contains("Fra 0,0 % til 0,0 % af de mulige relationer", page);
        Assert.Contains("35 personers svar er sammenlignet", page);
    }

    [Theory]
    [InlineData(4, 2.776)]
    [InlineData(9, 2.262)]
    [InlineData(39, 2.023)]
    public void Students_t_is_that_of_the_tables(int degrees, double t) =>
        Assert.Equal(t, Interval.T(degrees), tolerance: 0.01);

    [Fact]
    public void Thirty_seven_pairs_tell_no_less_than_0_46_standard_deviations()
    {
        var numbers = Enumerable.Range(0, 37).Select(at => (decimal)(at % 5)).ToList();

        var sure = Interval.Of(numbers);

        Assert.Equal(0.46, sure.Told / sure.Spread, tolerance: 0.005);
    }

    private static string Change(string page)
    {
        var from = page[page.IndexOf("Ændring siden", StringComparison.Ordinal)..];
        return from[..from.IndexOf("Relationer ud af", StringComparison.Ordinal)].Split("Spørgsmål, der er stillet")[0];
    }

    private static int Ring(int at, int other) => (other - at + ForumStage.Forty) % ForumStage.Forty;
}
