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
    private static readonly string[] Forum = ["participant", "organiser", "executive", "facilitator"];
    private static readonly string[] Organisation = ["participant", "organiser", "executive", "colleague"];
    private readonly ThreadFacts thread = new();
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

        await thread.RefreshAsync(database);
    }

    public bool MaySee(PersonId? viewer, Canary canary)
    {
        if (viewer is not { } who || people[who.Value] is not { IsGone: false } me || me.Tenant != canary.Tenant.Value)
        {
            return false;
        }

        if (canary.Spot is { } spot)
        {
            return thread.MaySee(new Asked(this, me.Id, canary), spot);
        }

        if (canary.Artefact is null || who == canary.Owner || who == canary.Author)
        {
            return true;
        }

        var columns = ColumnsTo(me.Id, canary.Owner.Value);
        return columns.Holds(canary.Artefact, 'R') || canary.Versions.Any(version => Opened(version, columns, me));
    }

    /// <summary>What its owner has come out with, or told the forum, is internal, no longer confidential: reading it is not noted.</summary>
    public bool IsPublished(Canary canary) =>
        canary.Versions.Any(published.Contains)
        || (
            canary is { Artefact: Artefact.TrialAction, Spot: { } spot }
            && ThreadFacts.IsTold(spot)
            && shares[spot.Thing].Any(share => share.Kind == "forum")
        )
        || (canary is { Artefact: Artefact.SurveyAnswers, Spot: { } words } && thread.IsReported(words));

    /// <summary>Has the owner opened this thing to the viewer, and does the matrix let an owner do that?</summary>
    public bool IsShared(Guid thing, Guid viewer, Guid owner, params string[] kinds)
    {
        var columns = ColumnsTo(viewer, owner);
        return shares[thing]
            .Any(share =>
                (kinds.Length == 0 || kinds.Contains(share.Kind))
                && columns.Holds(share.Artefact, 'C')
                && Reaches(share, columns, viewer)
            );
    }

    private bool Opened(Guid version, Columns columns, PersonFact me) =>
        (submitted.Contains(version) && columns.Holds(Artefact.FoundationSubmitted, 'R'))
        || (published.Contains(version) && columns.Holds(Artefact.FoundationPublished, 'R'))
        || shares[version].Any(share => columns.Holds(share.Artefact, 'C') && Reaches(share, columns, me.Id));

    private static bool Reaches(ShareFact share, Columns columns, Guid viewer) =>
        share.Kind switch
        {
            "group" or "coach" => columns.Has(share.Kind),
            "person" => share.Named == viewer,
            "forum" => Forum.Any(columns.Has),
            _ => Organisation.Any(columns.Has),
        };

    /// <summary>What the viewer is to a group: who sits in it is both owner and group of what it has together.</summary>
    public Columns ColumnsToGroup(Guid viewer, Guid group)
    {
        List<(string, bool)> columns = [.. roles[viewer].Select(role => (ColumnOf(role.Role), role.Ends))];
        if (members.Any(member => member.Group == group && member.Person == viewer))
        {
            columns.AddRange([("owner", false), ("group", false)]);
        }

        if (coaches.Contains((group, viewer)))
        {
            columns.Add(("coach", false));
        }

        return new(columns);
    }

    public Columns ColumnsTo(Guid viewer, Guid owner)
    {
        var me = people[viewer];
        List<(string, bool)> columns = [.. roles[me.Id].Select(role => (ColumnOf(role.Role), role.Ends))];
        if (!me.IsExternal)
        {
            columns.Add(("colleague", false));
        }

        if (people[owner].IsGone)
        {
            return new(columns);
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

        return new(columns);
    }

    private static string ColumnOf(string role) => role == "coach" ? "other_coach" : role;

    private sealed record PersonFact(Guid Id, Guid Tenant, bool IsExternal, bool IsGone);

    private sealed record RoleFact(Guid Person, string Role, bool Ends);

    private sealed record ShareFact(Guid ArtefactId, string Artefact, string Kind, Guid? Named);
}
