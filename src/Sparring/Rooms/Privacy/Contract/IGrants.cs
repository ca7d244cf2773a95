using Sparring.Platform.Data;

namespace Sparring.Rooms.Privacy.Contract;

/// <summary>To whom an owner opens something of hers: her group, the forum, the organisation, or named people.</summary>
/// <param name="Kind"><c>group</c>, <c>coach</c>, <c>staff</c>, <c>forum</c>, <c>organisation</c> or <c>person</c>.</param>
/// <param name="Person">Whom, when the kind is <c>person</c>.</param>
public sealed record Audience(string Kind, PersonId? Person = null)
{
    /// <summary>
    /// The actors of the permission matrix among whom the audience is, as <c>in_audience</c> of the database has it; <c>staff</c> for one's own
    /// staff, who are colleagues there, and none for a person.
    /// </summary>
    public IReadOnlyList<string> Actors =>
        Kind switch
        {
            "forum" => ["group", "participant", "organiser", "executive", "facilitator"],
            "organisation" => ["group", "participant", "organiser", "executive", "colleague"],
            "person" => [],
            _ => [Kind],
        };
}

/// <summary>The owner's own, revocable acts of sharing; what the matrix marks with C. Row-level security reads them (<c>shared_with_viewer</c>).</summary>
public interface IGrants
{
    /// <summary>Opens an artefact of the viewer's own to an audience; again is the same grant.</summary>
    Task ShareAsync(Tx tx, string artefact, Guid artefactId, ProgrammeId programme, Audience audience);

    /// <summary>Ends it, at the next request of whoever it was for.</summary>
    Task RevokeAsync(Tx tx, string artefact, Guid artefactId, Audience audience);

    /// <summary>The audiences an artefact is open to now: all of them for its owner; for others those they are in.</summary>
    Task<IReadOnlyList<Audience>> AudiencesAsync(Tx tx, string artefact, Guid artefactId);

    /// <summary>The viewer's own artefacts of a kind that are open to an audience now.</summary>
    Task<IReadOnlySet<Guid>> OpenedAsync(Tx tx, string artefact, Audience audience);
}
