using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Rooms.Surveys.Perceived;
using Xunit;
using static Sparring.Tests.Rooms.Foundation.FoundationStage;

namespace Sparring.Tests.Rooms.Surveys;

// What a leader opens to her coach, and how her employees are reminded.
public sealed partial class PerceivedTests
{
    private const string ReadsSql =
        "select count(*)::int from read_log where reader = @Coach and subject = @Leader and artefact = 'perceived-report'";

    [Fact]
    public async Task A_leader_opens_her_report_to_her_own_coach_and_it_is_gone_at_the_next_look_when_she_closes_it()
    {
        var stage = await StageAsync("opened", 6, 0);
        var tenant = (
            await app.Database.ListAsync<TenantId>("select tenant from person where id = @Coach", new { stage.Coach })
        ).Single();
        await app.World.GroupAsync(tenant, stage.Programme, 1, stage.Coach, stage.Leaders[0]);
        var other = await app.World.PersonAsync(tenant, "Bent Toft");
        await app.World.RoleAsync(tenant, stage.Programme, other, "coach");
        foreach (var (link, at) in (await OpenAsync(stage)).Select((link, at) => (link, at)))
        {
            await RateAsync(link, vision: at % 2 == 0 ? 2 : 3);
        }

        await CloseAsync(stage);
        var before = await ReadAsync(stage.Coach, SharePerceived.OpenedPath);
        var closed = await ReadersAsync(stage.Leaders[0], ShowPerceived.OwnPath);
        await PressAsync(stage);
        var opened = await ReadAsync(stage.Coach, SharePerceived.OpenedPath);
        var own = await ReadersAsync(stage.Leaders[0], ShowPerceived.OwnPath);
        var coaches = await ReadersAsync(stage.Coach, SharePerceived.OpenedPath);
        var others = await ReadAsync(other, SharePerceived.OpenedPath);
        var organiser = await app.SignedInClientAsync(stage.Organiser);
        using var refused = await organiser.GetAsync(SharePerceived.OpenedPath);
        await PressAsync(stage);
        var after = await ReadAsync(stage.Coach, SharePerceived.OpenedPath);

        Assert.Contains("2,5", opened);
        Assert.Contains("Gruppens coach kan kun, hvis du deler det", closed);
        Assert.All([own, coaches], said => Assert.StartsWith("Gruppens coach kan læse det", said));
        Assert.All([before, others, after], page => Assert.Contains("Ingen har delt noget med dig", page));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        var reads = await app.Database.ListAsync<int>(ReadsSql, new { stage.Coach, Leader = stage.Leaders[0] });
        // Each look of hers at what was open, and none at what was not.
        Assert.Equal([2], reads);
        organiser.Dispose();
    }

    // Who can read it, as the page says it.
    private async Task<string> ReadersAsync(PersonId person, string address)
    {
        using var client = await app.SignedInClientAsync(person);
        using var page = await client.PageAsync(address);
        return page.QuerySelector(".who-can-read p")?.TextContent.Trim() ?? "";
    }

    [Fact]
    public async Task Employees_who_have_not_answered_are_reminded_by_a_new_link_and_those_who_have_are_not()
    {
        var stage = await StageAsync("reminded", 6, 0);
        var links = await OpenAsync(stage);
        foreach (var link in links.Take(5))
        {
            await RateAsync(link, vision: 3);
        }

        var opened = app.Clock.Now;
        app.Clock.Now = opened.AddDays(12);
        await RemindAsync();
        app.Clock.Now = opened.AddDays(13);
        await Task.WhenAll(RemindAsync(), RemindAsync());
        var mails = await app.Database.ListAsync<string>(
            """
            select coalesce(nullif(m.body, ''), d.body) from outbox_message m
                join perceived_round r on r.id = m.about and r.programme = @Programme
                left join delivered_mail d on d.message = m.id
            where m.kind = 'perceived-reminder'
            """,
            new { stage.Programme }
        );
        using var visitor = app.Client();
        using var old = await visitor.GetAsync(links[5]);
        await RateAsync(Link().Match(Assert.Single(mails)).Value, vision: 4);
        await RemindAsync();
        app.Clock.Now = opened;

        Assert.Equal(HttpStatusCode.NotFound, old.StatusCode);
        Assert.Equal(6, (await BoxesAsync(stage)).Count);
        Assert.Equal(
            [1],
            await app.Database.ListAsync<int>(
                """
                select recipients from perceived_reminder d join perceived_round r on r.id = d.round
                where r.programme = @Programme order by recipients
                """,
                new { stage.Programme }
            )
        );
    }

    private Task RemindAsync() =>
        app.Services.GetRequiredService<PerceivedMails>().RunAsync(TestContext.Current.CancellationToken);

    // The button says what it does next: open it, or close it.
    private async Task PressAsync(Stage stage)
    {
        using var leader = await app.SignedInClientAsync(stage.Leaders[0]);
        using var page = await leader.PageAsync(ShowPerceived.OwnPath);
        using var pressed = await SendAsync(leader, page.QuerySelector("form[action$='/sharing']"));
        Assert.Equal(HttpStatusCode.Redirect, pressed.StatusCode);
    }
}
