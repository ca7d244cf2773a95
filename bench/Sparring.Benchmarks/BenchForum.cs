using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Sparring.Platform.Data;
using Sparring.Rooms.Surveys.Contract;

namespace Sparring.Benchmarks;

/// <summary>A forum of eight departments, asked by one organiser through the product.</summary>
public sealed record BenchForum(
    string Superuser,
    ServiceProvider Services,
    Viewer Organiser,
    Viewer[] People,
    WaveId Wave
)
{
    private const string WorldSql = """
        insert into sparring.organisation (id, name) values (@tenant, 'Bench');
        insert into sparring.programme (tenant, id, key, title, starts, ends)
            values (@tenant, @programme, 'bench', 'Bench', '2018-01-01', '2040-01-01');
        insert into sparring.department (tenant, id, code, name)
            select @tenant, gen_random_uuid(), 'A' || at, 'Afdeling ' || at from generate_series(0, 7) at;
        insert into sparring.person (tenant, id, name, email)
            select @tenant, id, 'Prøve ' || id, id || '@example.org' from unnest(@people || @organiser) id;
        insert into sparring.employment (tenant, person, department, level)
            select @tenant, p.id, d.id, 'leader' from unnest(@people) with ordinality as p (id, at)
            join sparring.department d on d.tenant = @tenant and d.code = 'A' || p.at % 8;
        insert into sparring.programme_role (tenant, programme, person, role)
            select @tenant, @programme, id, 'participant' from unnest(@people) id;
        insert into sparring.programme_role (tenant, programme, person, role) values (@tenant, @programme, @organiser, 'organiser');
        analyze;
        """;

    public static async Task<BenchForum> OpenAsync(
        ServiceProvider services,
        string superuser,
        int size,
        IReadOnlyList<string> breakdowns
    )
    {
        var (tenant, programme, organiser) = (Ids.Secure.Next(), Ids.Secure.Next(), Ids.Secure.Next());
        Guid[] people = [.. Enumerable.Range(0, size).Select(_ => Ids.Secure.Next())];
        Viewer As(Guid person, string role) =>
            new(new(tenant), new(person), "Prøve", "da", new HashSet<string> { role });
        // As the superuser, who is asked by no policy.
        var world = new NpgsqlConnectionStringBuilder(superuser) { Database = "sparring" }.ConnectionString;
        var forum = new BenchForum(
            world,
            services,
            As(organiser, "organiser"),
            [.. people.Select(person => As(person, "participant"))],
            default
        );
        await forum.AsSuperuserAsync(
            WorldSql,
            new
            {
                tenant,
                programme,
                organiser,
                people,
            }
        );
        var wish = new WaveWish(2, 5, breakdowns, TimeProvider.System.Today().AddDays(7));
        return forum with
        {
            Wave = await services
                .GetRequiredService<Db>()
                .AsAsync(
                    forum.Organiser,
                    tx => services.GetRequiredService<ISurveys>().OpenAsync(tx, forum.Organiser, new(programme), wish),
                    CancellationToken.None
                ),
        };
    }

    public async Task AsSuperuserAsync(string sql, object? parameters = null)
    {
        await using var source = NpgsqlDataSource.Create(Superuser);
        await using var connection = await source.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, parameters, commandTimeout: 600);
    }
}
