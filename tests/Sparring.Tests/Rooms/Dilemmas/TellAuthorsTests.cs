using System.Net;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Dilemmas;

public sealed class TellAuthorsTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Each_author_gets_one_mail_from_her_coach_and_no_word_of_the_case()
    {
        var stage = await DilemmaStage.SetAsync(app, "asked-mail");
        var address = await stage.WriteCaseAsync();

        using var asked = await stage.AskAsync(address);

        Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        var mails = await MailsAsync(stage);
        Assert.Equal(5, mails.Count);
        Assert.Equal(5, mails.Select(mail => mail.Recipient).Distinct().Count());
        foreach (var mail in mails)
        {
            Assert.Equal(stage.Coach.Value, mail.Sender);
            Assert.DoesNotContain(CaseStage.Text, mail.Body);
            Assert.DoesNotContain(DilemmaStage.Canary, mail.Body);
            Assert.DoesNotContain("dilemma", mail.Subject + mail.Body, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(address.Split('/')[^1], mail.Body + mail.About);
        }
    }

    private Task<IReadOnlyList<Mail>> MailsAsync(DilemmaStage stage) =>
        app.Database.ListAsync<Mail>(
            """
            select recipient as Recipient, about::text as About, sender as Sender, subject as Subject, body as Body from outbox_message
            where tenant = @Tenant and kind = 'answer-wanted'
            """,
            new { stage.Tenant }
        );

    private sealed record Mail(Guid Recipient, string About, Guid? Sender, string Subject, string Body);
}
