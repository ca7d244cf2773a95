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

    /// <summary>Where in the rooms of the thread it stands; null: in a foundation, or in a name.</summary>
    public Spot? Spot { get; init; }

    public bool IsSecret => Artefact is not null;

    /// <summary>A look at it is noted with its owner. What a group has together has no single one.</summary>
    public bool IsNoted =>
        Artefact is { } artefact
        && Matrix.IsConfidential(artefact)
        && (
            Spot?.Group is null
            || artefact == Sparring.Rooms.Privacy.Contract.Artefact.Reflection
            || Spot.Field is "line" or "outcome"
        );

    // Letters alone: digits could be taken for a citizen's number.
    public static string NewToken(string kind) =>
        kind
        + string.Concat(
            Ids.Secure.Next().ToString("N")[..12].Select(digit => digit < 'a' ? (char)(digit + 'g' - '0') : digit)
        );

    public static IEnumerable<string> In(string text) => Tokens().Matches(text).Select(match => match.Value).Distinct();

    [GeneratedRegex("(kanarie|irisk)[a-p]{12}")]
    private static partial Regex Tokens();
}

/// <summary>A place in the rooms of the thread: practice, sessions, dilemmas, cases.</summary>
/// <param name="Thing">The focus, arena, action, reflection, session, dilemma or case.</param>
/// <param name="After">How often the thing had been kept, sent or asked about by then: others see the word from the next time on.</param>
/// <param name="Group">Of a session: whose.</param>
internal sealed record Spot(Guid Thing, string Field, int After = 0, Guid? Group = null);
