using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Rooms.Dilemmas.Cases;
using Sparring.Rooms.Dilemmas.Contract;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Dilemmas;

/// <summary>A coach and an author at the same case in the same moment.</summary>
public sealed class AnswersAtOnceTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_no_that_meets_the_release_takes_the_case_back()
    {
        var stage = await DilemmaStage.SetAsync(app, "at-once");
        var address = await stage.WriteCaseAsync();
        using var asked = await stage.AskAsync(address);
        for (var leader = 0; leader < 5; leader++)
        {
            using var answered = await stage.AnswerAsync(address, leader, "yes");
        }

        var (step, no) = await ReleaseAsync(stage, address, () => stage.AnswerAsync(address, 0, "no", "Fortrudt"));

        using var answer = await no;
        Assert.IsType<CaseStep.Done>(step);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(
            [(true, true)],
            await app.Database.ListAsync<(bool, bool)>(
                """
                select taken_back_at is not null,
                       exists (select 1 from general_case_answer a where a.general_case = c.id and not a.is_yes)
                from general_case c where c.id = @id
                """,
                new { id = IdOf(address) }
            )
        );
        using var reader = await stage.AsAsync(stage.Leaders[1]);
        Assert.DoesNotContain(CaseStage.Text, await reader.TextAsync(address));
    }

    /// <summary>The coach's release has counted the answers and is not yet at its end when somebody else acts.</summary>
    private async Task<(CaseStep Step, Task<HttpResponseMessage> Other)> ReleaseAsync(
        DilemmaStage stage,
        string address,
        Func<Task<HttpResponseMessage>> other
    )
    {
        var coach = await app.World.ViewerAsync(stage.Coach);
        return await app.Db.AsAsync(
            coach,
            async tx =>
            {
                var store = app.Services.GetRequiredService<CaseStore>();
                var held = await store.HoldAsync(tx, coach, new GeneralCaseId(IdOf(address)));
                Assert.NotNull(held);
                var step = await app
                    .Services.GetRequiredService<GeneralCases>()
                    .ReleaseAsync(tx, coach, held, [stage.Groups[0]]);
                var acting = other();
                await Task.WhenAny(acting, SomebodyWaitsAsync());
                return (step, acting);
            },
            TestContext.Current.CancellationToken
        );
    }

    private Task SomebodyWaitsAsync() =>
        Waiting.UntilAsync(async () =>
            (
                await app.Database.ListAsync<long>(
                    "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
                )
            ).Single() > 0
        );

    private static Guid IdOf(string address) => Guid.Parse(address.Split('/')[2]);
}
