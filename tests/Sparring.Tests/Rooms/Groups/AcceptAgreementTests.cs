using System.Net;
using AngleSharp.Html.Dom;
using Sparring.Platform.Data;
using Sparring.Testing;
using Sparring.Tests.Rooms.Foundation;
using Xunit;

namespace Sparring.Tests.Rooms.Groups;

public sealed class AcceptAgreementTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_member_accepts_once_and_the_group_and_its_coach_see_it()
    {
        var stage = await FoundationStage.SetAsync(app, "ja");
        var address = $"/groups/{stage.Group.Value}";
        using var leader = await stage.AsAsync(stage.Leader);
        using var coach = await stage.AsAsync(stage.Coach);

        using var page = await leader.PageAsync(address);
        using var first = await FoundationStage.SendAsync(leader, FormOf(page));
        using var again = await FoundationStage.SendAsync(leader, FormOf(page));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.StatusCode, again.StatusCode));
        Assert.Equal(["Bo Holt Ikke endnu", "Signe Dam Ja, 15. januar"], await AcceptedAsync(leader, address));
        Assert.Equal(["Bo Holt Ikke endnu", "Signe Dam Ja, 15. januar"], await AcceptedAsync(coach, address));
        using var coachs = await coach.PageAsync(address);
        Assert.Null(FormOf(coachs));
    }

    [Fact]
    public async Task A_change_asks_everybody_again_but_the_one_who_wrote_it()
    {
        var stage = await FoundationStage.SetAsync(app, "igen");
        var address = $"/groups/{stage.Group.Value}";
        using var leader = await stage.AsAsync(stage.Leader);
        using var peer = await stage.AsAsync(stage.Peer);
        using var before = await leader.PageAsync(address);
        using var yes = await FoundationStage.SendAsync(leader, FormOf(before));
        var quiet = await leader.TextAsync("/");

        using var theirs = await peer.PageAsync(address);
        using var written = await FoundationStage.SendAsync(
            peer,
            theirs.QuerySelector($"form[action='{address}/agreement']"),
            new Dictionary<string, string> { ["rules"] = "Telefonerne bliver i tasken" }
        );
        using var unseen = await FoundationStage.SendAsync(leader, FormOf(before), Version(7));
        using var sentence = await TestClient.ParseAsync(unseen);

        Assert.DoesNotContain("Sig ja til gruppens aftale", quiet, StringComparison.Ordinal);
        Assert.Contains("Sig ja til gruppens aftale", await leader.TextAsync("/"), StringComparison.Ordinal);
        Assert.DoesNotContain("Sig ja til gruppens aftale", await peer.TextAsync("/"), StringComparison.Ordinal);
        Assert.Equal(
            ["Bo Holt Ja, 15. januar", "Signe Dam Sagde ja, før aftalen blev ændret"],
            await AcceptedAsync(leader, address)
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unseen.StatusCode);
        Assert.Contains("ændret, mens du læste", sentence.QuerySelector(".error-summary")?.TextContent ?? "");
    }

    [Fact]
    public async Task The_same_words_sent_twice_are_one_agreement_and_ask_nobody_again()
    {
        var stage = await FoundationStage.SetAsync(app, "enens");
        var address = $"/groups/{stage.Group.Value}";
        using var leader = await stage.AsAsync(stage.Leader);
        using var peer = await stage.AsAsync(stage.Peer);
        using var page = await leader.PageAsync(address);
        var form = page.QuerySelector($"form[action='{address}/agreement']");
        var words = new Dictionary<string, string> { ["rules"] = "Telefonerne bliver i tasken" };

        using var first = await FoundationStage.SendAsync(leader, form, words);
        using var second = await FoundationStage.SendAsync(leader, form, words);
        using var theirs = await peer.PageAsync(address);
        using var yes = await FoundationStage.SendAsync(peer, FormOf(theirs));
        using var again = await FoundationStage.SendAsync(
            peer,
            theirs.QuerySelector($"form[action='{address}/agreement']")
        );
        using var other = await FoundationStage.SendAsync(
            leader,
            form,
            new Dictionary<string, string> { ["rules"] = "Telefonerne ligger på bordet" }
        );

        Assert.All([first, second, again], answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Equal(["Bo Holt Ja, 15. januar", "Signe Dam Ja, 15. januar"], await AcceptedAsync(leader, address));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Contains("Telefonerne ligger på bordet", await FoundationStage.BodyAsync(other));
    }

    [Fact]
    public async Task Nobody_outside_the_group_accepts_or_sees_who_has()
    {
        var stage = await FoundationStage.SetAsync(app, "udenfor");
        var address = $"/groups/{stage.Group.Value}";
        using var leader = await stage.AsAsync(stage.Leader);
        using var page = await leader.PageAsync(address);
        using var yes = await FoundationStage.SendAsync(leader, FormOf(page));

        foreach (var other in (PersonId[])[stage.Organiser, stage.OtherLeader, stage.OtherCoach, stage.Coach])
        {
            using var client = await stage.AsAsync(other);
            using var pressed = await client.PostFormAsync(
                address + "/agreement/acceptance",
                [new("version", "0")],
                "/groups"
            );
            Assert.Equal(HttpStatusCode.NotFound, pressed.StatusCode);
        }

        using var organiser = await stage.AsAsync(stage.Organiser);
        using var theirs = await organiser.PageAsync(address);
        Assert.Null(theirs.GetElementById("accepted"));
        Assert.Equal(
            0,
            await app.Db.AsAsync(
                await app.World.ViewerAsync(stage.Organiser),
                tx => tx.ValueAsync<int>("select count(*)::int from group_agreement_acceptance"),
                TestContext.Current.CancellationToken
            )
        );
    }

    private static Dictionary<string, string> Version(int version) => new() { ["version"] = $"{version}" };

    private static AngleSharp.Dom.IElement? FormOf(IHtmlDocument page) =>
        page.QuerySelector("form[action$='/agreement/acceptance']");

    private static async Task<IEnumerable<string>> AcceptedAsync(TestClient client, string address)
    {
        using var page = await client.PageAsync(address);
        return
        [
            .. page.QuerySelectorAll(".group-accepted > li")
                .Select(line =>
                    string.Join(' ', line.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                ),
        ];
    }
}
