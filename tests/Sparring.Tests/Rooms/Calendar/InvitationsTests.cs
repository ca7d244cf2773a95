using Sparring.Platform.Data;
using Sparring.Rooms.Calendar;
using Sparring.Rooms.Calendar.Contract;
using Sparring.Testing;
using Sparring.Tests.Rooms.Groups;
using Xunit;

namespace Sparring.Tests.Rooms.Calendar;

public sealed class InvitationsTests(TestServer testServer) : OnStage(testServer, participants: 3)
{
    [Fact]
    public async Task Each_gets_one_invitation_with_her_own_address_alone()
    {
        await SendAsync(Entry(0));
        await SendAsync(Entry(0));

        var calendars = await Stage.AsSystemAsync(tx =>
            tx.ListAsync<string>("select calendar from outbox_message order by recipient")
        );
        var read = await Task.WhenAll(calendars.Select(IcalJs.ParseAsync));
        Assert.Equal(
            ["mailto:p01@example.org", "mailto:p02@example.org", "mailto:p03@example.org"],
            read.Select(file => Assert.Single(file.Events).Attendees).Order(StringComparer.Ordinal)
        );
        Assert.All(calendars, calendar => Assert.Equal(2, calendar.Split("mailto:").Length - 1));
    }

    [Fact]
    public async Task A_change_goes_out_with_a_higher_sequence_and_the_same_identity()
    {
        await SendAsync(Entry(0));
        await SendAsync(Entry(1));

        var calendars = await Stage.AsSystemAsync(tx =>
            tx.ListAsync<string>(
                "select calendar from outbox_message where recipient = @P order by version",
                new { P = Stage["P01"] }
            )
        );
        var read = (await Task.WhenAll(calendars.Select(IcalJs.ParseAsync)))
            .Select(file => file.Events.Single())
            .ToList();
        Assert.Equal([0, 1], read.Select(entry => entry.Sequence));
        Assert.Single(read.Select(entry => entry.Uid).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_cancelled_entry_goes_out_as_cancelled()
    {
        await SendAsync(Entry(2) with { IsCancelled = true });

        Assert.Equal("Aflyst: Coaching", await Stage.AskAsync<string>("select min(subject) from outbox_message"));
        Assert.Contains(
            "METHOD:CANCEL",
            await Stage.AskAsync<string>("select min(calendar) from outbox_message"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_feed_is_its_owners_until_it_is_renewed_or_ended()
    {
        var store = new CalendarStore();
        byte[] first = ReadFeed.HashOf("one");
        byte[] second = ReadFeed.HashOf("two");

        await Stage.AsAsync("P01", tx => store.RenewFeedAsync(tx, first, Stage.Clock.Now));
        var own = await OwnerAsync(first);
        await Stage.AsAsync("P01", tx => store.RenewFeedAsync(tx, second, Stage.Clock.Now));
        var (old, renewed) = (await OwnerAsync(first), await OwnerAsync(second));
        await Stage.AsAsync("P02", tx => store.EndFeedAsync(tx, Stage.Clock.Now));
        var untouched = await OwnerAsync(second);
        await Stage.AsAsync("P01", tx => store.EndFeedAsync(tx, Stage.Clock.Now));
        var ended = await OwnerAsync(second);

        Assert.Equal((Stage["P01"], null, Stage["P01"], Stage["P01"], null), (own, old, renewed, untouched, ended));
    }

    [Fact]
    public async Task The_feed_of_who_has_left_is_gone()
    {
        await Stage.AsAsync(
            "P01",
            tx => new CalendarStore().RenewFeedAsync(tx, ReadFeed.HashOf("one"), Stage.Clock.Now)
        );
        await Stage.AsSystemAsync(tx =>
            tx.ExecuteAsync("update person set left_on = '2018-11-08' where number = 'P01'")
        );

        Assert.Null(await OwnerAsync(ReadFeed.HashOf("one")));
    }

    private async Task<PersonId?> OwnerAsync(byte[] hash) =>
        (
            await Stage.Db.AsSystemAsync(
                null,
                tx => new CalendarStore().OwnerAsync(tx, hash, Stage.Clock.Today()),
                Cancel
            )
        )?.Person;

    private Task SendAsync(CalendarEntry entry) =>
        Stage.AsAsync(
            "O1",
            tx =>
                new Invitations(new CalendarStore(), Stage.Outbox(), Stage.Settings, Stage.Clock).SendAsync(
                    tx,
                    entry,
                    [Stage["P01"], Stage["P02"], Stage["P03"]],
                    Stage["O1"]
                )
        );

    private static CalendarEntry Entry(int sequence)
    {
        var starts = Clock.At(new DateOnly(2018, 11, 23), new TimeOnly(10, 0));
        return new CalendarEntry(
            Ids.From(3).Next(),
            sequence,
            "Coaching",
            new DateOnly(2018, 11, 23),
            starts,
            starts.AddHours(2),
            "Rådhuset",
            "",
            "/coaching/1"
        );
    }
}
