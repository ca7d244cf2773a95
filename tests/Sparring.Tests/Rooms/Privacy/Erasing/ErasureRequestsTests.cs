using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Erasing;
using Sparring.Testing;
using Sparring.Tests.Rooms.Foundation;
using Xunit;

namespace Sparring.Tests.Rooms.Privacy.Erasing;

public sealed class ErasureRequestsTests(TestApp app) : IClassFixture<TestApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_a_written_request_she_is_told_and_erased_a_week_later()
    {
        var (stage, officer) = await StageAsync("bedt");
        using var client = await stage.AsAsync(officer);
        var (page, sentence) = await NoteAsync(client, stage, "2.1.2019");
        var before = await MailsAsync(stage);
        using var begun = await client.PostFormAsync(page + "/beginning", [], RequestErasure.Path);
        using var again = await client.PostFormAsync(page + "/beginning", [], RequestErasure.Path);
        var mails = await MailsAsync(stage);
        using var leader = await stage.AsAsync(stage.Leader);
        var start = await leader.TextAsync("/");
        app.Clock.Advance(TimeSpan.FromDays(6));
        await RunAsync();
        var early = await NameAsync(stage);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await RunAsync();
        await RunAsync();
        using var later = await stage.AsAsync(officer);
        using var list = await later.PageAsync(RequestErasure.Path);

        Assert.Contains("Signe Dam bad om at blive slettet 2. januar 2019.", sentence, StringComparison.Ordinal);
        Assert.Empty(before);
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (begun.StatusCode, again.StatusCode));
        var mail = Assert.Single(mails);
        Assert.Contains("Yrsa Kvist har sat i gang", mail, StringComparison.Ordinal);
        Assert.Contains("Der sker ingenting før 22. januar 2019", mail, StringComparison.Ordinal);
        Assert.Contains("http://localhost/privacy/mine/erasure", mail, StringComparison.Ordinal);
        Assert.Contains("Du bliver slettet 22. januar 2019", WebUtility.HtmlDecode(start), StringComparison.Ordinal);
        Assert.Equal(("Signe Dam", "Slettet person"), (early, await NameAsync(stage)));
        Assert.Contains("Slettet 22. januar 2019", list.QuerySelector("main")?.TextContent, StringComparison.Ordinal);
        Assert.Single(
            await app.Database.ListAsync<Guid>(
                "select id from erasure where person = @Leader and erased_at is not null",
                new { stage.Leader }
            )
        );
    }

    [Fact]
    public async Task She_stops_it_with_one_press_and_stays_and_it_can_be_asked_for_anew()
    {
        var (stage, officer) = await StageAsync("stop");
        using var client = await stage.AsAsync(officer);
        var (page, _) = await NoteAsync(client, stage, "2.1.2019");
        using var begun = await client.PostFormAsync(page + "/beginning", [], RequestErasure.Path);
        using var leader = await stage.AsAsync(stage.Leader);
        using var hers = await leader.PageAsync(ErasureOfMine.Path);
        using var stopped = await leader.PostFormAsync(ErasureOfMine.Path + "/stop", [], ErasureOfMine.Path);
        app.Clock.Advance(TimeSpan.FromDays(8));
        await RunAsync();
        using var after = await stage.AsAsync(officer);
        using var list = await after.PageAsync(RequestErasure.Path);
        var (anew, _) = await NoteAsync(after, stage, "20.1.2019");

        Assert.Contains("Yrsa Kvist har sat det i gang", hers.Body?.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, stopped.StatusCode);
        Assert.Equal("Signe Dam", await NameAsync(stage));
        Assert.Contains("Stoppet af personen selv", list.QuerySelector("main")?.TextContent, StringComparison.Ordinal);
        Assert.NotEqual(page, anew);
    }

    [Fact]
    public async Task The_only_one_who_organises_stays_until_somebody_else_does()
    {
        var (stage, officer) = await StageAsync("ene");
        using var client = await stage.AsAsync(officer);
        var (page, _) = await NoteAsync(client, stage, "2.1.2019", stage.Organiser);
        using var begun = await client.PostFormAsync(page + "/beginning", [], RequestErasure.Path);
        app.Clock.Advance(TimeSpan.FromDays(7));
        await RunAsync();
        using var after = await stage.AsAsync(officer);
        using var shown = await after.PageAsync(page);
        var hindered = await NameAsync(stage, stage.Organiser);
        await app.World.RoleAsync(stage.Tenant, stage.Programme, stage.Peer, "organiser");
        await RunAsync();

        Assert.Contains(
            "den eneste, der tilrettelægger",
            shown.QuerySelector("main")?.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(("Tine Lund", "Slettet person"), (hindered, await NameAsync(stage, stage.Organiser)));
    }

    [Fact]
    public async Task Only_who_answers_for_data_protection_begins_it_and_only_in_her_own_programmes()
    {
        var (stage, officer) = await StageAsync("hvem");
        var (elsewhere, _) = await StageAsync("andetsteds");
        using var client = await stage.AsAsync(officer);
        var (page, _) = await NoteAsync(client, stage, "2.1.2019");
        foreach (
            var person in new[] { stage.Leader, stage.Organiser, stage.Coach, stage.Executive, elsewhere.Organiser }
        )
        {
            using var other = await stage.AsAsync(person);
            using var list = await other.GetAsync(RequestErasure.Path);
            using var one = await other.GetAsync(page);
            using var noted = await other.PostFormAsync(RequestErasure.Path, [], "/privacy/mine");
            using var begun = await other.PostFormAsync(page + "/beginning", [], "/privacy/mine");
            Assert.All(
                new[] { list, one, noted, begun },
                answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode)
            );
        }

        using var strange = await client.PostFormAsync(
            RequestErasure.Path,
            [new("email", await EmailAsync(elsewhere.Leader)), new("asked", "2.1.2019")]
        );
        using var own = await client.PostFormAsync(
            RequestErasure.Path,
            [new("email", await EmailAsync(officer)), new("asked", "2.1.2030")]
        );
        using var refused = await TestClient.ParseAsync(own);

        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity),
            (strange.StatusCode, own.StatusCode)
        );
        Assert.Equal("2.1.2030", refused.QuerySelector("[name=asked]")?.GetAttribute("value"));
        Assert.Contains("ikke i fremtiden", refused.Body?.TextContent, StringComparison.Ordinal);
        Assert.Empty(await MailsAsync(stage));
    }

    [Fact]
    public async Task One_that_fails_hinders_neither_the_others_nor_the_server_and_is_carried_out_when_it_can_be()
    {
        var (stage, officer) = await StageAsync("fejl");
        using var client = await stage.AsAsync(officer);
        var (first, _) = await NoteAsync(client, stage, "2.1.2019");
        using var begun = await client.PostFormAsync(first + "/beginning", [], RequestErasure.Path);
        app.Clock.Advance(TimeSpan.FromDays(1));
        using var nextDay = await stage.AsAsync(officer);
        var (second, _) = await NoteAsync(nextDay, stage, "3.1.2019", stage.Peer);
        using var begunToo = await nextDay.PostFormAsync(second + "/beginning", [], RequestErasure.Path);
        // Something nobody has thought of: the row with her name cannot be written.
        await app.Database.ExecuteAsync(
            $"""
            create function planted_fault() returns trigger language plpgsql as 'begin perform 1 / 0; end';
            create trigger planted before update on person for each row when (old.id = '{stage.Leader.Value}')
                execute function planted_fault();
            """
        );
        app.Clock.Advance(TimeSpan.FromDays(8));

        await RunAsync();
        var after = (await NameAsync(stage), await NameAsync(stage, stage.Peer));
        using var visitor = app.Client();
        using var served = await visitor.GetAsync("/sign-in");
        await app.Database.ExecuteAsync("drop trigger planted on person; drop function planted_fault");
        await RunAsync();

        Assert.Equal(("Signe Dam", "Slettet person"), after);
        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        Assert.Equal("Slettet person", await NameAsync(stage));
    }

    [Theory]
    [InlineData("update erasure_request set due_on = due_on + 3650 where person = viewer()")]
    [InlineData("update erasure_request set asked_on = asked_on + 1 where person = viewer()")]
    [InlineData("update erasure_request set stopped_at = now(), due_on = due_on + 1 where person = viewer()")]
    [InlineData("update erasure_request set ended_at = now() where person = viewer()")]
    [InlineData("update erasure_request set told_at = null, due_on = null where person = viewer()")]
    public async Task She_stops_it_and_can_change_nothing_else_of_it_not_even_past_the_pages(string sql)
    {
        var (stage, officer) = await StageAsync("trin " + sql[27..40] + sql.Length);
        using var client = await stage.AsAsync(officer);
        var (page, _) = await NoteAsync(client, stage, "2.1.2019");
        using var begun = await client.PostFormAsync(page + "/beginning", [], RequestErasure.Path);
        const string Stop = "update erasure_request set stopped_at = now() where person = viewer()";

        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => AsHerselfAsync(stage, sql));
        var stopped = await AsHerselfAsync(stage, Stop);
        var again = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => AsHerselfAsync(stage, Stop));

        Assert.Contains("this step is not the viewer's", refused.MessageText, StringComparison.Ordinal);
        Assert.Equal(1, stopped);
        Assert.Contains("or it is taken", again.MessageText, StringComparison.Ordinal);
    }

    private async Task<int> AsHerselfAsync(FoundationStage stage, string sql)
    {
        var herself = await app.World.ViewerAsync(stage.Leader);
        return await app.Db.AsAsync(herself, tx => tx.ExecuteAsync(sql), Cancel);
    }

    private async Task<(FoundationStage Stage, PersonId Officer)> StageAsync(string key)
    {
        var stage = await FoundationStage.SetAsync(app, "sletning " + key);
        var officer = await app.World.PersonAsync(stage.Tenant, "Yrsa Kvist");
        await app.World.RoleAsync(stage.Tenant, stage.Programme, officer, "data_protection_officer");
        app.Clock.Now = new DateTimeOffset(2019, 1, 15, 9, 0, 0, TimeSpan.Zero);
        return (stage, officer);
    }

    private async Task<(string Page, string Text)> NoteAsync(
        TestClient officer,
        FoundationStage stage,
        string asked,
        PersonId? person = null
    )
    {
        using var noted = await officer.PostFormAsync(
            RequestErasure.Path,
            [new("email", await EmailAsync(person ?? stage.Leader)), new("asked", asked)]
        );
        var page = noted.Headers.Location?.OriginalString ?? "";
        using var shown = await officer.PageAsync(page);
        return (page, shown.QuerySelector("main")?.TextContent ?? "");
    }

    private Task RunAsync() => app.Services.GetRequiredService<ErasureRequests>().RunOnceAsync(Cancel);

    private async Task<string> EmailAsync(PersonId person) =>
        (await app.Database.ListAsync<string>("select email from person where id = @person", new { person })).Single();

    private async Task<string> NameAsync(FoundationStage stage, PersonId? person = null) =>
        (
            await app.Database.ListAsync<string>(
                "select name from person where id = @who",
                new { who = person ?? stage.Leader }
            )
        ).Single();

    private Task<IReadOnlyList<string>> MailsAsync(FoundationStage stage) =>
        app.Database.ListAsync<string>(
            // What has gone has left its text behind in the mailbox.
            """
            select coalesce(nullif(m.body, ''), d.body, '') from outbox_message m left join delivered_mail d on d.message = m.id
            where m.kind = 'erasure-request' and m.tenant = @Tenant
            """,
            new { stage.Tenant }
        );
}
