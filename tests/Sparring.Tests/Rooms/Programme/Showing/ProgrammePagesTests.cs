using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Ui;
using Sparring.Rooms.Calendar.Contract;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Programme.Showing;

public sealed class ProgrammePagesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Address = RunningProgramme.Address;

    [Fact]
    public async Task The_only_programme_opens_at_once_and_several_are_listed()
    {
        var programme = await RunningProgramme.StartAsync(app);
        using var client = await app.SignedInClientAsync(programme.Participant);
        using var one = await client.GetAsync("/programme");
        await app.World.RoleAsync(
            programme.Tenant,
            await app.World.ProgrammeAsync(programme.Tenant),
            programme.Participant,
            "participant"
        );

        var several = await client.PageAsync("/programme");

        Assert.Equal((HttpStatusCode.Redirect, Address), (one.StatusCode, one.Headers.Location?.ToString()));
        Assert.Equal(2, several.QuerySelectorAll(".card").Length);
    }

    [Fact]
    public async Task The_compass_shows_nine_competences_what_trains_them_and_the_one_nothing_trains()
    {
        var programme = await RunningProgramme.StartAsync(app);
        using var client = await app.SignedInClientAsync(programme.Participant);

        var page = await client.PageAsync(Address);

        Assert.Equal(9, page.QuerySelectorAll(".compass-table th[scope=row]").Length);
        Assert.Contains(
            "8 af 9 kompetencer trænes.",
            page.QuerySelector(".compass > p")?.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "samspil med politikerne",
            page.QuerySelector(".compass-gap th")?.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(10, page.QuerySelectorAll(".programme-principles > li").Length);
        Assert.Empty(page.QuerySelectorAll("[style]"));
    }

    [Fact]
    public async Task The_timeline_draws_every_phase_and_stop_once_and_says_the_same_in_words()
    {
        var programme = await RunningProgramme.StartAsync(app);
        using var client = await app.SignedInClientAsync(programme.Participant);

        var page = await client.PageAsync(Address + "/timeline");

        var stops = (
            await app.Database.ListAsync<long>(
                "select count(*) from programme_activity where programme = @Id",
                new { programme.Id }
            )
        ).Single();
        Assert.Equal(
            (4, stops),
            (
                page.QuerySelectorAll("rect")
                    .Count(rect => rect.ParentElement?.ClassList.Contains("plan-bar-phase") == true),
                page.QuerySelectorAll(".plan-bar").Length
            )
        );
        // Four days something is due, and today.
        Assert.Equal(stops + 4 + 1, page.QuerySelectorAll(".plan-stop").Length);
        Assert.Contains(
            "I dag, 15. januar 2019",
            page.QuerySelector(".plan-today")?.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Fokus → Handling → Refleksion → Viden",
            page.QuerySelector(".plan-list")?.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            ", kl. 12.00\u2060–\u206014.00",
            page.QuerySelectorAll(".plan-when").Select(when => when.TextContent.Split(" 2018")[^1]),
            StringComparer.Ordinal
        );
        Assert.Contains(
            "Fokus → Refleksion → Viden → Handling",
            page.QuerySelector(".plan-list")?.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("/timeline")]
    public async Task Who_has_no_role_in_the_programme_meets_a_missing_page(string page)
    {
        var programme = await RunningProgramme.StartAsync(app);
        var stranger = await app.World.PersonAsync(programme.Tenant, "Frode Fremmed");
        using var client = await app.SignedInClientAsync(stranger);

        using var answer = await client.GetAsync(Address + page);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Calendar_and_next_step_of_a_participant_follow_the_plan()
    {
        var programme = await RunningProgramme.StartAsync(app);
        var viewer = await app.World.ViewerAsync(programme.Participant);

        var entries = await app.Db.AsAsync(
            viewer,
            tx => Source<ICalendarSource>("ProgrammeCalendar").EntriesAsync(tx, viewer),
            default
        );
        var room = Source<INextSteps>("ProgrammeNextSteps");
        var steps = await app.Db.AskAsync(
            viewer,
            room.Questions(viewer),
            answers => room.ReadAsync(answers, viewer),
            default
        );

        var seminar = entries.Single(entry => entry.Title.StartsWith("Seminar 2", StringComparison.Ordinal));
        Assert.Equal(new DateTimeOffset(2019, 2, 22, 9, 0, 0, TimeSpan.FromHours(1)), seminar.Starts);
        Assert.Contains(entries, entry => entry.Day == new DateOnly(2018, 11, 19) && entry.Starts is null);
        Assert.Equal("Seminar 2 – grænsekrydsende samarbejde", steps.Single().Title);
        var organiser = await app.World.ViewerAsync(programme.Other);
        var carried = await app.Db.AskAsync(
            organiser,
            room.Questions(organiser),
            answers => room.ReadAsync(answers, organiser),
            default
        );
        Assert.Equal(steps.Select(step => step with { Due = null }), carried);
    }

    private T Source<T>(string name)
        where T : class => app.Services.GetServices<T>().Single(one => one.GetType().Name == name);
}
