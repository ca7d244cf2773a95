using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Sparring.Platform.Data;

namespace Sparring.Platform.Mail;

/// <summary>To a mail server: plain text, one recipient, the named person as the sender's name.</summary>
public sealed class SmtpDelivery(SparringSettings settings, Uri server) : IDelivery
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<Handover> HandOverAsync(Tx tx, Letter letter)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(tx.Cancel);
        timeout.CancelAfter(Patience);
        try
        {
            using var mail = Mail(letter);
            using var client = Client();
            await client.SendMailAsync(mail, timeout.Token);
            return new Handover.Taken();
        }
        catch (OperationCanceledException) when (!tx.Cancel.IsCancellationRequested)
        {
            return new Handover.NotNow("unreachable");
        }
        catch (SmtpException fault)
        {
            return Answer(fault.StatusCode);
        }
        catch (FormatException)
        {
            return new Handover.Never("broken");
        }
    }

    private SmtpClient Client()
    {
        var client = new SmtpClient(server.Host, server.Port > 0 ? server.Port : 25)
        {
            EnableSsl = server.Scheme == "smtps",
        };
        if (server.UserInfo.Split(':', 2) is [var user, var password])
        {
            client.Credentials = new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password));
        }

        return client;
    }

    private MailMessage Mail(Letter letter)
    {
        var mail = new MailMessage
        {
            From = new MailAddress(settings.MailFrom, OneLine(letter.FromName ?? "Sparring"), Encoding.UTF8),
            Subject = OneLine(letter.Subject),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            Body = letter.Body,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
        };
        mail.To.Add(new MailAddress(letter.ToAddress, OneLine(letter.ToName), Encoding.UTF8));
        mail.Headers.Add("Message-ID", MessageName.Of(letter.Id, settings.Address));
        mail.Headers.Add("List-Id", $"Sparring <sparring.{settings.Address.Host}>");
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        if (letter.Calendar is { } calendar)
        {
            mail.AlternateViews.Add(View(calendar));
        }

        return mail;
    }

    private static AlternateView View(string calendar)
    {
        var type = new ContentType("text/calendar") { CharSet = "utf-8" };
        type.Parameters.Add("method", MethodOf(calendar));
        var view = AlternateView.CreateAlternateViewFromString(calendar, type);
        view.TransferEncoding = TransferEncoding.Base64;
        return view;
    }

    private static string MethodOf(string calendar) =>
        calendar.Split("\r\n").FirstOrDefault(line => line.StartsWith("METHOD:", StringComparison.Ordinal)) is { } line
            ? line["METHOD:".Length..]
            : "PUBLISH";

    private static string OneLine(string text) =>
        string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    // Only the answer's kind is kept: a server's own words often repeat the address.
    private static Handover Answer(SmtpStatusCode code) =>
        code switch
        {
            SmtpStatusCode.GeneralFailure => new Handover.NotNow("unreachable"),
            SmtpStatusCode.ServiceNotAvailable
            or SmtpStatusCode.MailboxBusy
            or SmtpStatusCode.LocalErrorInProcessing
            or SmtpStatusCode.InsufficientStorage => new Handover.NotNow("busy"),
            SmtpStatusCode.ClientNotPermitted or SmtpStatusCode.MustIssueStartTlsFirst or (SmtpStatusCode)535 =>
                new Handover.NotNow("sign_in"),
            SmtpStatusCode.MailboxUnavailable
            or SmtpStatusCode.MailboxNameNotAllowed
            or SmtpStatusCode.UserNotLocalTryAlternatePath => new Handover.Never("refused"),
            _ => new Handover.NotNow("refused"),
        };
}
