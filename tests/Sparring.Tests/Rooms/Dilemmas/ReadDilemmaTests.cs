using System.Net;
using Sparring.Platform.Data;
using Sparring.Testing;
using Sparring.Tests.Rooms.Foundation;
using Xunit;

namespace Sparring.Tests.Rooms.Dilemmas;

public sealed class ReadDilemmaTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Everybody_but_the_coach_gets_the_answer_of_a_page_that_is_not_there()
    {
        var stage = await DilemmaStage.SetAsync(app, "else");
        var other = await DilemmaStage.SetAsync(app, "tenant");
        var address = await stage.WriteAndSendAsync();
        var nothing = $"/dilemmas/{Ids.Secure.Next()}/read";
        using var coach = await stage.AsAsync(stage.Coach);
        using var open = await coach.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);

        foreach (
            var person in (PersonId[])
                [.. stage.Leaders, stage.OtherCoach, stage.Organiser, stage.Executive, other.Coach, other.Leader]
        )
        {
            using var client = await stage.AsAsync(person);
            using var refused = await client.GetAsync(address);
            using var missing = await client.GetAsync(nothing);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
            Assert.Equal(await FoundationStage.BytesAsync(missing), await FoundationStage.BytesAsync(refused));
        }
    }

    [Fact]
    public async Task Another_coach_reads_it_only_when_its_author_said_so_and_asks_for_no_other_text()
    {
        var stage = await DilemmaStage.SetAsync(app, "pool");
        var closed = await stage.WriteAndSendAsync(0);
        var pooled = await stage.WriteAndSendAsync(1, isPooled: true);
        using var other = await stage.AsAsync(stage.OtherCoach);

        using var refused = await other.GetAsync(closed);
        using var page = await other.PageAsync(pooled);

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Contains(DilemmaStage.Situation(1), page.Body?.TextContent);
        Assert.Null(page.QuerySelector("form[action$='/rewriting']"));
        using var list = await other.PageAsync("/dilemmas/reading");
        Assert.Contains("Asger Kornmod", list.Body?.TextContent);
        Assert.DoesNotContain("Signe Havlit", list.Body?.TextContent);
    }

    [Fact]
    public async Task Each_look_of_the_coach_stands_in_the_authors_list_of_reads()
    {
        var stage = await DilemmaStage.SetAsync(app, "log");
        var address = await stage.WriteAndSendAsync();
        using var coach = await stage.AsAsync(stage.Coach);

        await coach.TextAsync(address);

        Assert.Equal(
            [(stage.Coach.Value, "dilemma")],
            await app.Database.ListAsync<(Guid, string)>(
                "select reader, artefact from read_log where subject = @Leader",
                new { stage.Leader }
            )
        );
    }

    [Fact]
    public async Task A_leader_who_has_left_the_group_is_read_by_its_coach_no_more()
    {
        var stage = await DilemmaStage.SetAsync(app, "former");
        var address = await stage.WriteAndSendAsync();
        using var coach = await stage.AsAsync(stage.Coach);
        using var before = await coach.GetAsync(address);

        await app.Database.ExecuteAsync(
            "update sparring_group_member set valid = daterange(null, @today) where person = @Leader",
            new { stage.Leader, today = app.Clock.Today() }
        );

        using var after = await coach.GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (before.StatusCode, after.StatusCode));
    }

    [Fact]
    public async Task Two_coaches_of_a_group_each_have_a_wish_of_their_own()
    {
        var stage = await DilemmaStage.SetAsync(app, "two-coaches");
        var address = await stage.WriteAndSendAsync();
        await app.Database.ExecuteAsync(
            "insert into sparring_group_coach (tenant, sparring_group, person) values (@Tenant, @Group, @OtherCoach)",
            new
            {
                stage.Tenant,
                Group = stage.Groups[0],
                stage.OtherCoach,
            }
        );

        foreach (var (coach, wish) in new[] { (stage.Coach, "Uden stedet"), (stage.OtherCoach, "Uden året") })
        {
            using var client = await stage.AsAsync(coach);
            using var page = await client.PageAsync(address);
            using var asked = await FoundationStage.SendAsync(
                client,
                page.QuerySelector("form[action$='/rewriting']"),
                new Dictionary<string, string> { ["wish"] = wish }
            );
            Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        }

        using var leader = await stage.AsAsync(stage.Leader);
        using var mine = await leader.PageAsync("/dilemmas/mine");
        Assert.Equal(
            ["Uden stedet", "Uden året"],
            mine.QuerySelectorAll(".alert .dilemma-text").Select(one => one.TextContent).Order(StringComparer.Ordinal)
        );
        using var other = await stage.AsAsync(stage.OtherCoach);
        using var read = await other.PageAsync(address);
        Assert.Contains("Karl Gyvelsø bad om en ny tekst", read.Body?.TextContent);
        Assert.Contains("Ebba Lyngtop bad om en ny tekst", read.Body?.TextContent);
    }

    [Fact]
    public async Task It_is_said_that_other_coaches_read_it_only_if_she_lets_them()
    {
        var stage = await DilemmaStage.SetAsync(app, "who-reads");
        using var leader = await stage.AsAsync(stage.Leader);

        Assert.Contains(
            "Kun din gruppes coach læser den, medmindre du lader forløbets andre coaches læse med.",
            WebUtility.HtmlDecode(await leader.TextAsync("/dilemmas/mine"))
        );
    }

    [Fact]
    public async Task Row_level_security_alone_keeps_every_table_from_everybody_else()
    {
        var stage = await DilemmaStage.SetAsync(app, "rows");
        await stage.WriteAndSendAsync();
        string[] closed = ["dilemma", "dilemma_section", "dilemma_sent", "dilemma_sent_section", "dilemma_rewrite"];

        foreach (var person in (PersonId[])[stage.Leaders[1], stage.Organiser, stage.Executive, stage.OtherCoach])
        {
            var viewer = await app.World.ViewerAsync(person);
            foreach (var table in closed)
            {
                var seen = await app.Db.AsAsync(
                    viewer,
                    tx => tx.ValueAsync<long>($"select count(*) from {table}"),
                    CancellationToken.None
                );
                Assert.Equal((table, 0L), (table, seen));
            }
        }
    }
}
