using System.Text.RegularExpressions;
using Sparring.Platform.Data;

namespace Sparring.Tests.Rooms.Privacy.Probe;

/// <summary>A word that stands nowhere else: planted in one confidential field, or in a name nobody outside may see.</summary>
/// <param name="Token">The word.</param>
/// <param name="Owner">Whose.</param>
/// <param name="Artefact">Where it was planted; null: in the name of a person, open inside the organisation.</param>
internal sealed partial record Canary(string Token, TenantId Tenant, PersonId Owner, string? Artefact)
{
    /// <summary>In sealed fields: may stand in no log, mail, header, title or address, and in no column unsealed.</summary>
    public const string Secret = "kanarie";

    /// <summary>In names.</summary>
    public const string Name = "irisk";

    /// <summary>The kept versions it went into.</summary>
    public HashSet<Guid> Versions { get; } = [];

    /// <summary>Who wrote it about the owner; she knows her own words.</summary>
    public PersonId? Author { get; init; }

    public bool IsSecret => Artefact is not null;

    public static IEnumerable<string> In(string text) => Tokens().Matches(text).Select(match => match.Value).Distinct();

    [GeneratedRegex("(kanarie|irisk)[0-9a-f]{12}")]
    private static partial Regex Tokens();
}
