using System.Text.Encodings.Web;
using System.Text.Json;
using Sparring.Platform.Data;

namespace Sparring.Rooms.Surveys.Deleting;

/// <summary>The deletion of what was answered in a wave or a round: planned for a day, or done and certified.</summary>
/// <param name="Kind"><c>wave</c> of the forum, or <c>round</c> of the leaders' employees.</param>
/// <param name="DueOn">The last day the answers are kept.</param>
/// <param name="Boxes">How many lay there; null until they are gone.</param>
/// <param name="Certificate">What is signed, letter by letter; null until it is done.</param>
/// <param name="Signature">In DER.</param>
public sealed record Deletion(
    Guid Id,
    TenantId Tenant,
    ProgrammeId Programme,
    string Kind,
    int Number,
    DateOnly DueOn,
    int? Boxes,
    DateTimeOffset? DeletedAt,
    string? Certificate,
    byte[]? Signature
)
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string Address => $"{ShowDeletions.Path}/{Id}";

    /// <summary>The certificate's words: counts and the id of a key, and nobody's name.</summary>
    /// <param name="key">The destroyed key: without it no copy of the answers opens.</param>
    /// <param name="keysExpire">When the last backup of the key store that held it is gone.</param>
    public string Certify(int leftOver, Guid? key, DateTimeOffset now, DateOnly keysExpire) =>
        JsonSerializer.Serialize(
            new
            {
                Id,
                Programme = Programme.Value,
                Kind,
                Number,
                KeptUntil = DueOn,
                DeletedAt = now.ToUniversalTime(),
                Deleted = new
                {
                    Artefact = Kind == "wave" ? "survey-answers" : "perceived-ratings",
                    Class = "C4",
                    Before = Boxes ?? 0,
                    After = leftOver,
                },
                DestroyedKey = key,
                KeyBackupsExpireOn = keysExpire,
            },
            Indented
        );
}
