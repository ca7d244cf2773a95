using System.Net;
using Sparring.Platform.Data;
using Sparring.Rooms.Calendar.Contract;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Foundation;

public sealed class SubmitFoundationTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_page_names_who_will_be_able_to_read_it()
    {
        var stage = await FoundationStage.SetAsync(app, "names");
        using var leader = await stage.AsAsync(stage.Leader);

        var page = WebUtility.HtmlDecode(await leader.TextAsync("/foundation/submission"));

        Assert.Contains("Karl Ravn", page);
        Assert.DoesNotContain("Else Bro", page);
    }

    [Fact]
    public async Task A_foundation_after_the_deadline_is_accepted_and_marked_late()
    {
        var stage = await FoundationStage.SetAsync(app, "late");
        var before = app.Clock.Now;
        app.Clock.Now = Clock.At(new DateOnly(2018, 11, 21), new TimeOnly(9, 0));

        var address = await stage.HandInAsync();

        using var coach = await stage.AsAsync(stage.Coach);
        Assert.Contains("Afleveret 2 dage efter fristen", WebUtility.HtmlDecode(await coach.TextAsync(address)));
        app.Clock.Now = before;
    }

    [Theory]
    [InlineData("second-before", 23, 59, 59, 19, 0)]
    [InlineData("midnight", 0, 0, 0, 20, 1)]
    public async Task A_deadline_that_passes_while_writing_changes_nothing_but_the_mark(
        string key,
        int hour,
        int minute,
        int second,
        int day,
        int daysLate
    )
    {
        var stage = await FoundationStage.SetAsync(app, key);
        var before = app.Clock.Now;
        app.Clock.Now = Clock.At(new DateOnly(2018, 11, 19), new TimeOnly(22, 0));
        using var leader = await stage.AsAsync(stage.Leader);
        using var saved = await stage.AutosaveAsync(leader, "Skrevet i god tid");
        using var page = await leader.PageAsync("/foundation/submission");
        app.Clock.Now = Clock.At(new DateOnly(2018, 11, day), new TimeOnly(hour, minute, second));

        using var sent = await FoundationStage.SendAsync(
            leader,
            page.QuerySelector("form[action='/foundation/submission']")
        );

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal(daysLate, Assert.Single(await DaysLateAsync(stage)));
        app.Clock.Now = before;
    }

    [Fact]
    public async Task A_double_click_hands_in_once()
    {
        var stage = await FoundationStage.SetAsync(app, "double");
        using var leader = await stage.AsAsync(stage.Leader);
        using var saved = await stage.AutosaveAsync(leader, "Tekst");
        using var page = await leader.PageAsync("/foundation/submission");
        var form = page.QuerySelector("form[action='/foundation/submission']");

        var answers = await Task.WhenAll(
            FoundationStage.SendAsync(leader, form),
            FoundationStage.SendAsync(leader, form),
            FoundationStage.SendAsync(leader, form)
        );

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Single(await DaysLateAsync(stage));
    }

    [Fact]
    public async Task Nothing_written_is_refused_with_a_sentence()
    {
        var stage = await FoundationStage.SetAsync(app, "nothing");
        using var leader = await stage.AsAsync(stage.Leader);

        using var answer = await leader.PostFormAsync(
            "/foundation/submission",
            [
                new("programme", stage.Programme.Value.ToString()),
                new("id", Ids.Secure.Next().ToString()),
                new("revision", "0"),
            ],
            "/foundation"
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("ikke noget at aflevere", await FoundationStage.BodyAsync(answer));
    }

    [Fact]
    public async Task A_text_changed_in_another_window_is_not_handed_in_unseen()
    {
        var stage = await FoundationStage.SetAsync(app, "changed");
        using var leader = await stage.AsAsync(stage.Leader);
        using var saved = await stage.AutosaveAsync(leader, "Tekst");
        using var page = await leader.PageAsync("/foundation/submission");
        using var changed = await stage.AutosaveAsync(leader, "Ikke klar", section: "room");

        using var answer = await FoundationStage.SendAsync(
            leader,
            page.QuerySelector("form[action='/foundation/submission']")
        );

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Empty(await DaysLateAsync(stage));
    }

    [Fact]
    public async Task A_newer_version_can_be_handed_in_and_the_coach_sees_the_latest_and_that_there_is_an_earlier()
    {
        var stage = await FoundationStage.SetAsync(app, "newer");
        var address = await stage.HandInAsync("Den første udgave");
        using var leader = await stage.AsAsync(stage.Leader);
        using var saved = await stage.AutosaveAsync(leader, "Den anden udgave", based: 1);

        using var sent = await FoundationStage.SubmitAsync(leader);

        using var coach = await stage.AsAsync(stage.Coach);
        var list = WebUtility.HtmlDecode(await coach.TextAsync("/foundation/reading"));
        Assert.Contains("en tidligere aflevering", list);
        Assert.Contains("Den anden udgave", await coach.TextAsync(address));
        Assert.Contains("Den første udgave", WebUtility.HtmlDecode(await coach.TextAsync(address + "?version=1")));
    }

    [Fact]
    public async Task Without_a_group_it_is_accepted_and_read_by_the_coach_the_owner_gets_later()
    {
        var stage = await FoundationStage.SetAsync(app, "groupless");
        await app.Database.ExecuteAsync(
            "delete from sparring_group_member where person = @Leader",
            new { stage.Leader }
        );
        using var leader = await stage.AsAsync(stage.Leader);
        Assert.Contains(
            "ikke i en sparringsgruppe endnu",
            WebUtility.HtmlDecode(await leader.TextAsync("/foundation/submission"))
        );
        var address = await stage.HandInAsync();
        using var coach = await stage.AsAsync(stage.Coach);
        using var before = await coach.GetAsync(address);

        await JoinAsync(stage);

        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        Assert.Contains(FoundationStage.Canary, await coach.TextAsync(address));
    }

    [Fact]
    public async Task When_the_owner_moves_to_another_group_its_coach_reads_and_the_former_does_not()
    {
        var stage = await FoundationStage.SetAsync(app, "owner-moves");
        var address = await stage.HandInAsync();
        using var coach = await stage.AsAsync(stage.Coach);
        using var otherCoach = await stage.AsAsync(stage.OtherCoach);

        await app.Database.ExecuteAsync(
            """
            update sparring_group_member set sparring_group =
                (select sparring_group from sparring_group_coach where person = @OtherCoach)
            where person = @Leader
            """,
            new { stage.OtherCoach, stage.Leader }
        );

        using var former = await coach.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, former.StatusCode);
        Assert.Contains(FoundationStage.Canary, await otherCoach.TextAsync(address));
    }

    [Fact]
    public async Task A_reminder_goes_to_those_who_have_not_handed_in_and_to_nobody_else()
    {
        var stage = await FoundationStage.SetAsync(app, "reminded");
        await stage.HandInAsync();
        var organiser = await app.World.ViewerAsync(stage.Organiser);
        var source = (
            (IEnumerable<IReminderSource>?)app.Services.GetService(typeof(IEnumerable<IReminderSource>)) ?? []
        ).Single(one => one.Kind == "foundation-submission");

        var recipients = await app.Db.AsAsync(
            organiser,
            tx => source.RecipientsNotDoneAsync(tx, stage.Programme, new DateOnly(2018, 11, 19)),
            CancellationToken.None
        );

        Assert.Equal(new HashSet<PersonId> { stage.Peer, stage.OtherLeader, stage.Organiser }, recipients.ToHashSet());
    }

    [Fact]
    public async Task When_the_group_gets_another_coach_the_former_can_no_longer_read()
    {
        var stage = await FoundationStage.SetAsync(app, "moves");
        var address = await stage.HandInAsync();
        using var coach = await stage.AsAsync(stage.Coach);
        using var otherCoach = await stage.AsAsync(stage.OtherCoach);
        Assert.Contains(FoundationStage.Canary, await coach.TextAsync(address));

        await app.Database.ExecuteAsync(
            "update sparring_group_coach set person = @OtherCoach where sparring_group = @Group",
            new { stage.OtherCoach, stage.Group }
        );

        using var former = await coach.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, former.StatusCode);
        Assert.Contains(FoundationStage.Canary, await otherCoach.TextAsync(address));
    }

    private static Task<IReadOnlyList<int>> DaysLateAsync(FoundationStage stage) =>
        stage.App.Database.ListAsync<int>(
            "select days_late from foundation_submission where owner = @Leader",
            new { stage.Leader }
        );

    private static Task JoinAsync(FoundationStage stage) =>
        stage.App.Database.ExecuteAsync(
            "insert into sparring_group_member (tenant, sparring_group, programme, person) values (@Tenant, @Group, @Programme, @Leader)",
            new
            {
                stage.Tenant,
                stage.Group,
                stage.Programme,
                stage.Leader,
            }
        );
}
