using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Privacy;

/// <summary>The owner's acts of sharing; row-level security lets only the owner write them and only their audience read them.</summary>
public sealed class GrantStore(Ids ids, TimeProvider clock) : IGrants
{
    private const string ShareSql = """
        insert into share (tenant, id, artefact, artefact_id, owner, programme, kind, person, shared_at)
        values (tenant(), @Id, @Artefact, @ArtefactId, viewer(), @Programme, @Kind, @Person, @Now)
        on conflict (artefact_id, artefact, kind, coalesce(person, owner)) where revoked_at is null do nothing
        """;

    private const string RevokeSql = """
        update share set revoked_at = @Now
        where artefact = @Artefact and artefact_id = @ArtefactId and owner = viewer() and kind = @Kind
          and person is not distinct from @Person and revoked_at is null
        """;

    private const string AudiencesSql = """
        select kind as Kind, person as Person from share
        where artefact = @Artefact and artefact_id = @ArtefactId and revoked_at is null
        order by shared_at, id
        """;

    private const string OpenedSql = """
        select artefact_id from share
        where owner = viewer() and artefact = @Artefact and kind = @Kind and person is not distinct from @Person
          and revoked_at is null
        """;

    public Task ShareAsync(Tx tx, string artefact, Guid artefactId, ProgrammeId programme, Audience audience) =>
        tx.ExecuteAsync(
            ShareSql,
            new
            {
                Id = ids.Next(),
                Artefact = artefact,
                ArtefactId = artefactId,
                Programme = programme,
                audience.Kind,
                Person = audience.Person?.Value,
                Now = clock.GetUtcNow(),
            }
        );

    public Task RevokeAsync(Tx tx, string artefact, Guid artefactId, Audience audience) =>
        tx.ExecuteAsync(
            RevokeSql,
            new
            {
                Artefact = artefact,
                ArtefactId = artefactId,
                audience.Kind,
                Person = audience.Person?.Value,
                Now = clock.GetUtcNow(),
            }
        );

    public async Task<IReadOnlyList<Audience>> AudiencesAsync(Tx tx, string artefact, Guid artefactId) =>
        [
            .. (
                await tx.ListAsync<AudienceRow>(AudiencesSql, new { Artefact = artefact, ArtefactId = artefactId })
            ).Select(row => new Audience(row.Kind, row.Person is { } person ? PersonId.Of(person) : null)),
        ];

    public async Task<IReadOnlySet<Guid>> OpenedAsync(Tx tx, string artefact, Audience audience) =>
        (
            await tx.ListAsync<Guid>(
                OpenedSql,
                new
                {
                    Artefact = artefact,
                    audience.Kind,
                    Person = audience.Person?.Value,
                }
            )
        ).ToHashSet();

    private sealed record AudienceRow(string Kind, Guid? Person);
}
