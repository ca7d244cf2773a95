using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Platform.Writing;
using Sparring.Rooms.Dilemmas.Cases;
using Sparring.Rooms.Dilemmas.Contract;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Dilemmas.Cases;

/// <summary>The way of a case: which step may be taken from where, and what stands in the way of it.</summary>
public sealed class CaseStepsTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string[] AllChanged = ["place", "profession", "scale"];

    private GeneralCases Cases => app.Services.GetRequiredService<GeneralCases>();

    [Theory]
    [InlineData(CaseState.Writing, "release", "take back", "reopen")]
    [InlineData(CaseState.Asked, "save", "choose", "ask", "take back")]
    [InlineData(CaseState.Released, "save", "choose", "ask", "reopen")]
    [InlineData(CaseState.TakenBack, "save", "choose", "ask", "release", "take back")]
    public async Task From_where_a_case_is_some_steps_are_not_to_be_taken(CaseState state, params string[] steps)
    {
        var tenant = await app.World.TenantAsync("Kommunen " + state);
        var coach = await app.World.ViewerAsync(await app.World.PersonAsync(tenant, "Karl Gyvelsø"));
        var at = app.Clock.Now;
        var held = new GeneralCase(
            GeneralCaseId.Of(Ids.Secure.Next()),
            await app.World.ProgrammeAsync(tenant),
            coach.Person,
            at,
            1,
            state > CaseState.Writing ? at : null,
            null,
            state > CaseState.Asked ? at : null,
            state > CaseState.Released ? at : null
        );
        Assert.Equal(state, held.State);

        var taken = await AsAsync(
            coach,
            async tx =>
            {
                var taken = new List<string>();
                foreach (var step in steps)
                {
                    taken.Add($"{step}: {(await TakeAsync(tx, coach, held, step))?.GetType().Name ?? "nothing"}");
                }

                return taken;
            }
        );

        Assert.Equal(steps.Select(step => step == "save" ? "save: nothing" : $"{step}: NotNow"), taken);
    }

    [Fact]
    public async Task A_text_is_put_to_its_authors_with_a_day_that_is_not_past_and_everything_changed_that_would_tell()
    {
        var (stage, coach, id) = await WrittenAsync("decided");
        var today = app.Clock.Today();
        var held = await HeldAsync(coach, id);
        var seen = await AsAsync(
            coach,
            async tx => (await app.Services.GetRequiredService<CaseDesk>().DraftAsync(tx, coach, held)).Revision
        );

        var steps = await AsAsync(
            coach,
            async tx =>
                new[]
                {
                    await Cases.AskAsync(tx, coach, held, seen + 1, today, AllChanged),
                    await Cases.AskAsync(tx, coach, held, seen, null, AllChanged),
                    await Cases.AskAsync(tx, coach, held, seen, today.AddDays(-1), AllChanged),
                    await Cases.AskAsync(tx, coach, held, seen, today, ["place", "profession"]),
                    await Cases.AskAsync(tx, coach, held, seen, today, ["place", "scale"]),
                    await Cases.AskAsync(tx, coach, held, seen, today, ["profession", "scale"]),
                    await Cases.AskAsync(tx, coach, held, seen, today, [.. AllChanged, "anything"]),
                }
        );

        Assert.Equal(4, seen);
        Assert.Equal(
            [
                new CaseStep.ChangedMeanwhile(),
                new CaseStep.NotDecided(),
                new CaseStep.NotDecided(),
                new CaseStep.NotDecided(),
                new CaseStep.NotDecided(),
                new CaseStep.NotDecided(),
                new CaseStep.Done(),
            ],
            steps
        );
        var asked = await HeldAsync(coach, id);
        Assert.Equal((CaseState.Asked, 1, today), (asked.State, asked.Number, asked.AnswerBy));
        Assert.Equal(
            stage.Leaders.Take(5).Select(leader => leader.Value).Order(),
            (
                await app.Database.ListAsync<Guid>(
                    "select recipient from outbox_message where tenant = @Tenant and kind = 'answer-wanted'",
                    new { stage.Tenant }
                )
            ).Order()
        );
    }

    [Fact]
    public async Task It_is_released_once_all_have_said_yes_to_groups_that_were_chosen_and_to_more_later()
    {
        var (stage, coach, id) = await WrittenAsync("released twice");
        using var asked = await stage.AskAsync($"/cases/{id.Value}");
        var silent = await ReleaseAsync(coach, id, stage.Groups[0]);
        for (var leader = 0; leader < 5; leader++)
        {
            using var answered = await stage.AnswerAsync($"/cases/{id.Value}", leader, "yes");
        }

        var toNobody = await ReleaseAsync(coach, id);
        var before = await HeldAsync(coach, id);
        var toOne = await ReleaseAsync(coach, id, stage.Groups[0]);
        var released = (await HeldAsync(coach, id)).ReleasedAt;
        app.Clock.Advance(TimeSpan.FromHours(1));
        var toAnother = await ReleaseAsync(coach, id, stage.Groups[1]);

        Assert.Equal(5, Assert.IsType<CaseStep.Blocked>(silent).Blocks.OfType<CaseBlock.NotAnswered>().Count());
        Assert.Equal(new CaseStep.NotDecided(), toNobody);
        Assert.Equal(CaseState.Asked, before.State);
        Assert.Equal([new CaseStep.Done(), new CaseStep.Done()], [toOne, toAnother]);
        Assert.Equal(app.Clock.Now.AddHours(-1), released);
        Assert.Equal(released, (await HeldAsync(coach, id)).ReleasedAt);
        Assert.Equal(
            2,
            (
                await app.Database.ListAsync<Guid>(
                    "select sparring_group from general_case_release where general_case = @Id",
                    new { Id = id }
                )
            ).Count
        );
    }

    [Fact]
    public async Task What_was_taken_out_can_be_put_in_again_while_it_is_written()
    {
        var (stage, coach, id) = await WrittenAsync("out and in");
        var dilemma = new DilemmaId(await stage.IdAsync(0));
        var held = await HeldAsync(coach, id);

        var left = new List<int>();
        foreach (var (add, drop) in new (DilemmaId[], DilemmaId?)[] { ([], dilemma), ([dilemma], null), ([], null) })
        {
            Assert.Equal(
                new CaseStep.Done(),
                await AsAsync(coach, tx => Cases.ChooseAsync(tx, coach, held, add, drop))
            );
            left.Add(await CountedAsync(coach, held));
        }

        Assert.Equal([4, 5, 5], left);
    }

    private Task<CaseStep> ReleaseAsync(Viewer coach, GeneralCaseId id, params SparringGroupId[] groups) =>
        AsAsync(
            coach,
            async tx =>
                await Cases.ReleaseAsync(
                    tx,
                    coach,
                    await app.Services.GetRequiredService<CaseStore>().HoldAsync(tx, coach, id)
                        ?? throw new InvalidOperationException("Not her case."),
                    groups
                )
        );

    private async Task<int> CountedAsync(Viewer coach, GeneralCase held) =>
        (await AsAsync(coach, tx => app.Services.GetRequiredService<CaseDesk>().SourcesAsync(tx, coach, held))).Count(
            source => source.Counts
        );

    private async Task<(DilemmaStage Stage, Viewer Coach, GeneralCaseId Id)> WrittenAsync(string key)
    {
        var stage = await DilemmaStage.SetAsync(app, key);
        var address = await stage.WriteCaseAsync();
        return (stage, await app.World.ViewerAsync(stage.Coach), GeneralCaseId.Of(Guid.Parse(address.Split('/')[2])));
    }

    private async Task<GeneralCase> HeldAsync(Viewer coach, GeneralCaseId id) =>
        await AsAsync(coach, tx => app.Services.GetRequiredService<CaseStore>().HoldAsync(tx, coach, id))
        ?? throw new InvalidOperationException("Not her case.");

    private async Task<object?> TakeAsync(Tx tx, Viewer coach, GeneralCase held, string step) =>
        step switch
        {
            "save" => await Cases.SaveAsync(
                tx,
                coach,
                held,
                [new SectionText("title", "Ansvar", 0, Ids.Secure.Next(), 1)]
            ),
            "choose" => await Cases.ChooseAsync(tx, coach, held, [], DilemmaId.Of(Ids.Secure.Next())),
            "ask" => await Cases.AskAsync(tx, coach, held, 0, app.Clock.Today(), AllChanged),
            "release" => await Cases.ReleaseAsync(tx, coach, held, [SparringGroupId.Of(Ids.Secure.Next())]),
            "take back" => await Cases.TakeBackAsync(tx, held),
            _ => await Cases.ReopenAsync(tx, coach, held),
        };

    private Task<T> AsAsync<T>(Viewer viewer, Func<Tx, Task<T>> work) =>
        app.Db.AsAsync(viewer, work, TestContext.Current.CancellationToken);
}
