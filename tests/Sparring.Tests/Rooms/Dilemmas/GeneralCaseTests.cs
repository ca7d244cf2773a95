using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Platform.Live;
using Sparring.Testing;
using Sparring.Tests.Rooms.Foundation;
using Xunit;

namespace Sparring.Tests.Rooms.Dilemmas;

public sealed class GeneralCaseTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData(4, "Én forfatter mere")]
    [InlineData(3, "2 forfattere mere")]
    public async Task A_case_of_too_few_authors_is_not_put_to_them(int authors, string sentence)
    {
        var stage = await DilemmaStage.SetAsync(app, "few" + authors);
        var address = await stage.WriteCaseAsync(authors);

        using var refused = await stage.AskAsync(address);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(sentence, await FoundationStage.BodyAsync(refused));
        Assert.Equal(0, await NumberAsync(address));
    }

    [Fact]
    public async Task Three_authors_of_one_group_are_told_that_another_group_is_missing()
    {
        var stage = await DilemmaStage.SetAsync(app, "one-group");
        var address = await stage.WriteCaseAsync(3);

        using var refused = await stage.AskAsync(address);

        Assert.Contains("Forfattere fra endnu en gruppe", await FoundationStage.BodyAsync(refused));
    }

    [Fact]
    public async Task Eight_words_of_a_source_stop_the_case_and_are_marked_in_both()
    {
        var stage = await DilemmaStage.SetAsync(app, "words");
        var eight = string.Join(' ', DilemmaStage.Situation(2).Split(' ').Take(8));
        var address = await stage.WriteCaseAsync(situation: $"Her er det: {eight.ToUpperInvariant()}.");

        using var refused = await stage.AskAsync(address);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        using var page = await TestClient.ParseAsync(refused);
        Assert.Equal(eight.ToUpperInvariant(), page.QuerySelector(".case-blocks mark")?.TextContent);
        Assert.Equal(eight, page.QuerySelector(".case-source mark")?.TextContent);
    }

    [Theory]
    [InlineData("Det var Asgers idé, sagde man.", "Asgers")]
    [InlineData("Ring på 23 45 67 89, sagde man.", "23 45 67 89")]
    public async Task A_name_or_a_number_stops_the_case(string text, string found)
    {
        var stage = await DilemmaStage.SetAsync(app, "name" + found.Length);
        var address = await stage.WriteCaseAsync(situation: text);

        using var refused = await stage.AskAsync(address);

        using var page = await TestClient.ParseAsync(refused);
        Assert.Equal(found, page.QuerySelector(".case-blocks mark")?.TextContent);
    }

    [Fact]
    public async Task What_its_author_lets_be_read_only_or_must_rewrite_cannot_be_chosen_and_does_not_count()
    {
        var stage = await DilemmaStage.SetAsync(app, "unfit");
        var address = await stage.WriteCaseAsync(4);
        await stage.WriteAndSendAsync(4, consent: "read");
        using var coach = await stage.AsAsync(stage.Coach);
        using var page = await coach.PageAsync(address + "/writing");
        using var forced = await coach.PostFormAsync(
            address + "/sources",
            [new("add", (await stage.IdAsync(4)).ToString())],
            address + "/writing"
        );

        using var refused = await stage.AskAsync(address);

        Assert.Empty(page.QuerySelectorAll("input[name=add]"));
        Assert.StartsWith(
            "Rune Tornkrat: dilemmaet må ikke bruges",
            await UnfitAsync(refused),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Without_having_changed_place_profession_and_scale_it_is_not_put_to_them()
    {
        var stage = await DilemmaStage.SetAsync(app, "unchanged");
        var address = await stage.WriteCaseAsync();

        using var refused = await stage.AskAsync(address, isChanged: false);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(0, await NumberAsync(address));
    }

    [Fact]
    public async Task No_answer_is_not_a_yes()
    {
        var stage = await DilemmaStage.SetAsync(app, "silent");
        var address = await stage.WriteCaseAsync();
        using var asked = await stage.AskAsync(address);
        for (var leader = 0; leader < 4; leader++)
        {
            using var answered = await stage.AnswerAsync(address, leader, "yes");
        }

        using var refused = await stage.ReleaseAsync(address, 0);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Rune Tornkrat har ikke svaret", await FoundationStage.BodyAsync(refused));
    }

    [Fact]
    public async Task All_yes_and_it_is_released_to_the_chosen_groups_and_no_other()
    {
        var stage = await DilemmaStage.SetAsync(app, "released");
        var address = await stage.ReleasedCaseAsync();
        using var inside = await stage.AsAsync(stage.Leaders[0]);
        using var outside = await stage.AsAsync(stage.Leaders[5]);

        using var page = await inside.PageAsync(address);
        using var cards = await inside.PageAsync(address + "/cards");
        using var refused = await outside.GetAsync(address);

        Assert.Contains(CaseStage.Text, page.Body?.TextContent);
        Assert.Contains("Hvad ville du gøre på mandag?", cards.Body?.TextContent);
        Assert.DoesNotContain("første skridt", page.Title);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task What_a_reader_will_try_lands_as_her_own_trial_action_once()
    {
        var stage = await DilemmaStage.SetAsync(app, "monday");
        var address = await stage.ReleasedCaseAsync();
        using var reader = await stage.AsAsync(stage.Leaders[1]);
        using var page = await reader.PageAsync(address);
        var form = page.QuerySelector($"form[action='{address}/actions']");
        var typed = new Dictionary<string, string> { ["action"] = "Ringe til naboen, før nogen spørger" };

        using var first = await FoundationStage.SendAsync(reader, form, typed);
        using var second = await FoundationStage.SendAsync(reader, form, typed);

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (first.StatusCode, second.StatusCode));
        Assert.Equal(
            [stage.Leaders[1].Value],
            await app.Database.ListAsync<Guid>(
                "select owner from trial_action where tenant = @Tenant",
                new { stage.Tenant }
            )
        );
    }

    [Fact]
    public async Task A_no_in_the_preview_stops_that_text_and_takes_the_author_out_of_the_next()
    {
        var stage = await DilemmaStage.SetAsync(app, "veto");
        var address = await stage.WriteCaseAsync();
        using var asked = await stage.AskAsync(address);
        using var no = await stage.AnswerAsync(address, 0, "no", "Man kan se, at det er mig");
        using var stopped = await stage.ReleaseAsync(address, 0);
        using var coach = await stage.AsAsync(stage.Coach);
        var answers = WebUtility.HtmlDecode(await coach.TextAsync(address));

        using var reopened = await coach.PostFormAsync(address + "/reopening", [], address);
        using var again = await stage.AskAsync(address);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, stopped.StatusCode);
        Assert.Contains("Signe Havlit har sagt nej", answers);
        Assert.Contains("Man kan se, at det er mig", answers);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Contains("Én forfatter mere", await FoundationStage.BodyAsync(again));
        using var author = await stage.AsAsync(stage.Leaders[0]);
        using var page = await author.PageAsync(address);
        Assert.Null(page.QuerySelector("form[action$='/answer']"));
    }

    [Fact]
    public async Task A_no_after_the_release_takes_it_back_from_everybody_at_once_and_says_nothing_of_who()
    {
        var stage = await DilemmaStage.SetAsync(app, "veto-after");
        var address = await stage.ReleasedCaseAsync();
        var live = app.Services.GetRequiredService<AccessChanges>();
        await using var open = live.FollowAsync(stage.Leaders[1], CancellationToken.None)
            .GetAsyncEnumerator(CancellationToken.None);
        await open.MoveNextAsync();
        var before = open.Current;
        var vetoed = await TakenBackAsAsync(stage, address, 1);
        await open.MoveNextAsync();

        var other = await DilemmaStage.SetAsync(app, "coach-after");
        var byCoach = await other.ReleasedCaseAsync();
        using var coach = await other.AsAsync(other.Coach);
        using var back = await coach.PostFormAsync(byCoach + "/taking-back", [], byCoach);
        using var member = await other.AsAsync(other.Leaders[1]);
        var coachs = MainOf(await member.TextAsync(byCoach));

        Assert.NotEqual(before, open.Current);
        Assert.DoesNotContain(CaseStage.Text, vetoed);
        Assert.Contains("Casen er taget tilbage", vetoed);
        Assert.Equal(coachs, vetoed);
        using var cards = await member.GetAsync(byCoach + "/cards");
        Assert.Equal(HttpStatusCode.NotFound, cards.StatusCode);
    }

    [Fact]
    public async Task Nobody_but_its_coach_sees_who_is_in_it_or_what_they_answered()
    {
        var stage = await DilemmaStage.SetAsync(app, "who");
        var address = await stage.WriteCaseAsync();
        using var asked = await stage.AskAsync(address);
        using var no = await stage.AnswerAsync(address, 0, "no");

        foreach (var person in (PersonId[])[stage.Leaders[1], stage.Leaders[5], stage.OtherCoach, stage.Organiser])
        {
            var viewer = await app.World.ViewerAsync(person);
            foreach (var (table, own) in new[] { ("general_case_source", 1L), ("general_case_answer", 0L) })
            {
                var seen = await app.Db.AsAsync(
                    viewer,
                    tx => tx.ValueAsync<long>($"select count(*) from {table}"),
                    CancellationToken.None
                );
                Assert.Equal((table, person == stage.Leaders[1] ? own : 0L), (table, seen));
            }
        }

        using var organiser = await stage.AsAsync(stage.Organiser);
        Assert.DoesNotContain("Havlit", await organiser.TextAsync("/dilemmas/status"));
    }

    [Fact]
    public async Task A_coach_who_coaches_here_no_longer_sees_who_was_in_her_case_and_what_they_answered()
    {
        var stage = await DilemmaStage.SetAsync(app, "former-coach");
        var address = await stage.WriteCaseAsync();
        using var asked = await stage.AskAsync(address);
        using var no = await stage.AnswerAsync(address, 0, "no");
        var coach = await app.World.ViewerAsync(stage.Coach);
        Assert.Equal((5, 1), await SeenAsync(coach));

        await app.Database.ExecuteAsync(
            "update programme_role set valid = daterange(null, @today) where person = @Coach",
            new { stage.Coach, today = app.Clock.Today() }
        );

        Assert.Equal((0, 0), await SeenAsync(coach));
    }

    [Fact]
    public async Task A_case_that_was_taken_back_is_no_case_a_group_has()
    {
        var stage = await DilemmaStage.SetAsync(app, "counted");
        var address = await stage.ReleasedCaseAsync();
        using var organiser = await stage.AsAsync(stage.Organiser);
        var before = await CasesAsync(organiser);

        using var no = await stage.AnswerAsync(address, 4, "no");

        Assert.Equal(["1", "0", "0"], before);
        Assert.Equal(["0", "0", "0"], await CasesAsync(organiser));
        using var member = await stage.AsAsync(stage.Leaders[1]);
        Assert.Contains("Casen er taget tilbage", WebUtility.HtmlDecode(await member.TextAsync(address)));
    }

    [Fact]
    public async Task An_author_can_only_take_a_case_back_whatever_she_sends_the_database()
    {
        var stage = await DilemmaStage.SetAsync(app, "rows");
        var address = await stage.ReleasedCaseAsync();
        var author = await app.World.ViewerAsync(stage.Leaders[0]);

        await app.Db.AsAsync(
            author,
            tx =>
                tx.ExecuteAsync(
                    "update general_case set coach = viewer(), number = 9, answer_by = null, taken_back_at = '2019-01-16'"
                ),
            CancellationToken.None
        );

        Assert.Equal(
            [(stage.Coach.Value, 1, true)],
            await app.Database.ListAsync<(Guid, int, bool)>(
                "select coach, number, taken_back_at is not null from general_case where id = @id",
                new { id = IdOf(address) }
            )
        );
    }

    [Fact]
    public async Task A_dilemma_in_a_case_its_authors_were_asked_about_is_not_taken_back_but_answered()
    {
        var stage = await DilemmaStage.SetAsync(app, "used");
        var address = await stage.WriteCaseAsync();
        using var leader = await stage.AsAsync(stage.Leader);
        using var before = await leader.PageAsync("/dilemmas/mine");
        using var asked = await stage.AskAsync(address);

        using var refused = await FoundationStage.SendAsync(
            leader,
            before.QuerySelector("form[action='/dilemmas/mine/withdrawal']")
        );

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Sig nej til casen", await FoundationStage.BodyAsync(refused));
    }

    [Fact]
    public async Task Closed_everything_is_gone_with_its_keys_and_everybody_sees_the_receipt_in_figures()
    {
        var stage = await DilemmaStage.SetAsync(app, "closed");
        var address = await stage.ReleasedCaseAsync();
        using var organiser = await stage.AsAsync(stage.Organiser);
        using var page = await organiser.PageAsync("/dilemmas/closing");
        var form = page.QuerySelector("form[action='/dilemmas/closing']");
        using var unsure = await FoundationStage.SendAsync(organiser, form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsure.StatusCode);

        using var closed = await FoundationStage.SendAsync(
            organiser,
            form,
            new Dictionary<string, string> { ["sure"] = "yes" }
        );

        foreach (
            var table in (string[])["dilemma", "dilemma_sent", "dilemma_status", "general_case", "general_case_answer"]
        )
        {
            var left = await app.Database.ListAsync<long>(
                $"select count(*) from {table} where tenant = @Tenant",
                new { stage.Tenant }
            );
            Assert.Equal((table, 0L), (table, left.Single()));
        }

        using var leader = await stage.AsAsync(stage.Leader);
        using var receipt = await leader.PageAsync("/dilemmas/receipts");
        Assert.Contains("5 dilemmaer og 1 cases er slettet. 0 er tilbage.", receipt.Body?.TextContent);
        Assert.Contains("6 nøgler er ødelagt", receipt.Body?.TextContent);
        var file = await leader.TextAsync(receipt.QuerySelector("a[download]")?.GetAttribute("href") ?? "");
        Assert.DoesNotContain(stage.Leader.Value.ToString(), file);
        using var gone = await leader.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Nobody_but_the_organiser_of_the_programme_closes_it()
    {
        var stage = await DilemmaStage.SetAsync(app, "no-closing");
        await stage.WriteAndSendAsync();

        foreach (var person in (PersonId[])[stage.Coach, stage.Leader, stage.Executive])
        {
            var viewer = await app.World.ViewerAsync(person);
            var answered = await app.Db.AsAsync(
                viewer,
                tx => tx.ValueAsync<int?>("select close_dilemmas(@Programme)", new { stage.Programme }),
                CancellationToken.None
            );
            Assert.Null(answered);
        }

        Assert.Single(
            await app.Database.ListAsync<Guid>("select id from dilemma where tenant = @Tenant", new { stage.Tenant })
        );
    }

    private async Task<(long Sources, long Answers)> SeenAsync(Viewer viewer) =>
        await app.Db.AsAsync(
            viewer,
            async tx =>
                (
                    await tx.ValueAsync<long>("select count(*) from general_case_source"),
                    await tx.ValueAsync<long>("select count(*) from general_case_answer")
                ),
            CancellationToken.None
        );

    private static async Task<string[]> CasesAsync(TestClient organiser)
    {
        using var page = await organiser.PageAsync("/dilemmas/status");
        return [.. page.QuerySelectorAll("tbody tr td:last-child").Select(cell => cell.TextContent)];
    }

    private async Task<string> TakenBackAsAsync(DilemmaStage stage, string address, int member)
    {
        using var no = await stage.AnswerAsync(address, 0, "no", "Jeg har fortrudt");
        Assert.Equal(HttpStatusCode.SeeOther, no.StatusCode);
        using var reader = await stage.AsAsync(stage.Leaders[member]);
        return MainOf(await reader.TextAsync(address));
    }

    private static string MainOf(string page)
    {
        var text = WebUtility.HtmlDecode(page);
        return text[text.IndexOf("<main", StringComparison.Ordinal)..text.IndexOf("</main>", StringComparison.Ordinal)];
    }

    private static async Task<string> UnfitAsync(HttpResponseMessage refused)
    {
        using var page = await TestClient.ParseAsync(refused);
        return page.QuerySelectorAll(".case-blocks li")
            .Select(item => item.TextContent.Trim())
            .First(text => text.Contains("må ikke bruges", StringComparison.Ordinal));
    }

    private async Task<int> NumberAsync(string address) =>
        (
            await app.Database.ListAsync<int>(
                "select number from general_case where id = @id",
                new { id = IdOf(address) }
            )
        ).Single();

    private static Guid IdOf(string address) => Guid.Parse(address.Split('/')[2]);
}
