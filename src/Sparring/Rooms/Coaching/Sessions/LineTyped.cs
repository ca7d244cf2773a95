namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>What was typed into the agreement page and refused, so that nothing typed is lost.</summary>
/// <param name="Line">A member's line as it was typed.</param>
/// <param name="Due">The day as it was typed.</param>
/// <param name="Outcome">How it went, as it was chosen.</param>
public sealed record LineTyped(
    IReadOnlyDictionary<string, string> Errors,
    Commitment? Line = null,
    string Due = "",
    string? Outcome = null,
    string OutcomeText = ""
)
{
    public static LineTyped Nothing { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal));

    public static LineTyped Refused(string sentence) => new(One("", sentence));

    public static LineTyped LineRefused(string field, string sentence, Commitment line, string due) =>
        new(One($"{field}-{line.Owner.Value}", sentence), line, due);

    public static LineTyped OutcomeRefused(string sentence, string outcome, string text) =>
        new(One("outcome", sentence), Outcome: outcome, OutcomeText: text);

    private static Dictionary<string, string> One(string field, string sentence) =>
        new(StringComparer.Ordinal) { [field] = sentence };
}
