using Sparring.Platform.Data;

namespace Sparring.Testing;

/// <summary>Organisations, people, programmes and groups for a test, one line each. Names are invented.</summary>
public sealed class TestWorld(TestDatabase database)
{
    public async Task<TenantId> TenantAsync(string name = "Prøvekommunen")
    {
        var id = Ids.Secure.Next();
        await database.ExecuteAsync("insert into organisation (id, name) values (@id, @name)", new { id, name });
        return new TenantId(id);
    }

    public async Task<Guid> DepartmentAsync(TenantId tenant, string code, string? name = null)
    {
        var id = Ids.Secure.Next();
        await database.ExecuteAsync(
            "insert into department (tenant, id, code, name) values (@tenant, @id, @code, @name)",
            new
            {
                tenant,
                id,
                code,
                name = name ?? code,
            }
        );
        return id;
    }

    /// <summary>A person; her address is made up when it does not matter.</summary>
    public async Task<PersonId> PersonAsync(
        TenantId tenant,
        string name,
        Guid? department = null,
        string language = "da",
        string? email = null
    )
    {
        var id = Ids.Secure.Next();
        await database.ExecuteAsync(
            "insert into person (tenant, id, name, email, language) values (@tenant, @id, @name, @email, @language)",
            new
            {
                tenant,
                id,
                name,
                language,
                email = email ?? $"{id:N}@example.org",
            }
        );
        if (department is not null)
        {
            await database.ExecuteAsync(
                "insert into employment (tenant, person, department, level) values (@tenant, @id, @department, 'leader')",
                new
                {
                    tenant,
                    id,
                    department,
                }
            );
        }

        return new PersonId(id);
    }

    public async Task<ProgrammeId> ProgrammeAsync(TenantId tenant, string key = "proeve", DateOnly? starts = null)
    {
        var id = Ids.Secure.Next();
        var first = starts ?? new DateOnly(2018, 11, 19);
        await database.ExecuteAsync(
            """
            insert into programme (tenant, id, key, title, starts, ends)
            values (@tenant, @id, @key, '{"da": "Prøveforløb", "en": "Trial programme"}', @first, @last)
            """,
            new
            {
                tenant,
                id,
                key,
                first,
                last = first.AddYears(2),
            }
        );
        return new ProgrammeId(id);
    }

    /// <summary>Gives a person roles in a programme: <c>participant</c>, <c>organiser</c>, <c>coach</c> …</summary>
    public async Task RoleAsync(TenantId tenant, ProgrammeId programme, PersonId person, params string[] roles)
    {
        foreach (var role in roles)
        {
            await database.ExecuteAsync(
                "insert into programme_role (tenant, programme, person, role) values (@tenant, @programme, @person, @role)",
                new
                {
                    tenant,
                    programme,
                    person,
                    role,
                }
            );
        }
    }

    public async Task<SparringGroupId> GroupAsync(
        TenantId tenant,
        ProgrammeId programme,
        int number,
        PersonId? coach,
        params PersonId[] members
    )
    {
        var id = Ids.Secure.Next();
        await database.ExecuteAsync(
            "insert into sparring_group (tenant, id, programme, number) values (@tenant, @id, @programme, @number)",
            new
            {
                tenant,
                id,
                programme,
                number,
            }
        );
        foreach (var person in members)
        {
            await database.ExecuteAsync(
                "insert into sparring_group_member (tenant, sparring_group, programme, person) values (@tenant, @id, @programme, @person)",
                new
                {
                    tenant,
                    id,
                    programme,
                    person,
                }
            );
        }

        if (coach is { } by)
        {
            await database.ExecuteAsync(
                "insert into sparring_group_coach (tenant, sparring_group, person) values (@tenant, @id, @by)",
                new
                {
                    tenant,
                    id,
                    by,
                }
            );
        }

        return new SparringGroupId(id);
    }

    /// <summary>The person as the database is asked on her behalf, with the roles she holds today.</summary>
    public async Task<Viewer> ViewerAsync(PersonId person)
    {
        var row = (
            await database.ListAsync<PersonRow>(
                "select tenant as Tenant, name as Name, language as Language, roles_of(id) as Roles from person where id = @person",
                new { person }
            )
        ).Single();
        return new Viewer(row.Tenant, person, row.Name, row.Language, row.Roles.ToHashSet(StringComparer.Ordinal));
    }

    private sealed record PersonRow(TenantId Tenant, string Name, string Language, string[] Roles);
}
