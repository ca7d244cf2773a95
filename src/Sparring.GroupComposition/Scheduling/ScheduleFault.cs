namespace Sparring.GroupComposition.Scheduling;

/// <summary>Something about a problem that cannot be meant: a code for programs and a sentence for people.</summary>
/// <remarks>Numbers count from 0, as in the problem.</remarks>
public abstract record ScheduleFault(string Code, string Sentence)
{
    public sealed record OutOfRange(string What, long Found, long Least, long Most)
        : ScheduleFault("out-of-range", $"{What} is {Found}; it must be {Least} to {Most}.");

    public sealed record TooLarge(string What, long Found, long Most)
        : ScheduleFault("too-large", $"{What} are {Found}; at most {Most} can be scheduled at once.");

    public sealed record Missing(string What) : ScheduleFault("missing", $"There must be at least one {What}.");

    public sealed record WrongLength(string What, long Found, long Expected)
        : ScheduleFault("wrong-length", $"{What} has {Found} entries; {Expected} are expected.");

    public sealed record OutsideTheDay(string What, int Day, int Slots)
        : ScheduleFault("outside-the-day", $"{What} has an entry on day {Day} after the last of the {Slots} slots.");

    public sealed record Unknown(string Where, string Kind, long Number, int Count)
        : ScheduleFault(
            "unknown",
            Count == 0
                ? $"{Where} names {Kind} {Number}, but there are none."
                : $"{Where} names {Kind} {Number}; they are numbered 0 to {Count - 1}."
        );

    public sealed record Twice(string Where, string Kind, int Number)
        : ScheduleFault("twice", $"{Where} names {Kind} {Number} twice.");

    public sealed record Reversed(string What, int Least, int Most)
        : ScheduleFault("reversed", $"{What} must be at least {Least} but at most {Most}.");

    public sealed record AgreedClash(string One, string Other, string Shared)
        : ScheduleFault(
            "agreed-clash",
            $"{One} and {Other} are both agreed, but {Shared} cannot be at both: they overlap."
        );

    public sealed record CostsTooLarge()
        : ScheduleFault(
            "costs-too-large",
            "The costs are so large that a schedule could cost more than 9,007,199,254,740,991."
        );

    /// <summary>Said by whoever reads a problem from a file.</summary>
    public sealed record Unreadable(string Reason) : ScheduleFault("unreadable", Reason);
}
