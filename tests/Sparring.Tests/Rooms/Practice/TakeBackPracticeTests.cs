using System.Net;
using System.Text;
using System.Text.Json;
using Sparring.Testing;
using Sparring.Tests.Rooms.Foundation;
using Xunit;

namespace Sparring.Tests.Rooms.Practice;

public sealed class TakeBackPracticeTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string[] Lists = ["learning_focus", "practice_arena", "trial_action", "reflection"];

    [Fact]
    public async Task What_she_took_with_her_has_the_same_content_in_another_organisation()
    {
        var file = await WrittenAsync("back-from");
        var home = await PracticeStage.SetAsync(app, "back-to");
        using var leader = await home.AsAsync(home.People.Leader);

        using var answer = await SendAsync(leader, file);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var before = Content(file);
        Assert.Equal(4, before.Select(entry => entry.Split('|')[0]).Distinct().Count());
        Assert.Contains(before, entry => entry.Contains("Jeg ringer først", StringComparison.Ordinal));
        Assert.Equal(before, Content(await leader.TextAsync("/privacy/mine/file.json")));
        Assert.Contains("1 prøvehandling(er)", await FoundationStage.BodyAsync(answer), StringComparison.Ordinal);
        Assert.Contains("Overgangen fra skole til job", await leader.TextAsync("/practice"));
    }

    [Fact]
    public async Task The_same_file_again_brings_nothing_twice_and_nothing_is_shared_by_it()
    {
        var file = await WrittenAsync("back-twice");
        var home = await PracticeStage.SetAsync(app, "back-again");
        using var leader = await home.AsAsync(home.People.Leader);
        using var first = await SendAsync(leader, file);
        var once = Content(await leader.TextAsync("/privacy/mine/file.json"));

        using var second = await SendAsync(leader, file);

        Assert.Equal(once, Content(await leader.TextAsync("/privacy/mine/file.json")));
        Assert.DoesNotContain("prøvehandling(er)", await FoundationStage.BodyAsync(second), StringComparison.Ordinal);
        using var organiser = await home.AsAsync(home.People.Organiser);
        Assert.DoesNotContain("Overgangen fra skole til job", await organiser.TextAsync("/practice/arenas"));
    }

    [Fact]
    public async Task What_is_active_here_stays_and_an_arena_without_its_departments_is_a_draft()
    {
        var file = await WrittenAsync("back-old");
        var home = await PracticeStage.SetAsync(app, "back-here");
        using var leader = await home.AsAsync(home.People.Leader);
        using var chosen = await PracticeStage.ChooseFocusAsync(leader, "lade andre begynde");
        await app.Database.ExecuteAsync(
            "update department set code = 'GYM' where tenant = @Tenant and code = 'SKOLE'",
            new { home.People.Tenant }
        );

        using var answer = await SendAsync(leader, file);

        var page = await leader.TextAsync("/practice");
        Assert.Contains("lade andre begynde", page);
        Assert.DoesNotContain("spørge en gang til", page);
        Assert.Contains("er lagt ind som kladde", await FoundationStage.BodyAsync(answer), StringComparison.Ordinal);
        var focuses = await app.Database.ListAsync<string>(
            "select count(*) || ' ' || count(*) filter (where ended_at is null) from learning_focus where owner = @Leader",
            new { home.People.Leader }
        );
        Assert.Equal(["2 1"], focuses);
    }

    // A focus kept twice, an arena open to the forum, a trial action decided, a reflection.
    private async Task<string> WrittenAsync(string key)
    {
        var stage = await PracticeStage.SetAsync(app, key);
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var focus = await PracticeStage.ChooseFocusAsync(leader, "spørge");
        using var narrowed = await PracticeStage.ChooseFocusAsync(leader, "spørge en gang til");
        using var arena = await stage.ChooseArenaAsync(leader, isShown: true);
        var action = await PracticeStage.BeginActionAsync(leader, "Jeg ringer først");
        using var decided = await PracticeStage.SendAsync(
            leader,
            action,
            "form[data-autosave]",
            [("text-happened", "Hun tog den"), ("text-learned", "Ring"), ("decision", "keep")],
            action + "/decision"
        );
        using var page = await leader.PageAsync("/practice/reflections/new");
        var form = page.QuerySelector("form[data-autosave]");
        Assert.NotNull(form);
        using var reflected = await PracticeStage.SendAsync(
            leader,
            form,
            [("text-tried", "Jeg ringede"), ("text-learned", "Det tog et minut")]
        );
        HttpResponseMessage[] answers = [focus, narrowed, arena, decided, reflected];
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        return await leader.TextAsync("/privacy/mine/file.json");
    }

    // Every fact of every entry but the programme's title and the organisation's days.
    private static IReadOnlyList<string> Content(string file)
    {
        using var json = JsonDocument.Parse(file);
        var room = json.RootElement.GetProperty("rooms").GetProperty("practice");
        return
        [
            .. Lists.SelectMany(list =>
                room.GetProperty(list)
                    .EnumerateArray()
                    .Select(entry =>
                        list
                        + "|"
                        + string.Join(
                            '|',
                            entry
                                .EnumerateObject()
                                .Where(fact => fact.Name != "programme")
                                .Select(fact => $"{fact.Name}={fact.Value}")
                        )
                    )
            ),
        ];
    }

    private static Task<HttpResponseMessage> SendAsync(TestClient client, string file) =>
        client.PostFileAsync("/privacy/mine/file", "file", "mine.json", Encoding.UTF8.GetBytes(file), "/privacy/mine");
}
