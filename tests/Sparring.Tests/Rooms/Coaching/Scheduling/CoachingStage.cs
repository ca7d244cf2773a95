using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Coaching.Scheduling;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Coaching.Scheduling;

/// <summary>An organisation with groups of three, coaches, an organiser and a secretary, and a track with two windows.</summary>
public sealed class CoachingStage(TestApp app, TenantId tenant, ProgrammeId programme)
{
    private readonly Dictionary<string, PersonId> people = new(StringComparer.Ordinal);

    private readonly List<SparringGroupId> groups = [];

    public TestApp App => app;

    public ProgrammeId Programme => programme;

    public required string Organiser { get; init; }

    public CoachingTrackId Track { get; private set; }

    public Booking Booking => app.Services.GetRequiredService<Booking>();

    public PersonId this[string name] => people[name];

    public SparringGroupId Group(int number) => groups[number - 1];

    /// <summary>Groups coached in turn by the coaches named; the secretary books for group 1.</summary>
    public static async Task<CoachingStage> SetAsync(TestApp app, string name, int size, params string[] coaches)
    {
        var stage = await BeginAsync(app, await app.World.TenantAsync(name), name, "Gitte Ranløv");
        foreach (var coach in coaches)
        {
            await stage.AddAsync(coach, "coach");
        }

        return await stage.WithGroupsAsync(size, coaches);
    }

    /// <summary>Another programme of the same organisation with an organiser of its own, one group and the same coach.</summary>
    public async Task<CoachingStage> BesideAsync(string name, string organiser, string coach)
    {
        var beside = await BeginAsync(app, tenant, name, organiser);
        beside.people[coach] = people[coach];
        await app.World.RoleAsync(tenant, beside.Programme, people[coach], "coach");
        return await beside.WithGroupsAsync(1, coach);
    }

    private static async Task<CoachingStage> BeginAsync(TestApp app, TenantId tenant, string name, string organiser)
    {
        var programme = await app.World.ProgrammeAsync(tenant, name, new DateOnly(2018, 6, 8));
        var stage = new CoachingStage(app, tenant, programme) { Organiser = organiser };
        await stage.AddAsync(organiser, "organiser");
        await stage.AddAsync("Jette Klintebæk", "booker");
        return stage;
    }

    private async Task<CoachingStage> WithGroupsAsync(int size, params string[] coaches)
    {
        foreach (var number in Enumerable.Range(1, size))
        {
            var members = new List<PersonId>();
            foreach (var place in Enumerable.Range(1, 3))
            {
                members.Add(await AddAsync($"Leder {number}.{place}", "participant"));
            }

            groups.Add(
                await app.World.GroupAsync(
                    tenant,
                    programme,
                    number,
                    people[coaches[(number - 1) % coaches.Length]],
                    [.. members]
                )
            );
        }

        await AsAsync(Organiser, AddTrackAsync);
        return this;
    }

    public Task<Viewer> ViewerAsync(string name) => app.World.ViewerAsync(people[name]);

    public async Task<T> AsAsync<T>(string name, Func<Tx, Task<T>> work) =>
        await app.Db.AsAsync(await ViewerAsync(name), work, TestContext.Current.CancellationToken);

    public WantedSession Wanted(int group, int number, string coach, string at, int minutes = 120)
    {
        var starts = DateTime.Parse(at, System.Globalization.CultureInfo.InvariantCulture);
        var moment = Clock.At(DateOnly.FromDateTime(starts), TimeOnly.FromDateTime(starts));
        return new WantedSession(
            Group(group),
            group,
            number,
            people[coach],
            people["Jette Klintebæk"],
            moment,
            moment.AddMinutes(minutes),
            "Rådhuset"
        );
    }

    public Task<BookingAnswer> PlaceAsync(string who, WantedSession wanted, string reason = "") =>
        AsAsync(who, tx => Booking.PlaceAsync(tx, Track, wanted, Booking.Press(reason)));

    /// <summary>Sends the form of a booking, as a browser does.</summary>
    public async Task<Answer> BookAsync(TestClient client, int group, int number, params (string, string)[] fields)
    {
        using var response = await client.PostFormAsync(
            BookSession.Address(Group(group), number),
            fields.Select(field => KeyValuePair.Create(field.Item1, field.Item2))
        );
        return new Answer(
            response.StatusCode,
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }

    public Task<CoachingSession?> SessionAsync(int group, int number) =>
        AsAsync(
            Organiser,
            async tx =>
                (
                    await app.Services.GetRequiredService<ICoachingSessions>().OfGroupAsync(tx, Group(group))
                ).FirstOrDefault(session => session.Number == number)
        );

    /// <summary>A site of a programme's, and how long it takes from each of its others.</summary>
    public async Task<Guid> SiteAsync(ProgrammeId of, string name, int minutes = 30)
    {
        var site = Ids.Secure.Next();
        await app.Database.ExecuteAsync(
            """
            insert into coaching_site (tenant, id, programme, name) values (@tenant, @site, @of, @name);
            insert into coaching_travel (tenant, programme, one, other, minutes)
            select @tenant, @of, least(id, @site), greatest(id, @site), @minutes from coaching_site where programme = @of and id <> @site;
            """,
            new
            {
                tenant,
                site,
                of,
                name,
                minutes,
            }
        );
        return site;
    }

    /// <summary>A session of the coach's in another programme of the organisation, which nobody here sees.</summary>
    public async Task<ProgrammeId> ElsewhereAsync(string coach, string at, string place = "")
    {
        var other = await app.World.ProgrammeAsync(tenant, $"elsewhere {coach}", new DateOnly(2018, 6, 8));
        var group = await app.World.GroupAsync(tenant, other, 1, people[coach]);
        await app.Database.ExecuteAsync(
            """
            insert into coaching_track (tenant, id, programme, name, first_day, last_day)
            values (@tenant, @track, @other, 'Et andet forløb', '2018-11-20', '2019-02-01');
            insert into coaching_session (tenant, id, programme, track, sparring_group, number, coach, starts_at, ends_at, place)
            values (@tenant, @session, @other, @track, @group, 1, @by, @starts, @starts + interval '2 hours', @place);
            """,
            new
            {
                tenant,
                other,
                group,
                track = Ids.Secure.Next(),
                session = Ids.Secure.Next(),
                by = people[coach],
                starts = Wanted(1, 1, coach, at).Starts.UtcDateTime,
                place,
            }
        );
        return other;
    }

    public async Task<PersonId> AddAsync(string name, string role)
    {
        people[name] = await app.World.PersonAsync(tenant, name);
        await app.World.RoleAsync(tenant, programme, people[name], role);
        return people[name];
    }

    private async Task<int> AddTrackAsync(Tx tx)
    {
        var tracks = app.Services.GetRequiredService<TrackStore>();
        Track = await tracks.AddAsync(tx, Ids.Secure.Next(), programme, new(2018, 11, 23), new(2019, 1, 31));
        await tracks.PutWindowAsync(tx, Track, new CoachingWindow(1, new(2018, 11, 23), new(2018, 12, 14), 120, 0));
        await tracks.PutWindowAsync(tx, Track, new CoachingWindow(2, new(2019, 1, 7), new(2019, 1, 31), 120, 10));
        await app
            .Services.GetRequiredService<BookingStore>()
            .SetBookerAsync(tx, Track, Group(1), people["Jette Klintebæk"]);
        return 0;
    }
}

/// <summary>What came back on a form.</summary>
public sealed record Answer(System.Net.HttpStatusCode Status, string Text)
{
    public string? ValueOf(string field) =>
        new AngleSharp.Html.Parser.HtmlParser()
            .ParseDocument(Text)
            .QuerySelector($"[name={field}]")
            ?.GetAttribute("value");
}
