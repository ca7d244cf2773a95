using Npgsql;
using Sparring.Platform.Data;

namespace Sparring.Benchmarks;

/// <summary>
/// An organisation of groups of three, a coach for every forty, two sessions each; everybody has handed in, chosen and tried
/// something. What is sealed is bytes of chance here: nobody opens it.
/// </summary>
public sealed record DeskWorld(TenantId Tenant, ProgrammeId Programme, Guid[] Groups, Guid[] People, Guid[] Coaches)
{
    /// <summary>A group whose texts are written as the product writes them, and its two sessions.</summary>
    public sealed record Desk(Viewer Coach, IReadOnlyList<Viewer> Members, Guid First, Guid Second);

    private IReadOnlyDictionary<Guid, Guid[]> sessions = new Dictionary<Guid, Guid[]>();

    /// <summary>As many of the groups, spread over the coaches.</summary>
    public IEnumerable<Desk> Desks(int many) =>
        Written(many)
            .Select(group => new Desk(
                As(Coaches[group / GroupsOfCoach], "coach"),
                [.. People[(group * Size)..((group + 1) * Size)].Select(person => As(person, "participant"))],
                sessions[Groups[group]][0],
                sessions[Groups[group]][1]
            ));

    private IEnumerable<int> Written(int many) =>
        Enumerable.Range(0, many).Select(place => place * Groups.Length / many);

    private Viewer As(Guid person, string role) =>
        new(Tenant, new(person), "Prøve", "da", new HashSet<string> { role });

    private const int Size = 3;
    private const int GroupsOfCoach = 40;

    private const string Sql = """
        insert into organisation (id, name) values (@tenant, 'Bench');
        insert into programme (tenant, id, key, title, starts, ends) values (@tenant, @programme, 'bench', 'Bench', '2018-01-01', '2040-01-01');
        insert into department (tenant, id, code, name) select @tenant, gen_random_uuid(), code, code from unnest(array['A', 'B']) code;
        insert into person (tenant, id, name, email) select @tenant, id, 'Prøve ' || id, id || '@example.org' from unnest(@people || @coaches) id;
        insert into programme_role (tenant, programme, person, role) select @tenant, @programme, id, 'participant' from unnest(@people) id;
        insert into programme_role (tenant, programme, person, role) select @tenant, @programme, id, 'coach' from unnest(@coaches) id;
        insert into sparring_group (tenant, id, programme, number) select @tenant, id, @programme, place from unnest(@groups) with ordinality g (id, place);
        insert into sparring_group_member (tenant, sparring_group, programme, person)
        select @tenant, @groups[(place - 1) / @size + 1], @programme, id from unnest(@people) with ordinality p (id, place);
        insert into sparring_group_coach (tenant, sparring_group, person)
        select @tenant, id, @coaches[(place - 1) / @each + 1] from unnest(@groups) with ordinality g (id, place);
        insert into coaching_track (tenant, id, programme, name, first_day, last_day) values (@tenant, @programme, @programme, 'Coaching', today() - 90, today() + 90);
        insert into coaching_session (tenant, id, programme, track, sparring_group, number, coach, starts_at, ends_at, held_at)
        select @tenant, gen_random_uuid(), @programme, @programme, id, number, @coaches[(place - 1) / @each + 1], starts, starts + interval '2 hours',
               case number when 1 then starts + interval '2 hours' end
        from unnest(@groups) with ordinality g (id, place), generate_series(1, 2) number,
            lateral (select today() + case number when 1 then -60 else 10 end + ((place - 1) % @each)::int + interval '10 hours' starts) at;
        """;

    private const string WrittenSql = """
        insert into foundation (tenant, id, programme, owner, created_at) select @tenant, id, @programme, id, now() from unnest(@rest) id;
        insert into foundation_version (tenant, id, foundation, programme, owner, number, why, revision, created_at)
        select @tenant, id, id, @programme, id, 1, 'submitted', 1, now() from unnest(@rest) id;
        insert into foundation_version_section (tenant, version, owner, section, sealed)
        select @tenant, id, id, 's' || part, sha512(id::text::bytea) from unnest(@rest) id, generate_series(1, 8) part;
        insert into foundation_submission (tenant, id, foundation, version, programme, owner, submitted_at, days_late)
        select @tenant, id, id, id, @programme, id, now(), 0 from unnest(@rest) id;
        insert into foundation_status (tenant, programme, owner, handed_in_on) select @tenant, @programme, id, today() from unnest(@rest) id;
        insert into learning_focus (tenant, id, programme, owner, phase, number, begun_at, chosen_at)
        select @tenant, gen_random_uuid(), @programme, id, '', 1, now(), now() from unnest(@rest) id;
        insert into trial_action (tenant, id, programme, owner, made_by, begun_at)
        select @tenant, gen_random_uuid(), @programme, id, id, now() from unnest(@rest) id, generate_series(1, 5);
        insert into share (tenant, id, artefact, artefact_id, owner, programme, kind, shared_at)
        select @tenant, gen_random_uuid(), 'trial-action', a.id, owner, @programme, kind, now()
        from trial_action a, unnest(array['group', 'coach']) kind where a.tenant = @tenant;
        insert into practice_text (tenant, thing, artefact, programme, owner, section, version, revision, sealed, saved_at, editor, step)
        select @tenant, a.id, 'trial-action', @programme, owner, 't' || part, 0, 1, sha512(a.id::text::bytea), now(), a.id, 1
        from trial_action a, generate_series(1, 6) part where a.tenant = @tenant;
        analyze;
        """;

    public static async Task<DeskWorld> FillAsync(string superuser, int groups, int desks)
    {
        Guid[] Ids(int count) => [.. Enumerable.Range(0, count).Select(_ => Platform.Data.Ids.Secure.Next())];
        var world = new DeskWorld(
            new TenantId(Platform.Data.Ids.Secure.Next()),
            new ProgrammeId(Platform.Data.Ids.Secure.Next()),
            Ids(groups),
            Ids(groups * Size),
            Ids((groups + GroupsOfCoach - 1) / GroupsOfCoach)
        );
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(superuser)
            {
                Database = "sparring",
                SearchPath = "sparring",
                CommandTimeout = 600,
            }.ConnectionString
        );
        await connection.OpenAsync();
        foreach (var sql in (string[])[Sql, WrittenSql])
        {
            await using var command = new NpgsqlCommand(sql, connection);
            command.Parameters.AddWithValue("tenant", world.Tenant.Value);
            command.Parameters.AddWithValue("programme", world.Programme.Value);
            command.Parameters.AddWithValue("groups", world.Groups);
            command.Parameters.AddWithValue("people", world.People);
            command.Parameters.AddWithValue("rest", world.Rest(desks));
            command.Parameters.AddWithValue("coaches", world.Coaches);
            command.Parameters.AddWithValue("size", Size);
            command.Parameters.AddWithValue("each", GroupsOfCoach);
            await command.ExecuteNonQueryAsync();
        }

        world.sessions = await SessionsAsync(connection, world.Programme);
        return world;
    }

    private Guid[] Rest(int desks)
    {
        var written = Written(desks).ToHashSet();
        return [.. People.Where((_, place) => !written.Contains(place / Size))];
    }

    private static async Task<IReadOnlyDictionary<Guid, Guid[]>> SessionsAsync(
        NpgsqlConnection connection,
        ProgrammeId programme
    )
    {
        var found = new Dictionary<Guid, Guid[]>();
        await using var command = new NpgsqlCommand(
            "select sparring_group, array_agg(id order by number) from coaching_session where programme = @programme group by sparring_group",
            connection
        );
        command.Parameters.AddWithValue("programme", programme.Value);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            found[rows.GetGuid(0)] = await rows.GetFieldValueAsync<Guid[]>(1);
        }

        return found;
    }
}
