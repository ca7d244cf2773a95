using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Rooms.Coaching.Scheduling.Times;
using Sparring.Rooms.Coaching.Scheduling.When;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Coaching.Scheduling;

public sealed class KeptCalendarTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Organiser = "Gitte Ranløv";
    private const string Nanna = "Nanna Sejersborg";
    private const string Leader = "Leder 1.1";

    [Fact]
    public async Task A_kept_calendar_is_read_again_and_what_was_read_stays_when_it_cannot_be_and_one_tap_forgets_all()
    {
        var stage = await CoachingStage.SetAsync(app, "kept", 1, Nanna);
        await using var host = await CalendarHost.StartAsync();
        var first = await KeepAsync(stage, host.Fetcher, host.At("/mine.ics"));
        var before = await BusyAsync(stage);
        host.Text = CalendarHost.Mine.Replace("T080000Z", "T120000Z", StringComparison.Ordinal);
        var second = await AgainAsync(stage, host.Fetcher);
        var after = await BusyAsync(stage);
        host.IsGone = true;
        var third = await AgainAsync(stage, host.Fetcher);
        using var leader = await app.SignedInClientAsync(stage[Leader]);
        using var failed = await leader.PageAsync(SayWhen.Path);
        var still = await BusyAsync(stage);
        var kept = await KeptAsync(stage);
        var own = await leader.TextAsync("/privacy/mine");
        using var forgotten = await leader.PostFormAsync(SayWhen.Path, [new("then", GivenCalendar.Forget)]);

        Assert.Equal((null, null, CalendarFaults.Refused), (first, second, third));
        Assert.Equal(("08:00-10:00", "12:00-14:00", "12:00-14:00"), (before, after, still));
        Assert.Contains("Kalenderens adresse virker ikke længere", failed.Body?.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("mine.ics", failed.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("mine.ics", Assert.Single(kept), StringComparison.Ordinal);
        Assert.Contains("mine.ics", own, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, forgotten.StatusCode);
        Assert.Equal("", await BusyAsync(stage));
        Assert.Empty(await KeptAsync(stage));
        Assert.Null(await AgainAsync(stage, host.Fetcher));
    }

    [Theory]
    [InlineData("/mine.ics", null)]
    [InlineData("/moved", null)]
    [InlineData("/page", CalendarFaults.NoCalendar)]
    [InlineData("/large", CalendarFaults.Large)]
    [InlineData("/loop", CalendarFaults.Redirect)]
    [InlineData("/plain", CalendarFaults.Redirect)]
    [InlineData("/inside", CalendarFaults.Closed)]
    public async Task What_is_no_calendar_too_large_or_leads_astray_is_told_apart(string path, string? fault)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var host = await CalendarHost.StartAsync();

        var (text, found) = await host.Fetcher.FetchAsync(host.At(path), cancel);
        var read = found is null
            ? CalendarReader.TryRead(text, new(2018, 11, 1), new(2018, 12, 1), cancel)
            : ([], 0, found);

        Assert.Equal((fault, fault is null ? 1 : 0), (read.Fault, read.Events));
    }

    [Theory]
    [InlineData("https://127.0.0.1/mine.ics", CalendarFaults.Closed)]
    [InlineData("https://[::1]/mine.ics", CalendarFaults.Closed)]
    [InlineData("https://[::ffff:10.0.0.1]/mine.ics", CalendarFaults.Closed)]
    [InlineData("webcal://169.254.169.254/latest/meta-data", CalendarFaults.Closed)]
    [InlineData("https://2130706433/mine.ics", CalendarFaults.Closed)]
    [InlineData("https://127.0.0.1:8443/mine.ics", CalendarFaults.Address)]
    [InlineData("http://kalender.example/mine.ics", CalendarFaults.Address)]
    [InlineData("file:///etc/passwd", CalendarFaults.Address)]
    [InlineData("kalender", CalendarFaults.Address)]
    public async Task Nothing_is_asked_of_a_closed_network_or_by_another_way_than_https(string address, string fault)
    {
        using var fetcher = new CalendarFetcher(CalendarDoors.OpenInternet);

        Assert.Equal(("", fault), await fetcher.FetchAsync(address, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Before_a_search_it_is_read_again_and_who_searches_sees_that_it_could_not_be_and_never_where_it_is()
    {
        var stage = await CoachingStage.SetAsync(app, "search", 1, Nanna);
        await using (var host = await CalendarHost.StartAsync())
        {
            await KeepAsync(stage, host.Fetcher, host.At("/mine.ics"));
        }

        using var organiser = await app.SignedInClientAsync(stage[Organiser]);
        var plan = await FindTimesTests.SearchAsync(stage, organiser, ("keep", "all"));
        using var page = await organiser.PageAsync(FindTimes.Path);
        using var leader = await app.SignedInClientAsync(stage[Leader]);
        using var again = await leader.PostFormAsync(SayWhen.Path, [new("then", GivenCalendar.Again)]);
        using var refused = await TestClient.ParseAsync(again);
        using var coach = await app.SignedInClientAsync(stage[Nanna]);
        using var others = await coach.PostFormAsync(
            SayWhen.Path,
            [new("person", stage[Leader].Value.ToString()), new("then", GivenCalendar.Again)]
        );

        Assert.Equal(2, plan.Found.Sessions.Count);
        Assert.Contains("1 har gemt adressen på deres kalender", page.Body?.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "Leder 1.1: kalenderen kunne ikke læses sidst",
            page.Body?.TextContent,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("mine.ics", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, HttpStatusCode.NotFound),
            (again.StatusCode, others.StatusCode)
        );
        Assert.Contains("begynder med https://", refused.QuerySelector(".error-summary, #address-error")?.TextContent);
    }

    private async Task<string?> KeepAsync(CoachingStage stage, CalendarFetcher fetcher, string address)
    {
        var viewer = await stage.ViewerAsync(Leader);
        await stage.AsAsync(
            Leader,
            async tx =>
            {
                await Calendars(fetcher).KeepAsync(tx, viewer, stage.Programme, stage[Leader], address);
                return 0;
            }
        );
        return await AgainAsync(stage, fetcher);
    }

    private async Task<string?> AgainAsync(CoachingStage stage, CalendarFetcher fetcher) =>
        await Calendars(fetcher)
            .ReadAgainAsync(
                (await stage.ViewerAsync(Leader)).Tenant,
                stage.Programme,
                stage[Leader],
                TestContext.Current.CancellationToken
            );

    private Task<IReadOnlyList<string>> KeptAsync(CoachingStage stage) =>
        app.Database.ListAsync<string>(
            "select t::text from coaching_calendar t where t.person = @person",
            new { person = stage[Leader] }
        );

    private KeptCalendars Calendars(CalendarFetcher fetcher) =>
        ActivatorUtilities.CreateInstance<KeptCalendars>(app.Services, fetcher);

    private async Task<string> BusyAsync(CoachingStage stage) =>
        string.Join(
            ' ',
            await app.Database.ListAsync<string>(
                "select to_char(lower(at) at time zone 'UTC', 'HH24:MI') || '-' || to_char(upper(at) at time zone 'UTC', 'HH24:MI') from coaching_busy where person = @person",
                new { person = stage[Leader] }
            )
        );
}
