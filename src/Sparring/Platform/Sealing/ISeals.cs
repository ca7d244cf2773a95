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
);

/// <summary>AES-256-GCM under a random key per subject and programme, kept outside the database (privacy.md P8).</summary>
public interface ISeals
{
    /// <summary>Seals a text; makes the subject's key when it is the first. The key is safely on disk before this returns.</summary>
    byte[] Seal(SealedPlace place, string text);

    /// <summary>Opens a sealed text. Throws when the key is gone, or the seal is of another place.</summary>
    string Open(SealedPlace place, ReadOnlySpan<byte> seal);
}
