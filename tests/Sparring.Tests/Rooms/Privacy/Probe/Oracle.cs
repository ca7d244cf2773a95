using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Testing;

namespace Sparring.Tests.Rooms.Privacy.Probe;

/// <summary>
/// Who may see a canary, worked out from the file of the matrix and the bare facts of the tables: no code and no SQL of the
/// application decides here.
/// </summary>
internal sealed class Oracle
{
    private static readonly Dictionary<string, string[]> Csv = File.ReadAllLines(
            Repository.Path("src/Sparring/Rooms/Privacy/permission-matrix.csv")
        )
        .Select(line => line.Split(';'))
        .ToDictionary(cells => cells[0], StringComparer.Ordinal);

    private Dictionary<Guid, PersonFact> people = [];
    private HashSet<(Guid Programme, Guid Group, Guid Person)> members = [];
    private HashSet<(Guid Group, Guid Person)> coaches = [];
    private ILookup<Guid, RoleFact> roles = Array.Empty<RoleFact>().ToLookup(role => role.Person);
    private ILookup<Guid, ShareFact> shares = Array.Empty<ShareFact>().ToLookup(share => share.ArtefactId);
    private HashSet<Guid> submitted = [];
    private HashSet<Guid> published = [];

    public async Task RefreshAsync(TestDatabase database, ProbeWorld world)
    {
        var day = new { today = database.Clock.Today() };
        people = (
            await database.ListAsync<PersonFact>(
                "select id as Id, tenant as Tenant, is_external as IsExternal, coalesce(left_on < @today, false) as IsGone from person",
                day
            )
        ).ToDictionary(person => person.Id);
        members =
        [
            .. await database.ListAsync<(Guid, Guid, Guid)>(
                "select programme, sparring_group, person from sparring_group_member where valid @> @today",
                day
            ),
        ];
        coaches =
        [
            .. await database.ListAsync<(Guid, Guid)>(
                "select sparring_group, person from sparring_group_coach where valid @> @today",
                day
            ),
        ];
        roles = (
            await database.ListAsync<RoleFact>(
                "select person as Person, role as Role, not upper_inf(valid) as Ends from programme_role where valid @> @today",
                day
            )
        ).ToLookup(role => role.Person);
        shares = (
            await database.ListAsync<ShareFact>(
                "select artefact_id as ArtefactId, artefact as Artefact, kind as Kind, person as Named from share where revoked_at is null"
            )
        ).ToLookup(share => share.ArtefactId);
        submitted = [.. await database.ListAsync<Guid>("select version from foundation_submission")];
        published =
        [
            .. await database.ListAsync<Guid>("select version from foundation_publication where withdrawn_at is null"),
        ];
        foreach (
            var (owner, version) in await database.ListAsync<(Guid, Guid)>(
                "select owner, id from foundation_version order by number"
            )
        )
        {
            world.Went(new PersonId(owner), version);
        }
    }

    public bool MaySee(PersonId? viewer, Canary canary)
    {
        if (viewer is not { } who || people[who.Value] is not { IsGone: false } me || me.Tenant != canary.Tenant.Value)
        {
            return false;
        }

        if (canary.Artefact is null || who == canary.Owner || who == canary.Author)
        {
            return true;
        }

        var columns = Columns(me, canary.Owner.Value);
        return Holds(canary.Artefact, columns, 'R') || canary.Versions.Any(version => Opened(version, columns, me));
    }

    /// <summary>What its owner has come out with is internal, no longer confidential: reading it is not noted.</summary>
    public bool IsPublished(Canary canary) => canary.Versions.Any(published.Contains);

    private bool Opened(Guid version, List<(string Column, bool Ends)> columns, PersonFact me) =>
        (submitted.Contains(version) && Holds(Artefact.FoundationSubmitted, columns, 'R'))
        || (published.Contains(version) && Holds(Artefact.FoundationPublished, columns, 'R'))
        || shares[version].Any(share => Holds(share.Artefact, columns, 'C') && Reaches(share, columns, me));

    private static bool Reaches(ShareFact share, List<(string Column, bool Ends)> columns, PersonFact me) =>
        share.Kind switch
        {
            "group" or "coach" => columns.Any(column => column.Column == share.Kind),
            "person" => share.Named == me.Id,
            "forum" => columns.Any(column =>
                column.Column is "participant" or "organiser" or "executive" or "facilitator"
            ),
            _ => columns.Any(column => column.Column is "participant" or "organiser" or "executive" or "colleague"),
        };

    private List<(string Column, bool Ends)> Columns(PersonFact me, Guid owner)
    {
        List<(string, bool)> columns = [.. roles[me.Id].Select(role => (ColumnOf(role.Role), role.Ends))];
        if (!me.IsExternal)
        {
            columns.Add(("colleague", false));
        }

        if (people[owner].IsGone)
        {
            return columns;
        }

        var groups = members.Where(member => member.Person == owner).Select(member => member.Group).ToHashSet();
        if (members.Any(member => member.Person == me.Id && groups.Contains(member.Group)))
        {
            columns.Add(("group", false));
        }

        if (coaches.Any(coach => coach.Person == me.Id && groups.Contains(coach.Group)))
        {
            columns.Add(("coach", false));
        }

        return columns;
    }

    private static string ColumnOf(string role) => role == "coach" ? "other_coach" : role;

    private static bool Holds(string artefact, List<(string Column, bool Ends)> columns, char right) =>
        columns.Any(column =>
            Array.IndexOf(Csv["artefact"], column.Column) is > 0 and var place
            && Csv[artefact][place] is var cell
            && cell.Contains(right)
            && (column.Ends || !cell.Contains('L'))
        );

    private sealed record PersonFact(Guid Id, Guid Tenant, bool IsExternal, bool IsGone);

    private sealed record RoleFact(Guid Person, string Role, bool Ends);

    private sealed record ShareFact(Guid ArtefactId, string Artefact, string Kind, Guid? Named);
}
