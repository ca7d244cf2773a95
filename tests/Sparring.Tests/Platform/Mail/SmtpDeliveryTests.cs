using System.Text.Json;
using Sparring.Platform.Data;
using Sparring.Platform.Mail;
using Sparring.Testing;
using Sparring.Tests.Rooms.Groups;
using Xunit;

namespace Sparring.Tests.Platform.Mail;

public sealed class SmtpDeliveryTests(TestServer testServer) : OnStage(testServer, participants: 2)
{
    private const string Parse = """
        import email, email.policy, json, sys
        m = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
        plain = m.get_body(preferencelist=('plain',))
        calendar = [p for p in m.walk() if p.get_content_type() == 'text/calendar']
        print(json.dumps({
            'subject': m['subject'], 'id': m['message-id'], 'auto': m['auto-submitted'], 'list': m['list-id'],
            'from': [[a.display_name, a.addr_spec] for a in m['from'].addresses],
            'to': [[a.display_name, a.addr_spec] for a in m['to'].addresses],
            'others': [m['cc'], m['bcc']],
            'type': plain.get_content_type(), 'text': plain.get_content().replace('\r\n', '\n').rstrip(),
            'calendar': [[p.get_param('method'), p.get_content()] for p in calendar]}))
        """;

    private readonly SmtpServer server = SmtpServer.Start();

    public override async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_independent_parser_reads_the_letter_as_it_was_meant()
    {
        await PutAsync(
            "Husk på øvebanen, Åse",
            "Kære leder\n\nBlåbærgrød: én linje med æøå.\n.\nhttps://sparring.example/x?y=1\n",
            null
        );

        await Sender().SendDueAsync(Cancel);
        var letter = await ParsedAsync(server.Messages.Single());

        Assert.Equal("Husk på øvebanen, Åse", letter.GetProperty("subject").GetString());
        Assert.Equal("""[["Person O1", "sparring@localhost"]]""", letter.GetProperty("from").GetRawText());
        Assert.Equal("p01@example.org", letter.GetProperty("to")[0][1].GetString());
        Assert.Equal("text/plain", letter.GetProperty("type").GetString());
        Assert.Equal(
            "Kære leder\n\nBlåbærgrød: én linje med æøå.\n.\nhttps://sparring.example/x?y=1",
            letter.GetProperty("text").GetString()
        );
        Assert.Equal("auto-generated", letter.GetProperty("auto").GetString());
        Assert.Contains("sparring.example", letter.GetProperty("list").GetString(), StringComparison.Ordinal);
        Assert.Equal("[null, null]", letter.GetProperty("others").GetRawText());
        Assert.Equal(["p01@example.org"], server.Recipients);
    }

    [Fact]
    public async Task A_calendar_part_goes_along_with_its_method()
    {
        const string calendar =
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nSUMMARY:Kursus på Ærø\r\nEND:VCALENDAR\r\n";
        await PutAsync("Invitation", "Tekst", calendar);

        await Sender().SendDueAsync(Cancel);
        var letter = await ParsedAsync(server.Messages.Single());

        var part = Assert.Single(letter.GetProperty("calendar").EnumerateArray());
        Assert.Equal("REQUEST", part[0].GetString());
        Assert.Equal(calendar, part[1].GetString());
    }

    [Fact]
    public async Task A_subject_with_a_line_break_adds_no_header()
    {
        await PutAsync("Emne\r\nBcc: alle@example.org", "Tekst", null);

        await Sender().SendDueAsync(Cancel);
        var letter = await ParsedAsync(server.Messages.Single());

        Assert.Equal("Emne Bcc: alle@example.org", letter.GetProperty("subject").GetString());
        Assert.Equal(["p01@example.org"], server.Recipients);
    }

    [Fact]
    public async Task A_copy_after_a_crash_carries_the_same_message_id()
    {
        await PutAsync("Emne", "Tekst", null);

        await Assert.ThrowsAnyAsync<Npgsql.NpgsqlException>(() => Sender(killed: true).SendDueAsync(Cancel));
        // The database says that it ends a connection before it lets go of what that one held.
        await Waiting.UntilAsync(async () => await Sender().SendDueAsync(Cancel) > 0);
        var names = new List<string?>();
        foreach (var message in server.Messages)
        {
            names.Add((await ParsedAsync(message)).GetProperty("id").GetString());
        }

        Assert.Equal(2, names.Count);
        Assert.Single(names.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_mailbox_the_server_does_not_know_is_given_up_at_once()
    {
        server.AnswerToRecipient = "550 No such user p01@example.org";
        await PutAsync("Emne", "Tekst", null);

        await Sender().SendDueAsync(Cancel);

        Assert.Equal(
            "refused",
            await Stage.AskAsync<string>("select last_fault from outbox_message where given_up_at is not null")
        );
    }

    [Fact]
    public async Task A_server_that_is_away_is_tried_again()
    {
        var port = server.Port;
        server.Stop();
        await PutAsync("Emne", "Tekst", null);

        await Sender(port: port).SendDueAsync(Cancel);

        Assert.Equal(
            "unreachable",
            await Stage.AskAsync<string>("select last_fault from outbox_message where given_up_at is null")
        );
    }

    private Task<bool> PutAsync(string subject, string body, string? calendar) =>
        Stage.AsAsync(
            "O1",
            tx =>
                Stage
                    .Outbox()
                    .PutAsync(
                        tx,
                        new OutgoingMessage(
                            "test",
                            Stage.Ids.Next(),
                            1,
                            Stage["P01"],
                            subject,
                            body,
                            Stage["O1"],
                            calendar
                        )
                    )
        );

    private Sending Sender(bool killed = false, int? port = null)
    {
        IDelivery smtp = new SmtpDelivery(Stage.Settings, new Uri($"smtp://127.0.0.1:{port ?? server.Port}"));
        return new Sending(Stage.Db, new OutboxStore(), killed ? new KilledAfter(smtp) : smtp, Stage.Clock);
    }

    private static async Task<JsonElement> ParsedAsync(byte[] message) =>
        JsonDocument.Parse(await Python.RunAsync(Parse, message, Cancel)).RootElement;

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
