using Sparring.Platform.Data;

namespace Sparring.Platform.Sealing;

/// <summary>Where a sealed text stands. Part of the seal: moved or replayed, it does not open.</summary>
/// <param name="Subject">Whose key it is under.</param>
/// <param name="Artefact">The artefact's name in the permission matrix.</param>
/// <param name="ArtefactId">Which one.</param>
/// <param name="Field">The field or section.</param>
/// <param name="Version">The version, rising.</param>
public sealed record SealedPlace(
    TenantId Tenant,
    ProgrammeId Programme,
    PersonId Subject,
    string Artefact,
    Guid ArtefactId,
    string Field,
    int Version
)
{
    /// <summary>
    /// The thing whose own key the text is under, where it must be destroyed before the rest of what its subject wrote;
    /// null: the subject's key of the programme.
    /// </summary>
    public Guid? OwnKey { get; init; }
}

/// <summary>AES-256-GCM under a random key per subject and programme, kept outside the database (privacy.md P8).</summary>
public interface ISeals
{
    /// <summary>Seals a text; makes the subject's key when it is the first. The key is safely on disk before this returns.</summary>
    /// <exception cref="KeyDestroyedException">The subject's key was destroyed: nothing more is kept of her here.</exception>
    byte[] Seal(SealedPlace place, string text);

    /// <summary>Opens a sealed text.</summary>
    /// <exception cref="KeyLostException">The key is not in the store.</exception>
    /// <exception cref="KeyDestroyedException">The key was destroyed on purpose.</exception>
    /// <exception cref="SealBrokenException">The seal is of another place, or damaged.</exception>
    string Open(SealedPlace place, ReadOnlySpan<byte> seal);

    /// <summary>
    /// Destroys the key of a person in a programme, on every node at once: nothing sealed under it opens again.
    /// Answers the key's id for the certificate; null when there was no key. A second time
    /// destroys nothing and answers the same, so that a certificate broken off is written whole.
    /// </summary>
    Guid? Destroy(TenantId tenant, ProgrammeId programme, PersonId subject);

    /// <summary>The same for a key a thing has of its own (<see cref="SealedPlace.OwnKey"/>).</summary>
    Guid? DestroyOwn(TenantId tenant, Guid thing, PersonId subject) => Destroy(tenant, new ProgrammeId(thing), subject);
}
