namespace Sparring.NetworkAnalysis;

/// <summary>What was done to the data so that they are a network; nothing is left out in silence.</summary>
public abstract record NetworkNote(string Code, string Sentence)
{
    /// <summary>The diagonal never counts.</summary>
    public sealed record LoopsLeftOut(int Count)
        : NetworkNote(
            "loops",
            Count == 1
                ? "One tie of a person to himself or herself does not count."
                : $"{Count} ties of people to themselves do not count."
        );

    /// <summary>A cell said more than once holds its largest value, once.</summary>
    public sealed record DuplicatesMerged(int Count)
        : NetworkNote(
            "duplicates",
            Count == 1
                ? "One tie was given again; it counts once, with its largest value."
                : $"{Count} ties were given again; each counts once, with its largest value."
        );

    /// <summary>A value below 0 is an answer and no tie.</summary>
    public sealed record NegativesAreNoTies(int Count)
        : NetworkNote(
            "negatives",
            Count == 1
                ? "One value is below 0; it is an answer, and no tie."
                : $"{Count} values are below 0; they are answers, and no ties."
        );

    /// <summary>Who did not respond said nothing: what stands in such a row cannot be an answer.</summary>
    public sealed record SilentTiesLeftOut(int Count)
        : NetworkNote(
            "silent-ties",
            Count == 1
                ? "One tie stands in the row of somebody who did not respond; it is left out."
                : $"{Count} ties stand in the rows of people who did not respond; they are left out."
        );

    /// <summary>A cell that is both answered and unknown is answered.</summary>
    public sealed record UnknownWasAnswered(int Count)
        : NetworkNote(
            "unknown-answered",
            Count == 1
                ? "One cell is both unknown and a tie; it counts as a tie."
                : $"{Count} cells are both unknown and ties; they count as ties."
        );

    /// <summary>Said by whoever reads a network from a file.</summary>
    public sealed record LabelTwice(string Label)
        : NetworkNote(
            "label-twice",
            $"The label “{Label}” stands more than once; people are told apart by their numbers."
        );
}
