using System.Net;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Programme.Editing;

public sealed class MoveProgrammeTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_copy_is_a_draft_until_it_is_started_and_it_is_started_once()
    {
        var two = await TwoProgrammes.StartAsync(app);
        using var client = await app.SignedInClientAsync(two.First.Organiser);
        var before = await two.StateAsync(app);
        using var draft = await client.PageAsync(TwoProgrammes.Copy + "/timeline");

        using var started = await TwoProgrammes.StepAsync(client, "start");
        using var again = await TwoProgrammes.StepAsync(client, "start");
        using var history = await client.PageAsync(TwoProgrammes.Copy + "/history");

        Assert.Contains("før du sætter forløbet i gang", draft.Body?.TextContent, StringComparison.Ordinal);
        Assert.Equal(("drafted", "running"), (before, await two.StateAsync(app)));
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect], [started.StatusCode, again.StatusCode]);
        Assert.Equal(
            ["satte forløbet i gang", "kopieret fra et andet forløb"],
            history.QuerySelectorAll(".programme-history .plan-when").Select(line => line.TextContent.Split(" · ")[^1])
        );
    }

    [Fact]
    public async Task A_draft_asks_no_participant_for_anything_and_what_runs_does()
    {
        var two = await TwoProgrammes.StartAsync(app);
        using var organiser = await app.SignedInClientAsync(two.First.Organiser);
        using var leader = await app.SignedInClientAsync(two.First.Participant);
        var (thread, calendar) = await SeenAsync(leader);

        using var started = await TwoProgrammes.StepAsync(organiser, "start");
        var (threadAfter, calendarAfter) = await SeenAsync(leader);

        Assert.Equal((1, 1), (thread, calendar));
        Assert.Equal((2, 2), (threadAfter, calendarAfter));
    }

    [Fact]
    public async Task What_is_closed_asks_for_nothing_more_and_opens_again()
    {
        var two = await TwoProgrammes.StartAsync(app);
        using var organiser = await app.SignedInClientAsync(two.First.Organiser);
        using var leader = await app.SignedInClientAsync(two.First.Participant);
        using var started = await TwoProgrammes.StepAsync(organiser, "start");

        using var closed = await TwoProgrammes.StepAsync(organiser, "close");
        var (thread, _) = await SeenAsync(leader);
        var said = (await leader.PageAsync(TwoProgrammes.Copy)).Body?.TextContent;
        using var opened = await TwoProgrammes.StepAsync(organiser, "reopen");

        Assert.Equal(1, thread);
        Assert.Contains("Det, du har skrevet, er stadig dit", said, StringComparison.Ordinal);
        Assert.Equal("running", await two.StateAsync(app));
    }

    [Fact]
    public async Task Only_its_organisers_move_a_programme_and_only_as_there_is_a_way()
    {
        var two = await TwoProgrammes.StartAsync(app);
        using var organiser = await app.SignedInClientAsync(two.First.Organiser);
        using var other = await app.SignedInClientAsync(two.First.Other);

        using var stranger = await TwoProgrammes.StepAsync(other, "start");
        using var unknown = await TwoProgrammes.StepAsync(organiser, "purge");
        using var early = await TwoProgrammes.StepAsync(organiser, "close");

        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.Redirect],
            [stranger.StatusCode, unknown.StatusCode, early.StatusCode]
        );
        Assert.Equal("drafted", await two.StateAsync(app));
    }

    private static async Task<(int Writing, int InCalendar)> SeenAsync(TestClient leader)
    {
        using var thread = await leader.PageAsync("/");
        using var calendar = await leader.PageAsync("/calendar");
        return (
            thread.QuerySelectorAll("main a[href^='/foundation']").Length,
            (calendar.Body?.TextContent.Split("Seminar 3").Length ?? 0) - 1
        );
    }
}
