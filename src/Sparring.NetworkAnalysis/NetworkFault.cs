namespace Sparring.NetworkAnalysis;

/// <summary>Something about a network that cannot be meant: a code for programs and a sentence for people.</summary>
/// <remarks>Sentences number people from 1, as files do.</remarks>
public abstract record NetworkFault(string Code, string Sentence)
{
    public sealed record NegativePeople(int Count)
        : NetworkFault("negative-people", $"There cannot be {Count} people; 0 is the fewest.");

    public sealed record UnknownPerson(string Where, long Person, int Count)
        : NetworkFault(
            "unknown-person",
            Count == 0
                ? $"{Where} names person {Person + 1}, and there is nobody."
                : $"{Where} names person {Person + 1}; people are numbered 1 to {Count}."
        );

    public sealed record WrongLength(string Name, int Found, int Expected)
        : NetworkFault("wrong-length", $"{Name} has {Found} entries for {Expected} people.");

    public sealed record ValueNotFinite(int From, int To)
        : NetworkFault(
            "value-not-finite",
            $"The value from person {From + 1} to person {To + 1} is not a number that can be counted with."
        );

    public sealed record NegativeTrait(string Name, int Person)
        : NetworkFault(
            "negative-trait",
            $"“{Name}” of person {Person + 1} is below 0; values are numbers from 0, and −1 where not known."
        );

    public sealed record TraitTwice(string Name) : NetworkFault("trait-twice", $"The attribute “{Name}” stands twice.");

    /// <summary>Said by whoever reads a network from a file.</summary>
    public sealed record Unreadable(string Reason) : NetworkFault("unreadable", Reason);
}
