using System.Text.Json;
using Sparring.Rooms.Practice;
using Sparring.Rooms.Practice.Reflections;
using Sparring.Rooms.Programme.Contract;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Practice;

public sealed class OwnPracticeWordsTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly LearningFrame Frame = new(
        [new("maal", "Et mål", [new("vilje", "Vilje og incitamenter"), new("faelles", "Det fælles tredje")])],
        [new("visionsledelse", "Aktiv visionsledelse", null, new(2019, 1, 1), new(2019, 6, 1))],
        [new("seminar-2", "Andet seminar", new(2019, 2, 1), new(2019, 2, 2), ["focus"])],
        [new("budget", "Ét fælles budget")],
        [],
        [new("faktisk", "Det, du gjorde")]
    );

    private static readonly OwnPracticeWords Words = new(Frame, [new(Guid.Empty, "HJEM", "Hjemmeplejen")]);

    [Theory]
    [InlineData("focus", "until", "2019-06-01", "Indtil hvornår?", "1. juni 2019")]
    [InlineData("focus", "competence", "faelles", "Hænger sammen med denne kompetence", "Det fælles tredje")]
    [InlineData("focus", "language", "en", "Sprog", "engelsk")]
    [InlineData("arena", "competences", "faelles,vilje", "Kompetencer", "Det fælles tredje · Vilje og incitamenter")]
    [InlineData("arena", "theme", "budget", "Et af forløbets temaer", "Ét fælles budget")]
    [InlineData("arena", "departments", "HJEM,NEDLAGT", "Hvilke afdelinger er med?", "Hjemmeplejen · NEDLAGT")]
    [InlineData("arena", "overview", "no", "Må titel og afdelinger vises i forummets overblik?", "Nej")]
    [InlineData("action", "title", "Jeg ringer først", "Titel", "Jeg ringer først")]
    [InlineData("reflection", Lens.Prefix + "faktisk", "Jeg svarede selv", "Det, du gjorde", "Jeg svarede selv")]
    public void What_is_chosen_is_said_in_words_and_kept_as_it_is(
        string prefix,
        string key,
        string kept,
        string label,
        string said
    )
    {
        var fact = Assert.Single(Words.Of(prefix, Texts.None.With([new(key, kept)])));

        Assert.Equal((key, label, kept), (fact.Name, fact.Label, fact.Value));
        Assert.Equal(said, fact.Text.Replace('\u00A0', ' '));
    }

    [Theory]
    [InlineData("focus", "visionsledelse", "Fase", "Aktiv visionsledelse")]
    [InlineData("arena", "budget", "Tema", "Ét fælles budget")]
    [InlineData("action", "adapt", "Beslutning", "Justér")]
    [InlineData("reflection", "seminar-2", "Aktivitet", "Andet seminar")]
    public void What_a_thing_hangs_on_is_named(string prefix, string key, string label, string said)
    {
        var fact = Words.Detail(prefix, key);

        Assert.Equal(("detail", label, (object)key, said), (fact?.Name, fact?.Label, fact?.Value, fact?.Text));
    }

    [Fact]
    public async Task The_page_says_what_was_ticked_and_the_file_for_machines_has_it_as_it_is_kept()
    {
        var stage = await PracticeStage.SetAsync(app, "in-words");
        using var leader = await stage.AsAsync(stage.People.Leader);
        using var page = await leader.PageAsync("/practice/focus");
        var form = page.QuerySelector("form[data-autosave]");
        Assert.NotNull(form);
        using var saved = await PracticeStage.SendAsync(
            leader,
            form,
            [("until", "1.6.2019"), ("text-action", "tie"), ("checks", "own"), ("checks", "realistic")]
        );

        using var mine = await leader.PageAsync("/privacy/mine");
        using var json = JsonDocument.Parse(await leader.TextAsync("/privacy/mine/file.json"));

        Assert.Contains(
            mine.QuerySelectorAll("#practice dd"),
            said =>
                said.TextContent
                == "Det handler om min ledelse, ikke om andres adfærd. · Jeg kan øve det mindst hver anden uge uden at bede om lov."
        );
        var focus = json.RootElement.GetProperty("rooms").GetProperty("practice").GetProperty("learning_focus")[0];
        Assert.Equal("own,realistic", focus.GetProperty("checks").GetString());
    }
}
