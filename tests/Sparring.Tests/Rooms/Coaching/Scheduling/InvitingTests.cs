using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Coaching.Scheduling;
using Sparring.Testing;
using Sparring.Tests.Rooms.Calendar;
using Xunit;

namespace Sparring.Tests.Rooms.Coaching.Scheduling;

public sealed class InvitingTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Organiser = "Gitte Ranløv";
    private const string Nanna = "Nanna Sejersborg";
    private const string Troels = "Troels Winterbæk";

    [Fact]
    public async Task Each_person_gets_one_invitation_and_it_is_updated_in_place_and_cancelled_properly()
    {
        var stage = await CoachingStage.SetAsync(app, "invite", 1, Nanna, Troels);
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2018-11-27T15:30"));
        await TellAsync(stage);
        await TellAsync(stage);
        await ChangeAsync(stage, stage.Wanted(1, 1, Nanna, "2018-11-28T10:00"), "Coachen er syg");
        await ChangeAsync(stage, stage.Wanted(1, 1, Troels, "2018-11-28T10:00"), "Ny coach");
        await CancelAsync(stage, "Seminaret er flyttet");

        var sent = await FilesAsync(stage);

        Assert.Equal(["REQUEST 0", "REQUEST 1", "REQUEST 2", "CANCEL 3"], Of(sent, "Leder 1.1"));
        Assert.Equal(["REQUEST 0", "REQUEST 1", "CANCEL 2"], Of(sent, Nanna));
        Assert.Equal(["REQUEST 2", "CANCEL 3"], Of(sent, Troels));
        Assert.Contains("Du er inviteret til Coaching 1", Body(sent, Troels, 2), StringComparison.Ordinal);
        Assert.DoesNotContain("Ny coach", Body(sent, Troels, 2), StringComparison.Ordinal);
        Assert.Single(sent.Select(row => row.File.Events[0].Uid).Distinct());
        var moved = sent.First(row => row.Name == "Leder 1.1" && row.File.Events[0].Sequence == 1).File.Events[0];
        Assert.Equal(
            ("2018-11-28T10:00:00", "Coaching 1 i gruppe 1", "Rådhuset"),
            (moved.Start, moved.Summary, moved.Location)
        );
        Assert.Contains("Ændret: Coachen er syg", moved.Description, StringComparison.Ordinal);
        Assert.Contains("øvebanen er valgt", moved.Description, StringComparison.Ordinal);
        Assert.All(sent, row => Assert.Equal("mailto:" + row.Email, row.File.Events[0].Attendees));
    }

    [Fact]
    public async Task Whoever_joins_or_leaves_a_group_is_told_and_the_others_hear_nothing()
    {
        var stage = await CoachingStage.SetAsync(app, "joins", 2, Nanna);
        var day = app
            .Clock.Today()
            .AddDays(9)
            .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, day + "T10:00"));
        await stage.PlaceAsync(Organiser, stage.Wanted(2, 1, Nanna, day + "T13:00"));
        await TellAsync(stage);
        await stage.AsAsync(
            Organiser,
            tx =>
                tx.ExecuteAsync(
                    "update sparring_group_member set sparring_group = @Group where person = @Person",
                    new { Group = stage.Group(2), Person = stage["Leder 1.1"] }
                )
        );

        await TellAsync(stage);

        var sent = await FilesAsync(stage);
        Assert.Equal(["CANCEL 1", "REQUEST 0", "REQUEST 0"], Of(sent, "Leder 1.1").Order());
        Assert.Equal(["REQUEST 0"], Of(sent, "Leder 1.2"));
        Assert.Equal(["REQUEST 0"], Of(sent, "Leder 2.1"));
    }

    [Fact]
    public async Task A_session_stands_in_the_feed_of_those_who_have_a_chair_and_in_no_other()
    {
        var stage = await CoachingStage.SetAsync(app, "feed", 2, Nanna);
        await stage.PlaceAsync(Organiser, stage.Wanted(1, 1, Nanna, "2018-11-27T15:30"));

        Assert.Equal(1, await EntriesAsync(stage, "Leder 1.1"));
        Assert.Equal(1, await EntriesAsync(stage, Nanna));
        Assert.Equal(0, await EntriesAsync(stage, "Leder 2.1"));
    }

    [Fact]
    public async Task Mail_and_calendar_say_when_where_what_comes_before_and_whom_to_write_to_in_the_readers_language()
    {
        var stage = await CoachingStage.SetAsync(app, "words", 1, Nanna);
        await app.Database.ExecuteAsync(
            "update person set language = 'en' where id = @leader",
            new { leader = stage["Leder 1.2"] }
        );
        await stage.PlaceAsync(
            Organiser,
            stage.Wanted(1, 1, Nanna, "2018-11-27T15:30") with
            {
                Place = "Rådhuset, sal 2; gården",
            }
        );
        await TellAsync(stage);
        await ChangeAsync(stage, stage.Wanted(1, 1, Nanna, "2018-11-28T10:00") with { Place = "" }, "Coachen er syg");
        var before = app.Clock.Now;
        app.Clock.Now = Clock.At(new DateOnly(2018, 11, 20), new TimeOnly(9, 0));
        await stage.AsAsync(
            Organiser,
            tx =>
                tx.ExecuteAsync(
                    "delete from sparring_group_member where person = @Leader",
                    new { Leader = stage["Leder 1.1"] }
                )
        );
        app.Clock.Now = before;
        await TellAsync(stage);
        await CancelAsync(stage, "Seminaret er flyttet");

        var sent = await FilesAsync(stage);

        Assert.Equal(
            $"""
            Kære Leder 1.1

            Du er inviteret til Coaching 1 i gruppe 1.

            Tid: tirsdag 27. november 2018 kl. 15.30–17.30
            Sted: Rådhuset, sal 2; gården

            Coach: Nanna Sejersborg.

            Før I mødes: ledelsesgrundlaget er afleveret, og øvebanen er valgt eller gjort smallere, gerne påbegyndt. Coachen læser jeres ledelsesgrundlag inden.

            I fortæller på skift om udfordringer og udviklingspunkter, deler erfaringer fra øvebanerne og slutter med en aftale, der forpligter.

            Booket af Jette Klintebæk. Skriv dertil, hvis du ikke kan komme.
            """,
            Body(sent, "Leder 1.1", 0)
        );
        Assert.Equal(
            """
            Dear Leder 1.2

            Coaching 1 in group 1 has changed. It is now as follows:

            Time: Wednesday 28 November 2018, 10:00–12:00
            Place: not agreed yet

            Changed: Coachen er syg

            Coach: Nanna Sejersborg.
            """,
            Body(sent, "Leder 1.2", 1, "Before you meet")
        );
        Assert.Equal(
            """
            Kære Leder 1.1

            Du skal alligevel ikke til Coaching 1 i gruppe 1.

            Tid: onsdag 28. november 2018 kl. 10.00–12.00

            Sessionen holdes, men du er ikke længere med i den.
            """,
            Body(sent, "Leder 1.1", 2)
        );
        Assert.Contains("Cancelled: Seminaret er flyttet", Body(sent, "Leder 1.2", 2), StringComparison.Ordinal);
        Assert.Contains("på dit bord", Body(sent, Nanna, 0), StringComparison.Ordinal);
        var first = Assert.Single(sent.First(row => row.Name == "Leder 1.1").File.Events);
        Assert.Equal("Rådhuset, sal 2; gården", first.Location);
        Assert.StartsWith("Coach: Nanna Sejersborg.\n\nFør I mødes:", first.Description, StringComparison.Ordinal);
        var left = Assert.Single(sent.Last(row => row.Name == "Leder 1.1").File.Events);
        Assert.StartsWith("Sessionen holdes,", left.Description, StringComparison.Ordinal);
    }

    // What comes before the address of the session, which is another in each run.
    private static string Body(IEnumerable<Sent> sent, string name, int sequence, string end = "http://") =>
        sent.Single(row => row.Name == name && row.File.Events[0].Sequence == sequence).Body.Split(end)[0].TrimEnd();

    private static IReadOnlyList<string> Of(IEnumerable<Sent> sent, string name) =>
        [.. sent.Where(row => row.Name == name).Select(row => $"{row.File.Method} {row.File.Events[0].Sequence}")];

    private Task<int> TellAsync(CoachingStage stage) =>
        stage.AsAsync(Organiser, tx => app.Services.GetRequiredService<Inviting>().TellAllAsync(tx, stage.Track));

    private async Task<int> EntriesAsync(CoachingStage stage, string name)
    {
        var viewer = await stage.ViewerAsync(name);
        var source = ActivatorUtilities.CreateInstance<CoachingDates>(app.Services);
        return await stage.AsAsync(name, async tx => (await source.EntriesAsync(tx, viewer)).Count);
    }

    private Task<int> ChangeAsync(CoachingStage stage, WantedSession wanted, string reason) =>
        stage.AsAsync(
            Organiser,
            async tx =>
            {
                await stage.Booking.PlaceAsync(tx, stage.Track, wanted, stage.Booking.Press(reason));
                return await ToldAsync(tx, stage);
            }
        );

    private Task<int> CancelAsync(CoachingStage stage, string reason) =>
        stage.AsAsync(
            Organiser,
            async tx =>
            {
                var session = (await Sessions.OfGroupAsync(tx, stage.Group(1)))[0];
                await stage.Booking.CancelAsync(tx, session, stage.Booking.Press(reason));
                return await ToldAsync(tx, stage);
            }
        );

    private ICoachingSessions Sessions => app.Services.GetRequiredService<ICoachingSessions>();

    private async Task<int> ToldAsync(Tx tx, CoachingStage stage)
    {
        await app
            .Services.GetRequiredService<Inviting>()
            .TellIfInvitedAsync(tx, (await Sessions.OfGroupAsync(tx, stage.Group(1)))[0]);
        return 0;
    }

    // Written or sent by now; either way each version once.
    private async Task<IReadOnlyList<Sent>> FilesAsync(CoachingStage stage)
    {
        var rows = await app.Database.ListAsync<Row>(
            """
            select p.name as Name, p.email as Email, coalesce(m.calendar, d.calendar) as Calendar, coalesce(d.body, m.body) as Body
            from outbox_message m join person p on p.id = m.recipient left join delivered_mail d on d.message = m.id
            where m.kind = 'calendar' and p.tenant = (select tenant from programme where id = @programme)
            order by m.created_at, m.version
            """,
            new { programme = stage.Programme }
        );
        var sent = new List<Sent>();
        foreach (var row in rows)
        {
            sent.Add(new Sent(row.Name, row.Email, row.Body, await IcalJs.ParseAsync(row.Calendar)));
        }

        return sent;
    }

    private sealed record Row(string Name, string Email, string Calendar, string Body);

    private sealed record Sent(string Name, string Email, string Body, IcalJs.File File);
}
