using System.Security.Cryptography;
using System.Text.Json;
using Sparring.Platform.Data;

namespace Sparring.Rooms.Dilemmas.Closing;

/// <summary>That dilemmas and cases were deleted: figures and ids of keys, and nobody's name.</summary>
/// <param name="LeftOver">Rows found after the deletion: none.</param>
/// <param name="Keys">The destroyed keys: without them no copy of the texts opens.</param>
/// <param name="KeysExpireOn">When the last backup of the key store that held them is gone.</param>
/// <param name="Hash">Of the receipt's own text, to compare two copies by.</param>
/// <param name="Signature">Of the file, letter by letter, in DER; null of receipts from before they were signed.</param>
public sealed record Receipt(
    Guid Id,
    ProgrammeId Programme,
    DateTimeOffset DeletedAt,
    int Dilemmas,
    int Cases,
    int LeftOver,
    Guid[] Keys,
    DateOnly KeysExpireOn,
    byte[] Hash,
    byte[]? Signature = null
)
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public string Address => $"/dilemmas/receipts/{Id}.json";

    public string SignatureAddress => $"/dilemmas/receipts/{Id}.sig";

    /// <summary>Hashed over everything but the hash.</summary>
    public Receipt Sealed() =>
        this with
        {
            Hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Facts, Indented)),
        };

    /// <summary>The receipt for machines.</summary>
    public byte[] File() =>
        JsonSerializer.SerializeToUtf8Bytes(new { Receipt = Facts, Sha256 = Convert.ToHexStringLower(Hash) }, Indented);

    private object Facts =>
        new
        {
            Id,
            Programme = Programme.Value,
            DeletedAt = DeletedAt.ToUniversalTime(),
            Deleted = new[]
            {
                new
                {
                    Artefact = "dilemma",
                    Class = "C4",
                    Before = Dilemmas,
                    After = LeftOver,
                },
                new
                {
                    Artefact = "general-case",
                    Class = "C2",
                    Before = Cases,
                    After = LeftOver,
                },
            },
            DestroyedKeys = Keys,
            KeyBackupsExpireOn = KeysExpireOn,
        };
}
