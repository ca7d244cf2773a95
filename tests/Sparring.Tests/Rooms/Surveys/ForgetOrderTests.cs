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
        var day = app.Clock.Now;
        app.Clock.Now = day.AddDays(1);
        await app.Services.GetRequiredService<ForgetOrder>().RunAsync(TestContext.Current.CancellationToken);
        app.Clock.Now = day;
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

    private Task<IReadOnlyList<Trace>> TracesAsync(ForumStage stage, string table, string who) =>
        app.Database.ListAsync<Trace>(
            $"select {who} as Person, xmin::text::bigint as Writer from {table} where wave = @Wave order by xmin::text::bigint, ctid",
            new { stage.Wave }
        );

    private sealed record Trace(Guid Person, long Writer);
}
