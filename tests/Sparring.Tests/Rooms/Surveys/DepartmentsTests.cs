using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Surveys;

/// <summary>Forty leaders of departments; relations between departments, never between people. All names invented.</summary>
public sealed class DepartmentsTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Departments_are_shown_with_what_each_names_of_each_and_the_file_says_the_same()
    {
        var stage = await ForumStage.SetAsync(
            app,
            "departments",
            ["blocks"],
            at => $"Afdeling {(char)('A' + (at % 4))}"
        );

        // Everybody names her own department, A names B, and of C every second is named by B.
        await stage.AnswerAsync(
            40,
            (at, other) =>
                at % 4 == other % 4 || (at % 4 == 0 && other % 4 == 1) || (at % 4 == 1 && other % 8 == 2) ? 4 : 0
        );
        await stage.CloseAsync();
        using var peer = await app.SignedInClientAsync(stage.Leaders[3]);
        using var page = await peer.PageAsync(stage.Address);
        var file = await peer.TextAsync($"{stage.Address}/figures.csv");

        Assert.Equal(
            [
                ["Afdeling A", "10", "≥ 95 %", "Afdeling B: ≥ 95 % Afdeling C: ≤ 5 % Afdeling D: ≤ 5 %"],
                ["Afdeling B", "10", "≥ 95 %", "Afdeling A: ≤ 5 % Afdeling C: 50 % Afdeling D: ≤ 5 %"],
                ["Afdeling C", "10", "≥ 95 %", "Afdeling A: ≤ 5 % Afdeling B: ≤ 5 % Afdeling D: ≤ 5 %"],
                ["Afdeling D", "10", "≥ 95 %", "Afdeling A: ≤ 5 % Afdeling B: ≤ 5 % Afdeling C: ≤ 5 %"],
            ],
            page.QuerySelectorAll(".departments tbody tr").Select(row => row.Children.Select(Words).ToArray())
        );
        Assert.Equal(4, page.QuerySelectorAll(".department-view circle").Length);
        Assert.Equal(2, page.QuerySelectorAll(".department-view line").Length);
        Assert.Contains("Mellem afdelinger;Densitet;Afdeling B → Afdeling C;;procent;50\r\n", file);
        Assert.DoesNotContain("Leder", page.QuerySelector(".departments")?.TextContent ?? "Leder");
    }

    [Theory]
    [InlineData("small", 40, 4)]
    [InlineData("silent", 36, 5)]
    public async Task A_department_of_fewer_than_five_asked_or_answering_is_not_shown_and_not_left_over_either(
        string key,
        int answering,
        int last
    )
    {
        // The last so many are a department of their own; not shown, it would follow from the whole and the others.
        var stage = await ForumStage.SetAsync(
            app,
            $"departments-{key}",
            ["blocks"],
            at => at >= 40 - last ? "Lille" : $"Afdeling {(char)('A' + (at % 3))}"
        );
        await stage.AnswerAsync(answering, (at, other) => (at + other) % 3 == 0 ? 3 : 1);
        await stage.CloseAsync();
        using var peer = await app.SignedInClientAsync(stage.Leaders[3]);
        using var page = await peer.PageAsync(stage.Address);

        var parts = page.QuerySelectorAll(".departments tbody th").Select(head => head.TextContent).ToList();

        // With one left out, another stays out beside it.
        Assert.DoesNotContain("Lille", parts);
        Assert.True(parts.Count <= 2, string.Join(", ", parts));
    }

    [Theory]
    [InlineData(
        "da",
        "",
        "Relationer mellem afdelinger vises ikke: For få i afdelingerne har svaret. Der skal mindst 5"
    )]
    [InlineData(
        "da",
        "/screen",
        "Relationer mellem afdelinger vises ikke: For få i afdelingerne har svaret. Der skal mindst 5"
    )]
    [InlineData(
        "en",
        "",
        "Relations between departments are not shown: too few in the departments have answered. At least 5"
    )]
    public async Task What_was_planned_and_cannot_be_shown_is_said_on_page_and_big_screen(
        string language,
        string part,
        string sentence
    )
    {
        var stage = await ForumStage.SetAsync(
            app,
            $"departments-withheld-{language}{part.Replace('/', '-')}",
            ["blocks", "core", "nodes"],
            at => $"Afdeling {at % 8}"
        );
        // Three of the five of each department.
        await stage.AnswerAsync(24, (_, _) => 4);
        await stage.CloseAsync();
        await app.Database.ExecuteAsync(
            "update person set language = @language where id = @Leader",
            new { language, Leader = stage.Leaders[3] }
        );

        var page = await stage.ReadAsync(stage.Leaders[3], stage.Address + part);

        Assert.Contains(sentence, page);
        // Everybody is tied to everybody: there is no core; and sixteen have not said yes to being a dot.
        Assert.Contains(language == "en" ? "Core and periphery are not shown" : "Kerne og periferi vises ikke", page);
        Assert.Contains(language == "en" ? "The picture with a dot" : "Billedet med en prik", page);
    }

    [Fact]
    public async Task Relations_too_few_have_answered_about_are_said_not_to_be_shown()
    {
        var stage = await ForumStage.SetAsync(app, "departments-ties", ["core"], _ => null);
        await stage.AnswerAsync(4, (_, _) => 3);

        var page = await stage.CloseAsync();

        Assert.Contains("Relationerne vises ikke: For få har svaret på dem", page);
    }

    [Fact]
    public async Task What_a_few_say_of_a_department_does_not_follow_from_the_whole_and_all_the_others()
    {
        var stage = await ForumStage.SetAsync(
            app,
            "departments-rest",
            ["blocks"],
            at => $"Afdeling {(char)('A' + (at % 4))}"
        );
        // Of A, four alone say anything of B: too few for a figure, and the only one that would be missing.
        await stage.AnswerAsync(40, (at, other) => at % 4 == 0 && other % 4 == 1 && at >= 16 ? -1 : 3);
        await stage.CloseAsync();
        using var peer = await app.SignedInClientAsync(stage.Leaders[3]);

        using var page = await peer.PageAsync(stage.Address);

        Assert.Null(page.QuerySelector(".departments"));
        Assert.NotEmpty(page.QuerySelectorAll("main h3"));
    }

    private static string Words(AngleSharp.Dom.IElement cell) =>
        cell.QuerySelector("ul") is { } list
            ? string.Join(' ', list.Children.Select(Words))
            : string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
