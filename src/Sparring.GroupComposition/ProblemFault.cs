namespace Sparring.GroupComposition;

/// <summary>Something about a problem that cannot be meant: a code for programs, a sentence for people, and who is concerned.</summary>
/// <remarks>People and groups are numbered from 0, as in the problem.</remarks>
public abstract record ProblemFault(string Code, string Sentence)
{
    public IReadOnlyList<int> People { get; init; } = [];

    public IReadOnlyList<int> Groups { get; init; } = [];

    public sealed record NobodyToCompose(int Count)
        : ProblemFault("nobody", $"There must be at least one person, and {Count} were given.");

    public sealed record NoGroups() : ProblemFault("no-groups", "There must be at least one group.");

    public sealed record EmptyGroup : ProblemFault
    {
        public EmptyGroup(int group, int most)
            : base(
                "empty-group",
                $"Group {group} may hold at most {most} people; every group must hold at least one."
            ) => Groups = [group];
    }

    public sealed record ReversedSize : ProblemFault
    {
        public ReversedSize(int group, GroupSize size)
            : base("reversed-size", $"Group {group} must hold at least {size.Least} but at most {size.Most} people.") =>
            Groups = [group];
    }

    public sealed record SizesDoNotSum(long Least, long Most, int Count)
        : ProblemFault(
            "sizes-do-not-sum",
            Least == Most
                ? $"The groups hold {Least} people together, but there are {Count}."
                : $"The groups hold {Least} to {Most} people together, but there are {Count}."
        );

    public sealed record WrongLength(string Name, int Found, int Expected)
        : ProblemFault("wrong-length", $"“{Name}” has {Found} entries for {Expected} people.");

    public sealed record UnknownValue : ProblemFault
    {
        public UnknownValue(string name, int person, int value)
            : base(
                "unknown-value",
                $"Person {person} has the value {value} for “{name}”; values are numbers from 0."
            ) => People = [person];
    }

    public sealed record NegativeWeight(string Name, long Weight)
        : ProblemFault("negative-weight", $"The weight of “{Name}” is {Weight}; weights must not be below 0.");

    public sealed record WeightsTooLarge()
        : ProblemFault(
            "weights-too-large",
            "The weights are so large that the cost could exceed 9,007,199,254,740,991."
        );

    public sealed record NegativeCount : ProblemFault
    {
        public NegativeCount(string name, CountedPair pair)
            : base("negative-count", $"“{name}” counts the pair {pair.A} and {pair.B} {pair.Times} times.") =>
            People = [pair.A, pair.B];
    }

    public sealed record UnknownPerson : ProblemFault
    {
        public UnknownPerson(string where, int person, int count)
            : base("unknown-person", $"{where} names person {person}; people are numbered 0 to {count - 1}.") =>
            People = [person];
    }

    public sealed record UnknownGroup : ProblemFault
    {
        public UnknownGroup(string where, int group, int count)
            : base("unknown-group", $"{where} names group {group}; groups are numbered 0 to {count - 1}.") =>
            Groups = [group];
    }

    public sealed record PersonTwice : ProblemFault
    {
        public PersonTwice(string where, int person)
            : base("person-twice", $"{where} names person {person} twice.") => People = [person];
    }

    /// <summary>Said by whoever reads a problem from a file.</summary>
    public sealed record Unreadable(string Reason) : ProblemFault("unreadable", Reason);
}
