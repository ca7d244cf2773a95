using Microsoft.Extensions.DependencyInjection;
using Sparring.Rooms.Surveys.Waves;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Surveys;

/// <summary>Forty leaders, asked by Tine Lund. All names invented.</summary>
public sealed class WaveMailsTests(TestApp app) : IClassFixture<TestApp>
{
    private const string MailSql = """
        select p.name as Name, s.name as Sender, m.version as Version, m.subject as Subject,
               coalesce(nullif(m.body, ''), d.body) as Body
        from outbox_message m join person p on p.id = m.recipient join person s on s.id = m.sender
            left join delivered_mail d on d.message = m.id
        where m.about = @Wave and m.kind = @Kind order by m.version desc, p.name
        """;

    [Fact]
    public async Task Who_has_not_answered_is_reminded_twice_by_the_one_who_opened_and_nobody_else_is()
    {
        var stage = await ForumStage.SetAsync(app, "reminders", 3, 1);
        await stage.AnswerAsync(38, (_, _) => 2);
        var opened = app.Clock.Now;

        Assert.Equal(0, await SendAsync());
        app.Clock.Now = opened.AddDays(4);
        var (first, again) = (await SendAsync(), await SendAsync());
        await stage.AnswerAsync(39, (_, _) => 2);
        app.Clock.Now = opened.AddDays(6);
        var second = await SendAsync();
        app.Clock.Now = opened;

        Assert.Equal((2, 0, 1), (first, again, second));
        var mails = await MailsAsync(stage, "survey-reminder");
        Assert.Equal(
            [(3, "Leder 39"), (3, "Leder 40"), (1, "Leder 40")],
            mails.Select(mail => (mail.Version, mail.Name))
        );
        Assert.All(mails, mail => Assert.Equal("Tine Lund", mail.Sender));
        Assert.All(
            mails,
            mail =>
                Assert.StartsWith("Husk: Samarbejde og ledelse, svar senest ", mail.Subject, StringComparison.Ordinal)
        );
        // The mail speaks to its reader alone.
        Assert.All(mails, mail => Assert.DoesNotMatch("[0-9]+ af|Leder (?!39|40)|har svaret", mail.Body));
    }

    [Fact]
    public async Task Two_reminders_that_are_late_together_are_one_and_two_nodes_send_it_once()
    {
        var stage = await ForumStage.SetAsync(app, "late", 3, 1);
        var opened = app.Clock.Now;
        app.Clock.Now = opened.AddDays(7);

        var sent = await Task.WhenAll(SendAsync(), SendAsync(), SendAsync());
        app.Clock.Now = opened;

        Assert.Equal(ForumStage.Forty, sent.Sum());
        Assert.Equal(ForumStage.Forty, (await MailsAsync(stage, "survey-reminder")).Count);
    }

    [Fact]
    public async Task A_closed_wave_reminds_nobody()
    {
        var stage = await ForumStage.SetAsync(app, "closed", 3);
        await stage.AnswerAsync(6, (_, _) => 2);
        await stage.CloseAsync();
        var opened = app.Clock.Now;
        app.Clock.Now = opened.AddDays(5);

        var sent = await SendAsync();
        app.Clock.Now = opened;

        Assert.Equal(0, sent);
        Assert.Empty(await MailsAsync(stage, "survey-reminder"));
    }

    private Task<int> SendAsync() =>
        app.Services.GetRequiredService<WaveMails>().SendDueAsync(TestContext.Current.CancellationToken);

    private Task<IReadOnlyList<Mail>> MailsAsync(ForumStage stage, string kind) =>
        app.Database.ListAsync<Mail>(MailSql, new { stage.Wave, Kind = kind });

    private sealed record Mail(string Name, string Sender, int Version, string Subject, string Body);
}
