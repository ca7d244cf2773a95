using System.Net;
using Sparring.Rooms.Coaching.Sessions;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Coaching.Sessions;

public sealed class ReadinessTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Who_organises_sees_how_far_each_group_is_and_neither_who_nor_what()
    {
        var stage = await SessionStage.SetAsync(app, "klar");
        await stage.People.HandInAsync(SessionStage.Canary);
        await app.Database.ExecuteAsync(
            "update coaching_session set held_at = ends_at where id = @First; update coaching_session set cancelled_at = now() where id = @Second",
            new { stage.First, stage.Second }
        );
        using var organiser = await stage.People.AsAsync(stage.People.Organiser);

        using var page = await organiser.PageAsync(Readiness.Path);

        Assert.Equal(
            [
                "Gruppe 1|1 af 2|0 af 2|1: 23. november 2018 Holdt",
                "Gruppe 2|0 af 2|0 af 2|Der er ikke aftalt en tid endnu.",
            ],
            page.QuerySelectorAll("tbody tr")
                .Select(row =>
                    string.Join(
                        '|',
                        row.Children.Select(cell =>
                            string.Join(
                                ' ',
                                cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                            )
                        )
                    )
                )
        );
        Assert.Equal(
            [Readiness.Path],
            page.QuerySelectorAll(".site-menu [aria-current]").Select(item => item.GetAttribute("href"))
        );
        var text = page.QuerySelector("main")?.TextContent ?? "";
        Assert.DoesNotContain(SessionStage.Canary, text, StringComparison.Ordinal);
        Assert.All(
            new[] { "Signe Dam", "Bo Holt", "Ida Krog" },
            name => Assert.DoesNotContain(name, text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Nobody_else_does()
    {
        var stage = await SessionStage.SetAsync(app, "uklar");
        foreach (
            var person in new[]
            {
                stage.People.Leader,
                stage.People.Coach,
                stage.People.OtherCoach,
                stage.People.Executive,
            }
        )
        {
            using var client = await stage.People.AsAsync(person);
            using var answer = await client.GetAsync(Readiness.Path);

            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }
}
