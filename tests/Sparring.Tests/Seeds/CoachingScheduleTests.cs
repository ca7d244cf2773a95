using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Coaching.Scheduling;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Seeds;

/// <summary>The table of the twelve groups in its own notation: 24 sessions, 47.5 hours, 16, 4 and 4, nobody in two places.</summary>
public sealed class CoachingScheduleTests(TestApp app) : IClassFixture<TestApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_table_is_read_as_it_was_written_and_written_once()
    {
        var (organiser, programme) = await ForumAsync("Kommunen");

        await app.Db.AsAsync(organiser, tx => ReadTwiceAsync(tx, programme), Cancel);

        var sessions = await app.Db.AsAsync(
            organiser,
            tx => app.Services.GetRequiredService<ICoachingSessions>().OfProgrammeAsync(tx, programme),
            Cancel
        );
        Assert.Equal(24, sessions.Count);
        Assert.Equal(47.5, sessions.Sum(session => session.Hours));
        Assert.Equal(
            [16, 4, 4],
            sessions.GroupBy(session => session.Coach).Select(coach => coach.Count()).OrderDescending()
        );
        Assert.Equal(
            [32.0, 8.0, 7.5],
            sessions
                .GroupBy(session => session.Coach)
                .Select(coach => coach.Sum(session => session.Hours))
                .OrderDescending()
        );
        Assert.All(sessions, session => Assert.InRange((int)session.Day.DayOfWeek, 1, 5));
        Assert.Equal(1.5, sessions.Single(session => session is { GroupNumber: 1, Number: 1 }).Hours);
        Assert.Equal(
            new DateOnly(2019, 1, 7),
            sessions.Single(session => session is { GroupNumber: 12, Number: 2 }).Day
        );
        var apart = sessions
            .GroupBy(session => session.GroupNumber)
            .Select(group => group.Max(session => session.Day.DayNumber) - group.Min(session => session.Day.DayNumber))
            .ToList();
        Assert.Equal((32, 66), (apart.Min(), apart.Max()));
        Assert.Equal(4, sessions.Min(session => session.Day).DayNumber - new DateOnly(2018, 11, 19).DayNumber);
        Assert.Equal(
            [3, 3, 3, 2, 1],
            sessions
                .Where(session => session.Number == 1)
                .GroupBy(session => session.Booker)
                .Select(group => group.Count())
                .OrderDescending()
        );
    }

    [Fact]
    public async Task Without_a_year_the_preview_asks_and_supposes_the_one_in_which_all_are_within_the_programme()
    {
        var (organiser, programme) = await ForumAsync("Naboerne");

        var reading = await app.Db.AsAsync(organiser, tx => Reader.ReadAsync(tx, programme, null, Table, null), Cancel);

        Assert.Equal((true, 2018, 24, 0), (reading.AsksYear, reading.Year, reading.New, reading.Faults.Count));
        Assert.Equal(
            [
                new CoachLoad("Nanna Sejersborg", 16, 32),
                new CoachLoad("Troels Winterbæk", 4, 8),
                new CoachLoad("Agnete Falkenbjerg", 4, 7.5),
            ],
            reading.Loads.OrderByDescending(load => load.Hours)
        );
    }

    [Fact]
    public async Task Every_fault_of_a_table_is_told_at_once_with_its_line()
    {
        var (organiser, programme) = await ForumAsync("Øerne");
        const string Faulty = """
            Grupper Coaching 1 Tid Coaching 2 Tid Booket af Coach
            1 31-nov 10.00- 11.30 28-jan 14.00 - 16.00 Jette  Agnete
            99 29-nov 12.00-14.00 23-jan 13.00 – 15.00 Jette Agnete
            3 23-nov 17.00-15.00 7-jan 15.00 - 17.00 Ole Troels
            4 3-dec 16.00-18.00 29-jan 08.30 – 10.30 Ole Hvemdog
            5 27-nov 15.30 - 17.30 29-jan 08.00 - 10.00 Charlotte Nanna
            6 27-nov 15.00 - 17.00 31-mar 02.00 - 04.30 Charlotte Nanna
            7 27-nov 16.30 - 17.00 29-jan 13.30 - 15.30 Charlotte Nanna
            """;

        var reading = await app.Db.AsAsync(
            organiser,
            tx => Reader.ReadAsync(tx, programme, null, Faulty, 2018),
            Cancel
        );

        Assert.Equal(
            [
                (2, "Dagen »31-nov« findes ikke."),
                (3, "Der er ingen gruppe 99."),
                (4, "Tiden i »23-nov 17.00-15.00« går ikke fra tidligt til sent."),
                (5, "Vi ved ikke, hvem coachen »Hvemdog« er."),
                (
                    7,
                    "Nanna Sejersborg skulle være to steder tirsdag 27. november 2018 kl. 15.00\u2060–\u206017.00: også hos gruppe 5 (linje 6)."
                ),
                (
                    7,
                    "søndag 31. marts 2019 findes tiden i »31-mar 02.00 - 04.30« ikke, eller den kommer to gange, fordi uret stilles."
                ),
                (
                    8,
                    "Nanna Sejersborg skulle være to steder tirsdag 27. november 2018 kl. 16.30\u2060–\u206017.00: også hos gruppe 5 (linje 6)."
                ),
                (
                    8,
                    "Nanna Sejersborg skulle være to steder tirsdag 27. november 2018 kl. 16.30\u2060–\u206017.00: også hos gruppe 6 (linje 7)."
                ),
            ],
            reading.Faults.Select(fault => (fault.Line, fault.Wrong)).Order()
        );
    }

    private const string Folder = "programmes/faelles-om-ledelse";

    private static string Table => File.ReadAllText(Repository.Path(Folder + "/groups/coaching.csv"));

    private ScheduleReader Reader => app.Services.GetRequiredService<ScheduleReader>();

    private async Task<int> ReadTwiceAsync(Tx tx, ProgrammeId programme)
    {
        var schedules = app.Services.GetRequiredService<ICoachingSchedules>();
        Assert.Empty(await schedules.ImportAsync(tx, programme, Repository.Path(Folder), 2018));
        Assert.Empty(await schedules.ImportAsync(tx, programme, Repository.Path(Folder), 2018));
        return 0;
    }

    private async Task<(Viewer Organiser, ProgrammeId Programme)> ForumAsync(string name)
    {
        var tenant = await app.World.TenantAsync(name);
        var programme = await app.World.ProgrammeAsync(tenant, name, new DateOnly(2018, 6, 8));
        var organiser = await app.World.PersonAsync(tenant, "Gitte Ranløv");
        await app.World.RoleAsync(tenant, programme, organiser, "organiser");
        var coaches = new Dictionary<string, PersonId>(StringComparer.Ordinal);
        foreach (var coach in new[] { "Agnete Falkenbjerg", "Troels Winterbæk", "Nanna Sejersborg" })
        {
            coaches[coach[..1]] = await app.World.PersonAsync(tenant, coach);
            await app.World.RoleAsync(tenant, programme, coaches[coach[..1]], "coach");
        }

        await app.World.RoleAsync(tenant, programme, coaches["N"], "booker");
        foreach (var booker in new[] { "Jette Klintebæk", "Ole Vadskær", "Charlotte Ørbækgård", "Mads Piletoft" })
        {
            await app.World.RoleAsync(tenant, programme, await app.World.PersonAsync(tenant, booker), "booker");
        }

        foreach (var number in Enumerable.Range(1, 12))
        {
            var member = await app.World.PersonAsync(tenant, $"Leder {number}");
            await app.World.GroupAsync(
                tenant,
                programme,
                number,
                coaches[
                    number < 3 ? "A"
                    : number < 5 ? "T"
                    : "N"
                ],
                member
            );
        }

        return (await app.World.ViewerAsync(organiser), programme);
    }
}
