using Microsoft.Extensions.DependencyInjection;
using Sparring.Rooms.Surveys.Answering;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Surveys;

/// <summary>What PostgreSQL keeps beside every row: the transaction that wrote it, and the place where it lies. All names invented.</summary>
public sealed class ForgetOrderTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("survey_status", "person")]
    [InlineData("survey_own", "owner")]
    public async Task The_morning_after_the_database_does_not_know_who_answered_before_whom(string table, string who)
    {
        var stage = await ForumStage.SetAsync(app, "order-" + table);
        for (var at = 0; at < 12; at++)
        {
            await stage.SayAsync(at, new() { ["outside.regions"] = "3" });
        }

        var before = await TracesAsync(stage, table, who);
        await MorningAsync(1);
        var after = await TracesAsync(stage, table, who);
        var mine = await stage.ReadAsync(stage.Leaders[3], $"{stage.Address}/mine");

        // On the day itself the order can be read; the next morning one transaction has written all, and they lie as chance would have it.
        Assert.Equal(stage.Leaders.Take(12).Select(leader => leader.Value), before.Select(trace => trace.Person));
        Assert.Equal(12, before.Select(trace => trace.Writer).Distinct().Count());
        Assert.Single(after.Select(trace => trace.Writer).Distinct());
        Assert.NotEqual(before.Select(trace => trace.Person), after.Select(trace => trace.Person));
        Assert.Equal(before.Select(trace => trace.Person).Order(), after.Select(trace => trace.Person).Order());
        Assert.Contains("Regioner 3", mine);
    }

    [Fact]
    public async Task A_row_is_written_anew_once_for_each_change_and_a_draft_as_well()
    {
        var stage = await ForumStage.SetAsync(app, "order-once");
        for (var at = 0; at < 6; at++)
        {
            await stage.SayAsync(at, new() { ["outside.regions"] = "3" });
        }

        await MorningAsync(1);
        var first = await TracesAsync(stage, "survey_own", "owner");
        await MorningAsync(2);
        var second = await TracesAsync(stage, "survey_own", "owner");
        await stage.SayAsync(4, new() { ["outside.regions"] = "4" });
        await stage.SayAsync(2, new() { ["outside.regions"] = "4" });
        using var drafting = await app.SignedInClientAsync(stage.Leaders[7]);
        using var draft = await drafting.PostFormAsync(
            $"{stage.Address}/draft",
            [new("outside.regions", "2")],
            "/account"
        );
        await MorningAsync(30);
        var third = await TracesAsync(stage, "survey_own", "owner");

        Assert.Equal(first, second);
        Assert.Equal(7, third.Count);
        Assert.Equal(
            ((int[])[2, 4, 7]).Select(at => stage.Leaders[at].Value).Order(),
            third.Where(trace => trace.Writer != first[0].Writer).Select(trace => trace.Person).Order()
        );
        Assert.Equal(2, third.Select(trace => trace.Writer).Distinct().Count());
        Assert.Contains("Regioner 4", await stage.ReadAsync(stage.Leaders[4], $"{stage.Address}/mine"));
    }

    private async Task MorningAsync(int days)
    {
        var day = app.Clock.Now;
        app.Clock.Now = day.AddDays(days);
        await app.Services.GetRequiredService<ForgetOrder>().RunAsync(TestContext.Current.CancellationToken);
        app.Clock.Now = day;
    }

    private Task<IReadOnlyList<Trace>> TracesAsync(ForumStage stage, string table, string who) =>
        app.Database.ListAsync<Trace>(
            $"select {who} as Person, xmin::text::bigint as Writer from {table} where wave = @Wave order by xmin::text::bigint, ctid",
            new { stage.Wave }
        );

    private sealed record Trace(Guid Person, long Writer);
}
