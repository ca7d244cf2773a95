using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Platform.Live;
using Sparring.Testing;
using Sparring.Tests.Rooms.Foundation;
using Xunit;

namespace Sparring.Tests.Rooms.Dilemmas;

/// <summary>What is taken back is taken from the pages that stand open, too.</summary>
public sealed class TakenBackTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_dilemma_taken_back_is_gone_from_the_coachs_open_page()
    {
        var stage = await DilemmaStage.SetAsync(app, "withdrawn");
        var address = await stage.WriteAndSendAsync();
        using var leader = await stage.AsAsync(stage.Leader);

        var (before, after) = await MarksAsync(
            stage.Coach,
            async () =>
            {
                using var page = await leader.PageAsync("/dilemmas/mine");
                using var answer = await FoundationStage.SendAsync(
                    leader,
                    page.QuerySelector("form[action='/dilemmas/mine/withdrawal']")
                );
                Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
            }
        );

        Assert.NotEqual(before, after);
        using var coach = await stage.AsAsync(stage.Coach);
        using var refused = await coach.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task A_dilemma_closed_to_the_other_coaches_is_gone_from_their_open_pages()
    {
        var stage = await DilemmaStage.SetAsync(app, "unpooled");
        var address = await stage.WriteAndSendAsync(isPooled: true);

        var (before, after) = await MarksAsync(
            stage.OtherCoach,
            () => stage.WriteAndSendAsync(situation: DilemmaStage.Situation(9))
        );

        Assert.NotEqual(before, after);
        using var other = await stage.AsAsync(stage.OtherCoach);
        using var refused = await other.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task A_case_that_is_written_anew_is_gone_from_its_authors_open_pages()
    {
        var stage = await DilemmaStage.SetAsync(app, "reopened");
        var address = await stage.WriteCaseAsync();
        using var asked = await stage.AskAsync(address);
        using var coach = await stage.AsAsync(stage.Coach);

        var (before, after) = await MarksAsync(
            stage.Leaders[3],
            async () =>
            {
                using var reopened = await coach.PostFormAsync(address + "/reopening", [], address);
                Assert.Equal(HttpStatusCode.SeeOther, reopened.StatusCode);
            }
        );

        Assert.NotEqual(before, after);
        using var author = await stage.AsAsync(stage.Leaders[3]);
        Assert.DoesNotContain(CaseStage.Text, await author.TextAsync(address));
    }

    [Fact]
    public async Task A_released_case_that_is_closed_with_the_programme_is_gone_from_its_groups_open_pages()
    {
        var stage = await DilemmaStage.SetAsync(app, "closed-open");
        await stage.ReleasedCaseAsync();
        using var organiser = await stage.AsAsync(stage.Organiser);

        var (before, after) = await MarksAsync(
            stage.OtherCoach,
            async () =>
            {
                using var page = await organiser.PageAsync("/dilemmas/closing");
                using var closed = await FoundationStage.SendAsync(
                    organiser,
                    page.QuerySelector("form[action='/dilemmas/closing']"),
                    new Dictionary<string, string> { ["sure"] = "yes" }
                );
                Assert.Equal(HttpStatusCode.SeeOther, closed.StatusCode);
            }
        );

        Assert.NotEqual(before, after);
    }

    /// <summary>What the open page of a person hears: the mark it was made with, and the one after something was done.</summary>
    private async Task<(string Before, string? After)> MarksAsync(PersonId person, Func<Task> act)
    {
        using var patience = new CancellationTokenSource();
        var live = app.Services.GetRequiredService<AccessChanges>();
        await using var open = live.FollowAsync(person, patience.Token).GetAsyncEnumerator(CancellationToken.None);
        await open.MoveNextAsync();
        var before = open.Current;
        await act();
        patience.CancelAfter(Waiting.Patience);
        try
        {
            await open.MoveNextAsync();
            return (before, open.Current);
        }
        catch (OperationCanceledException)
        {
            return (before, before);
        }
    }
}
