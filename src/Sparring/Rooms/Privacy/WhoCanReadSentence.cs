using Sparring.Platform.Texts;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Privacy;

/// <summary>The matrix row of an artefact as one sentence: who can read it, who cannot, and when it is deleted.</summary>
/// <param name="row">The row.</param>
/// <param name="owner">The owner's name where another reads the sentence; null: the owner herself.</param>
/// <param name="opened">The actors the owner has opened it to; none the matrix does not let her open it to.</param>
public sealed class WhoCanReadSentence(MatrixRow row, string? owner, params IReadOnlyList<string> opened)
{
    // One's own staff: no column of the matrix, they may be opened to where colleagues may.
    private const string Staff = "staff";

    // Those a writer thinks of: told about even when they have nothing.
    private static readonly string[] Feared = ["group", "coach", "organiser", "executive", "administrator"];
    private static readonly string[] Everybody =
    [
        "group",
        "small",
        "coach",
        Staff,
        "other_coach",
        "participant",
        "colleague",
        "organiser",
        "facilitator",
        "executive",
        "data_protection_officer",
        "administrator",
    ];

    private readonly RoomTexts texts = RoomTexts.Of<WhoCanReadSentence>();

    /// <summary>The first clause alone: who reads it now. The rest is one tap away.</summary>
    public string Brief => Capital(Clauses().OfType<string>().First()) + ".";

    public override string ToString() => Capital(string.Join("; ", Clauses().OfType<string>())) + ".";

    /// <summary>How an actor is named in a sentence.</summary>
    public static string NameOf(string actor) => RoomTexts.Of<WhoCanReadSentence>()["actor-" + actor];

    private IEnumerable<string?> Clauses()
    {
        yield return Reads();
        yield return Clause(
            owner is null ? "consentYours" : "consentTheirs",
            actor => !Reads(actor) && row.May(actor, Right.Consent)
        );
        yield return Clause("statusOnly", actor => !Reads(actor) && row.May(actor, Right.Status));
        yield return Clause("figuresOnly", actor => row.May(actor, Right.Aggregate));
        // What nobody but its owner has a right to, and she only to write, has no readers for others to be besides.
        yield return Clause(
            row.Rights.Keys.All(actor => actor == "owner") && !row.May("owner", Right.Read) ? "nobody" : "nobodyElse",
            actor => Feared.Contains(actor) && !row.Rights.Keys.Contains(actor)
        );
        yield return owner is not null && row.Deletion == "owner"
            ? texts.With("delete-owner-theirs", owner)
            : texts["delete-" + row.Deletion];
    }

    private string? Reads()
    {
        var others = Named(Reads);
        var mine = row.May("owner", Right.Read) ? owner ?? texts["you"] : null;
        return (mine, others.Count) switch
        {
            (null, 0) => null,
            ({ } me, 0) => texts.With("onlyOne", me),
            (null, _) => texts.With("canRead", List(others)),
            ({ } me, _) => texts.With("canRead", List([me, .. others])),
        };
    }

    private bool Reads(string actor) =>
        row.May(actor, Right.Read)
        || (opened.Contains(actor) && row.May(actor == Staff ? "colleague" : actor, Right.Consent));

    private string? Clause(string key, Func<string, bool> of) =>
        Named(of) is { Count: > 0 } names
            ? texts.With(key, List(names, key.StartsWith("nobody", StringComparison.Ordinal) ? "or" : "and"), owner)
            : null;

    private List<string> Named(Func<string, bool> of) =>
        [
            .. Everybody
                .Where(of)
                .Select(actor => row.May(actor, Right.Limited) ? texts.With("limited", Name(actor)) : Name(actor)),
        ];

    private string Name(string actor) =>
        actor == Staff && owner is not null ? texts.With("actor-staff-theirs", owner) : NameOf(actor);

    private string List(List<string> names, string joint = "and") =>
        names.Count == 1 ? names[0] : string.Join(", ", names.Take(names.Count - 1)) + texts[joint] + names[^1];

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
