using Npgsql;
using Sparring.Platform.Data;
using Sparring.Platform.Mail;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Groups;

/// <summary>A database of its own with one organisation, a programme and people by number; an organiser called O1, a coach called K1.</summary>
public sealed class Stage : IAsyncDisposable
{
    private readonly Dictionary<string, PersonId> people = new(StringComparer.Ordinal);

    private readonly TestServer server;
    private readonly string database;

    private Stage(TestServer server, string database, FakeClock clock)
    {
        this.server = server;
        this.database = database;
        Source = NpgsqlDataSource.Create(server.ConnectionString(database));
        Clock = clock;
        Db = new Db(Source, clock);
    }

    public static SparringSettings Settings { get; } =
        new()
        {
            ConnectionString = "",
            KeyStore = "",
            Assets = "",
            Programmes = "",
            Address = new Uri("https://sparring.example"),
        };

    public NpgsqlDataSource Source { get; }

    public FakeClock Clock { get; }

    public Db Db { get; }

    public Ids Ids { get; } = Ids.From(7);

    public TenantId Tenant { get; private set; }

    public ProgrammeId Programme { get; private set; }

    public PersonId this[string number] => people[number];

    public static async Task<Stage> SetAsync(TestServer server, int participants = 38)
    {
        TypeHandlers.Register();
        var name = await server.CreateDatabaseAsync();
        var stage = new Stage(
            server,
            name,
            new FakeClock(new DateTimeOffset(2018, 11, 9, 8, 0, 0, TimeSpan.FromHours(1)))
        );
        await stage.FillAsync(participants);
        return stage;
    }

    public Viewer As(string number, params string[] roles) =>
        new(Tenant, people[number], number, "da", roles.ToHashSet(StringComparer.Ordinal));

    public Task<T> AsAsync<T>(string number, Func<Tx, Task<T>> work) =>
        Db.AsAsync(As(number), work, TestContext.Current.CancellationToken);

    public Task AsAsync(string number, Func<Tx, Task> work) =>
        Db.AsAsync(As(number), work, TestContext.Current.CancellationToken);

    public Task<T> AsSystemAsync<T>(Func<Tx, Task<T>> work) =>
        Db.AsSystemAsync(Tenant, work, TestContext.Current.CancellationToken);

    public async Task<T?> AskAsync<T>(string sql, object? parameters = null) =>
        await AsSystemAsync(tx => tx.ValueAsync<T>(sql, parameters));

    public Outbox Outbox() => new(new OutboxStore(), Ids, Clock);

    public async Task<PersonId> AddPersonAsync(string number, string role)
    {
        var id = PersonId.Of(Ids.Next());
        people[number] = id;
        await AsSystemAsync(async tx =>
        {
            await tx.ExecuteAsync(
                "insert into person (tenant, id, number, name, email) values (@Tenant, @Id, @Number, @Name, @Email)",
                new
                {
                    Tenant,
                    Id = id,
                    Number = number,
                    Name = "Person " + number,
                    Email = number.ToLowerInvariant() + "@example.org",
                }
            );
            return await tx.ExecuteAsync(
                "insert into programme_role (tenant, programme, person, role, valid) values (@Tenant, @Programme, @Id, @Role, '[2018-01-01,)')",
                new
                {
                    Tenant,
                    Programme,
                    Id = id,
                    Role = role,
                }
            );
        });
        return id;
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await server.DropDatabaseAsync(database);
    }

    private async Task FillAsync(int participants)
    {
        Tenant = TenantId.Of(Ids.Next());
        Programme = ProgrammeId.Of(Ids.Next());
        await AsSystemAsync(async tx =>
        {
            await tx.ExecuteAsync("insert into organisation (id, name) values (@Tenant, 'Kommunen')", new { Tenant });
            return await tx.ExecuteAsync(
                "insert into programme (tenant, id, key, title, starts, ends) values (@Tenant, @Programme, 'p', @Title, '2018-06-08', '2019-12-01')",
                new
                {
                    Tenant,
                    Programme,
                    Title = """{"da": "Fælles om ledelse", "en": "Leading together"}""",
                }
            );
        });
        await AddPersonAsync("O1", "organiser");
        await AddPersonAsync("K1", "coach");
        foreach (var number in Enumerable.Range(1, participants))
        {
            await AddPersonAsync($"P{number:00}", "participant");
        }
    }
}
