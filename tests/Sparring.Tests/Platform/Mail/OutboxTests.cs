using Npgsql;
using Sparring.Platform.Data;
using Sparring.Platform.Mail;
using Sparring.Testing;
using Sparring.Tests.Rooms.Groups;
using Xunit;

namespace Sparring.Tests.Platform.Mail;

public sealed class OutboxTests(TestServer testServer) : OnStage(testServer, participants: 5)
{
    [Fact]
    public async Task The_same_message_again_is_nothing()
    {
        var about = Stage.Ids.Next();

        var first = await PutAsync("P01", about);
        var second = await PutAsync("P01", about);
        var next = await PutAsync("P01", about, version: 2);

        Assert.Equal((true, false, true), (first, second, next));
    }

    [Fact]
    public async Task A_message_of_a_transaction_that_is_undone_never_leaves()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Stage.AsAsync(
                "O1",
                async tx =>
                {
                    await Stage.Outbox().PutAsync(tx, Message("P01", Stage.Ids.Next()));
                    throw new InvalidOperationException("undone");
                }
            )
        );

        Assert.Equal(0, await Sender(Mailbox()).SendDueAsync(Cancel));
    }

    [Fact]
    public async Task Nobody_inside_reads_what_waits_in_the_outbox()
    {
        await PutAsync("P01", Stage.Ids.Next());

        var seen = await Stage.AsAsync("O1", tx => tx.ValueAsync<long>("select count(*) from outbox_message"));
        var there = await Stage.AskAsync<long>("select count(*) from outbox_message");

        Assert.Equal((0, 1), (seen, there));
    }

    [Fact]
    public async Task Two_senders_at_once_deliver_every_message_exactly_once()
    {
        for (var version = 1; version <= 100; version++)
        {
            await PutAsync($"P0{(version % 5) + 1}", Guid.Empty, version);
        }

        var counts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Sender(Mailbox()).SendDueAsync(Cancel)));

        Assert.Equal(100, counts.Sum());
        Assert.Equal(100, await Stage.AskAsync<long>("select count(*) from delivered_mail"));
        Assert.Equal(
            0,
            await Stage.AskAsync<long>("select count(*) from outbox_message where sent_at is null or body <> ''")
        );
    }

    [Fact]
    public async Task A_sender_killed_between_handing_over_and_marking_sends_nothing_twice()
    {
        await PutAsync("P01", Stage.Ids.Next());

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => Sender(new KilledAfter(Mailbox())).SendDueAsync(Cancel));
        // The database says that it ends a connection before it lets go of what that one held.
        await Waiting.UntilAsync(async () => await Sender(Mailbox()).SendDueAsync(Cancel) > 0);

        Assert.Equal(1, await Stage.AskAsync<long>("select count(*) from delivered_mail"));
        Assert.Equal(0, await Sender(Mailbox()).SendDueAsync(Cancel));
    }

    [Fact]
    public async Task A_fault_is_kept_in_a_word_and_tried_again_later_and_longer()
    {
        await PutAsync("P01", Stage.Ids.Next());
        var sender = Sender(new Answering(new Handover.NotNow("unreachable")));

        await sender.SendDueAsync(Cancel);
        var atOnce = await sender.SendDueAsync(Cancel);
        Stage.Clock.Now += TimeSpan.FromMinutes(1);
        var afterAMinute = await sender.SendDueAsync(Cancel);
        Stage.Clock.Now += TimeSpan.FromMinutes(1);
        var afterTwo = await sender.SendDueAsync(Cancel);

        Assert.Equal((0, 1, 0), (atOnce, afterAMinute, afterTwo));
        Assert.Equal("unreachable", await Stage.AskAsync<string>("select last_fault from outbox_message"));
        Assert.Equal(2, await Stage.AskAsync<int>("select attempts from outbox_message"));
    }

    [Fact]
    public async Task After_a_day_of_trying_a_message_is_given_up()
    {
        await PutAsync("P01", Stage.Ids.Next());
        var sender = Sender(new Answering(new Handover.NotNow("busy")));

        var tries = 0;
        for (var hour = 0; hour < 60; hour++)
        {
            tries += await sender.SendDueAsync(Cancel);
            Stage.Clock.Now += TimeSpan.FromHours(1);
        }

        Assert.Equal(28, tries);
        Assert.Equal(
            1,
            await Stage.AskAsync<long>(
                "select count(*) from outbox_message where given_up_at is not null and body = ''"
            )
        );
    }

    [Fact]
    public async Task Who_has_left_gets_no_mail_that_waited()
    {
        await PutAsync("P01", Stage.Ids.Next());
        await Stage.AsSystemAsync(tx =>
            tx.ExecuteAsync("update person set left_on = '2018-11-08' where number = 'P01'")
        );

        await Sender(Mailbox()).SendDueAsync(Cancel);

        Assert.Equal(0, await Stage.AskAsync<long>("select count(*) from delivered_mail"));
        Assert.Equal("left", await Stage.AskAsync<string>("select last_fault from outbox_message"));
    }

    [Fact]
    public async Task A_waiting_sender_is_told_by_the_database()
    {
        using var sender = new OutboxSender(
            Stage.Db,
            Sender(Mailbox()),
            Stage.Clock,
            Microsoft.Extensions.Logging.Abstractions.NullLogger<OutboxSender>.Instance
        );
        await sender.StartAsync(Cancel);
        await Task.Delay(300, Cancel);

        await PutAsync("P02", Stage.Ids.Next());

        await Waiting.UntilAsync(async () => await Stage.AskAsync<long>("select count(*) from delivered_mail") > 0);
        await sender.StopAsync(Cancel);
    }

    private Task<bool> PutAsync(string to, Guid about, int version = 1) =>
        Stage.AsAsync("O1", tx => Stage.Outbox().PutAsync(tx, Message(to, about, version)));

    private OutgoingMessage Message(string to, Guid about, int version = 1) =>
        new("test", about, version, Stage[to], "Emne", "Tekst", Stage["O1"]);

    private MailboxDelivery Mailbox() => new(new MailboxStore(), Stage.Clock);

    private Sending Sender(IDelivery delivery) => new(Stage.Db, new OutboxStore(), delivery, Stage.Clock);

    private sealed class Answering(Handover answer) : IDelivery
    {
        public Task<Handover> HandOverAsync(Tx tx, Letter letter) => Task.FromResult(answer);
    }

    // Hands over, and then the connection is gone, as when the process is killed.
    private sealed class KilledAfter(IDelivery inner) : IDelivery
    {
        public async Task<Handover> HandOverAsync(Tx tx, Letter letter)
        {
            var taken = await inner.HandOverAsync(tx, letter);
            await tx.ExecuteAsync("select pg_terminate_backend(pg_backend_pid())");
            return taken;
        }
    }
}
