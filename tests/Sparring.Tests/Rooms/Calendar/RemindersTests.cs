using Sparring.Platform.Data;
using Sparring.Rooms.Calendar;
using Sparring.Rooms.Calendar.Contract;
using Sparring.Testing;
using Sparring.Tests.Rooms.Groups;
using Xunit;

namespace Sparring.Tests.Rooms.Calendar;

public sealed class RemindersTests(TestServer testServer) : OnStage(testServer, participants: 4)
{
    private const string Told = """
        select coalesce(string_agg(p.number, ' ' order by p.number), '')
        from outbox_message m join person p on p.id = m.recipient where m.kind = 'deadline-reminder'
        """;

    private readonly NotDone foundations = new();

    [Theory]
    [InlineData("2018-11-11", 0)]
    [InlineData("2018-11-12", 2)]
    [InlineData("2018-11-13", 0)]
    [InlineData("2018-11-18", 2)]
    [InlineData("2018-11-19", 0)]
    public async Task Seven_days_and_one_day_before_those_who_are_not_done_are_reminded(string day, int count)
    {
        await DeadlineAsync();
        await NotDoneAsync("P02", "P03");
        At(day);

        Assert.Equal(count, await Reminders().SendDueAsync(Cancel));
    }

    [Fact]
    public async Task Only_those_who_are_not_done_are_told()
    {
        await DeadlineAsync();
        await NotDoneAsync("P02", "P03");
        At("2018-11-12");

        await Reminders().SendDueAsync(Cancel);

        Assert.Equal("P02 P03", await Stage.AskAsync<string>(Told));
    }

    [Fact]
    public async Task Several_nodes_and_a_restart_send_once()
    {
        await DeadlineAsync();
        await NotDoneAsync("P02", "P03");
        At("2018-11-12");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Reminders().SendDueAsync(Cancel)));
        await NotDoneAsync("P02", "P03", "P04");
        await Reminders().SendDueAsync(Cancel);

        Assert.Equal("P02 P03", await Stage.AskAsync<string>(Told));
        Assert.Equal(2, await Stage.AskAsync<int>("select recipients from reminder_run"));
    }

    [Fact]
    public async Task The_reminder_is_from_the_named_contact_person()
    {
        await Stage.AddPersonAsync("C9", "contact");
        await DeadlineAsync();
        await NotDoneAsync("P02");
        At("2018-11-12");

        await Reminders().SendDueAsync(Cancel);

        Assert.Equal(
            "C9",
            await Stage.AskAsync<string>("select p.number from outbox_message m join person p on p.id = m.sender")
        );
        Assert.Equal(
            "Husk: Aflever dit ledelsesgrundlag senest 19. november",
            await Stage.AskAsync<string>("select subject from outbox_message")
        );
    }

    [Fact]
    public async Task A_programme_chooses_its_own_days()
    {
        await DeadlineAsync();
        await NotDoneAsync("P02");
        await Stage.AsAsync("O1", tx => new ReminderStore().KeepAsync(tx, Stage.Programme, [3], Stage.Clock.Now));

        At("2018-11-12");
        var usual = await Reminders().SendDueAsync(Cancel);
        At("2018-11-16");
        var chosen = await Reminders().SendDueAsync(Cancel);

        Assert.Equal((0, 1), (usual, chosen));
    }

    [Fact]
    public async Task A_deadline_nobody_speaks_for_reminds_nobody()
    {
        await DeadlineAsync("dilemma");
        await NotDoneAsync("P02");
        At("2018-11-12");

        Assert.Equal(0, await Reminders().SendDueAsync(Cancel));
    }

    [Theory]
    [InlineData("2018-11-12T05:00:00Z", "02:00:00")]
    [InlineData("2018-11-12T07:00:00Z", "1.00:00:00")]
    [InlineData("2019-03-30T07:30:00Z", "22:30:00")]
    [InlineData("2018-10-27T06:30:00Z", "1.00:30:00")]
    public void Eight_o_clock_is_eight_o_clock_in_Copenhagen(string now, string wait) =>
        Assert.Equal(
            TimeSpan.Parse(wait, System.Globalization.CultureInfo.InvariantCulture),
            Morning.UntilNext(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture))
        );

    private void At(string day) =>
        Stage.Clock.Now = Clock.At(
            DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            new TimeOnly(8, 0)
        );

    private Task DeadlineAsync(string kind = "foundation-submission") =>
        Stage.AsSystemAsync(tx =>
            tx.ExecuteAsync(
                """
                insert into programme_deadline (tenant, programme, key, kind, title, day)
                values (@Tenant, @Programme, 'k', @Kind, '{"da": "Aflever dit ledelsesgrundlag", "en": "Submit your foundation"}', '2018-11-19')
                """,
                new
                {
                    Stage.Tenant,
                    Stage.Programme,
                    Kind = kind,
                }
            )
        );

    private Task NotDoneAsync(params string[] numbers)
    {
        foundations.People = [.. numbers.Select(number => Stage[number])];
        return Task.CompletedTask;
    }

    private Reminders Reminders() =>
        new(
            Stage.Db,
            new ReminderStore(),
            new CalendarStore(),
            Stage.Outbox(),
            [foundations],
            Stage.Settings,
            Stage.Clock
        );

    private sealed class NotDone : IReminderSource
    {
        public IReadOnlyCollection<PersonId> People { get; set; } = [];

        public string Kind => "foundation-submission";

        public string Address => "/foundation";

        public Task<IReadOnlyCollection<PersonId>> RecipientsNotDoneAsync(
            Tx tx,
            ProgrammeId programme,
            DateOnly deadline
        ) => Task.FromResult(People);
    }
}
