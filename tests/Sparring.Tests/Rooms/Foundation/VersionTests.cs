using System.Net;
using Sparring.Platform.Writing;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Foundation;

public sealed class VersionTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public void Two_texts_are_compared_word_by_word()
    {
        var runs = WordDifference.Between("Jeg leder for borgerne i dag.", "Jeg leder sammen for borgerne.");

        Assert.Equal(
            [
                new Run("same", "Jeg leder "),
                new("added", "sammen "),
                new("same", "for "),
                new("removed", "borgerne i dag."),
                new("added", "borgerne."),
            ],
            runs
        );
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("", "ny")]
    [InlineData("a b c d", "a x c y d")]
    [InlineData("ens  tekst\n\nher", "ens tekst her og der")]
    public void What_is_not_removed_is_the_newer_text(string older, string newer)
    {
        var runs = WordDifference.Between(older, newer);

        var kept = string.Concat(runs.Where(run => run.Kind != "removed").Select(run => run.Text));
        Assert.Equal(
            newer.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
            kept.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
    }

    [Fact]
    public async Task An_old_version_is_brought_back_and_that_can_be_undone()
    {
        var stage = await FoundationStage.SetAsync(app, "restore");
        using var leader = await stage.AsAsync(stage.Leader);
        using var saved = await stage.AutosaveAsync(leader, "Den gamle");
        using var kept = await PostAsync(leader, stage, "/foundation/versions");
        using var changed = await stage.AutosaveAsync(leader, "Den nye", based: 1);

        using var restored = await PostAsync(leader, stage, "/foundation/versions/1/restoration");

        Assert.Equal("Den gamle", await DraftAsync(leader));
        using var undone = await PostAsync(leader, stage, "/foundation/versions/2/restoration");
        Assert.Equal("Den nye", await DraftAsync(leader));
    }

    [Fact]
    public async Task Versions_are_listed_and_compared_with_words_for_what_changed()
    {
        var stage = await FoundationStage.SetAsync(app, "compare");
        using var leader = await stage.AsAsync(stage.Leader);
        using var saved = await stage.AutosaveAsync(leader, "Jeg leder");
        using var kept = await PostAsync(leader, stage, "/foundation/versions");
        using var changed = await stage.AutosaveAsync(leader, "Jeg leder sammen med andre", based: 1);

        using var page = await leader.PageAsync("/foundation/versions/comparison?from=1&to=0");

        Assert.Contains(
            "Tilføjet: sammen med andre",
            string.Join(' ', page.QuerySelectorAll("ins").Select(added => added.TextContent))
        );
        Assert.Contains("gemt af dig kl. 10.00", await leader.TextAsync("/foundation/versions"));
    }

    [Fact]
    public async Task The_text_is_read_aloud_section_by_section_with_its_time()
    {
        var stage = await FoundationStage.SetAsync(app, "aloud");
        using var leader = await stage.AsAsync(stage.Leader);
        using var saved = await stage.AutosaveAsync(leader, string.Join(' ', Enumerable.Repeat("ord", 130)));

        using var page = await leader.PageAsync("/foundation/aloud");

        Assert.Contains("cirka 1 min. 0 sek.", page.Body?.TextContent);
    }

    [Fact]
    public async Task Re_reading_keeps_private_answers_and_the_next_day_and_refuses_a_day_that_does_not_exist()
    {
        var stage = await FoundationStage.SetAsync(app, "reread");
        using var leader = await stage.AsAsync(stage.Leader);
        using var saved = await stage.AutosaveAsync(leader, "Tekst");
        using var page = await leader.PageAsync("/foundation/rereading");
        var form = page.QuerySelector("form[action='/foundation/rereading']");

        using var refused = await FoundationStage.SendAsync(leader, form, Answer("31.2.2021"));
        using var kept = await FoundationStage.SendAsync(leader, form, Answer("1.9.2020"));
        using var again = await FoundationStage.SendAsync(leader, form, Answer("1.9.2020"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(FoundationStage.Canary, await FoundationStage.BodyAsync(refused));
        using var after = await leader.PageAsync("/foundation/rereading");
        Assert.Single(after.QuerySelectorAll("section.foundation-given"));
        Assert.Equal("1.9.2020", after.QuerySelector("input[name=next-review]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task A_foundation_follows_its_owner_to_another_programme_and_is_never_written_over()
    {
        var stage = await FoundationStage.SetAsync(app, "carry");
        using var leader = await stage.AsAsync(stage.Leader);
        using var saved = await stage.AutosaveAsync(leader, "Taget med");
        var later = await app.World.ProgrammeAsync(stage.Tenant, "carry-later", new DateOnly(2019, 1, 1));
        await app.World.RoleAsync(stage.Tenant, later, stage.Leader, "participant");
        using var offer = await leader.PageAsync($"/foundation?programme={later.Value}");
        var form = offer.QuerySelector("form[action='/foundation/carrying']");

        using var carried = await FoundationStage.SendAsync(leader, form);
        using var changed = await (stage with { Programme = later }).AutosaveAsync(leader, "Skrevet videre", based: 1);
        using var again = await FoundationStage.SendAsync(leader, form);

        using var there = await leader.PageAsync($"/foundation?programme={later.Value}");
        using var here = await leader.PageAsync($"/foundation?programme={stage.Programme.Value}");
        Assert.NotNull(there.QuerySelector($"main a[href='/foundation?programme={stage.Programme.Value}']"));
        Assert.NotNull(here.QuerySelector($"main a[href='/foundation?programme={later.Value}']"));
        Assert.Equal("Skrevet videre", there.QuerySelector("textarea[name=text-why]")?.TextContent);
        Assert.Equal("Taget med", here.QuerySelector("textarea[name=text-why]")?.TextContent);
    }

    [Fact]
    public async Task Nobody_elses_pages_of_ones_own_can_be_reached()
    {
        var stage = await FoundationStage.SetAsync(app, "own-pages");
        await stage.HandInAsync();
        using var coach = await stage.AsAsync(stage.Coach);

        foreach (
            var path in (string[])["versions", "feedback", "aloud", "rereading", "submission", "sharing", "publication"]
        )
        {
            using var answer = await coach.GetAsync($"/foundation/{path}?programme={stage.Programme.Value}");
            Assert.Equal((path, HttpStatusCode.NotFound), (path, answer.StatusCode));
        }
    }

    private static Dictionary<string, string> Answer(string day) =>
        new()
        {
            ["guardian"] = FoundationStage.Canary,
            ["examples"] = "Mødet i maj",
            ["next-review"] = day,
        };

    private static Task<HttpResponseMessage> PostAsync(TestClient client, FoundationStage stage, string path) =>
        client.PostFormAsync(path, [new("programme", stage.Programme.Value.ToString())], "/foundation");

    private static async Task<string?> DraftAsync(TestClient client)
    {
        using var page = await client.PageAsync("/foundation");
        return page.QuerySelector("textarea[name=text-why]")?.TextContent;
    }
}
