using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Scheduling.Times;
using Sparring.Rooms.Coaching.Scheduling.When;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Coaching.Scheduling;

public sealed class TimeSearchesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Organiser = "Gitte Ranløv";
    private const string Nanna = "Nanna Sejersborg";

    [Fact]
    public async Task A_search_that_fails_says_so_and_the_house_stands_and_the_next_one_runs()
    {
        var stage = await CoachingStage.SetAsync(app, "fails", 1, Nanna);
        var searches = app.Services.GetRequiredService<TimeSearches>();
        var input = await stage.AsAsync(Organiser, tx => InputAsync(tx, stage));
        var same = new WhenStore.PersonWeek(stage[Nanna], WeekMarks.EveryWeek, new string('.', 100));
        var viewer = await stage.ViewerAsync(Organiser);
        searches.Begin(new TimeSearch(viewer, stage.Track, input with { Painted = [same, same] }));
        await Waiting.UntilAsync(() => Task.FromResult(searches.Of(stage.Track) is null));

        using var client = await app.SignedInClientAsync(stage[Organiser]);
        using var failed = await client.PageAsync(FindTimes.Path);
        var plan = await FindTimesTests.SearchAsync(stage, client);
        using var found = await client.PageAsync(FindTimes.Path);

        Assert.Contains("Søgningen gik i stå", failed.Body?.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, plan.Found.Sessions.Count);
        Assert.DoesNotContain("Søgningen gik i stå", found.Body?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looking_at_the_page_makes_no_track_and_two_first_searches_make_one()
    {
        var tenant = await app.World.TenantAsync("looking");
        var programme = await app.World.ProgrammeAsync(tenant, "looking", new DateOnly(2018, 6, 8));
        var organiser = await app.World.PersonAsync(tenant, Organiser);
        await app.World.RoleAsync(tenant, programme, organiser, "organiser");
        using var client = await app.SignedInClientAsync(organiser);

        using var looked = await client.PageAsync(FindTimes.Path);
        var after = await TracksAsync(programme);
        var pressed = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => client.PostFormAsync(FindTimes.Path + "/search", [], FindTimes.Path))
        );

        Assert.Equal(0, after);
        Assert.All(pressed, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        Assert.Equal(1, await TracksAsync(programme));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9999)]
    public async Task A_year_nobody_can_mean_is_asked_for_again(int year)
    {
        var stage = await CoachingStage.SetAsync(app, $"year {year}", 1, Nanna);
        using var client = await app.SignedInClientAsync(stage[Organiser]);

        using var answer = await client.PostFormAsync(
            "/coaching/import/confirmation",
            [
                new("table", "1\t27-nov 10.00-12.00\t7-jan 10.00-12.00\tJette\tNanna"),
                new("year", year.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ],
            "/coaching/import"
        );
        using var page = await TestClient.ParseAsync(answer);

        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity);
        Assert.Equal("2018", page.QuerySelector("[name=year]")?.GetAttribute("value"));
        Assert.Null(await stage.SessionAsync(1, 1));
    }

    private async Task<long> TracksAsync(ProgrammeId programme) =>
        (
            await app.Database.ListAsync<long>(
                "select count(*) from coaching_track where programme = @programme",
                new { programme }
            )
        ).Single();

    private async Task<PlanInput> InputAsync(Tx tx, CoachingStage stage)
    {
        var desk = app.Services.GetRequiredService<TimesDesk>();
        var sheet = await desk.SheetAsync(tx, await stage.ViewerAsync(Organiser));
        Assert.NotNull(sheet);
        return await desk.InputAsync(tx, sheet, stage.Track, 0, _ => true);
    }
}
