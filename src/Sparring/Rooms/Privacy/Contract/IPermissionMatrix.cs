namespace Sparring.Rooms.Privacy.Contract;

/// <summary>One row of the matrix: what it is, how secret, when it is deleted, and what each actor may.</summary>
/// <param name="Class"><c>C1</c> open, <c>C2</c> internal, <c>C3</c> confidential, <c>C4</c> sealed.</param>
/// <param name="Deletion">Key of the rule by which it is deleted.</param>
/// <param name="Rights">Letters by actor; an actor without rights is not in it.</param>
public sealed record MatrixRow(
    string Artefact,
    string Class,
    string Danish,
    string English,
    string Deletion,
    IReadOnlyDictionary<string, string> Rights
)
{
    public bool May(string actor, string right) =>
        Rights.TryGetValue(actor, out var letters) && letters.Contains(right, StringComparison.Ordinal);
}

/// <summary>Who may see what: one file, from which doors, row-level security and the sentences at the fields are made.</summary>
public interface IPermissionMatrix
{
    IReadOnlyList<string> Actors { get; }

    IReadOnlyList<MatrixRow> Rows { get; }

    MatrixRow this[string artefact] { get; }
}
