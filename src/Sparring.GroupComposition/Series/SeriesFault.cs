namespace Sparring.GroupComposition.Series;

/// <summary>Something about a series that cannot be meant: a code for programs and a sentence for people.</summary>
/// <remarks>Rounds are numbered from 0 in the values and from 1 in the sentences; people from 0 in both, as on the command line.</remarks>
public abstract record SeriesFault(string Code, string Sentence)
{
    public sealed record NobodyToSeat(int Count)
        : SeriesFault("nobody", $"There must be at least one person, and {Count} were given.");

    public sealed record TooMany(int Count, int Most)
        : SeriesFault("too-many", $"{Count} people are more than the {Most} a series can hold.");

    public sealed record NoRounds() : SeriesFault("no-rounds", "There must be at least one round.");

    public sealed record TooManyRounds(int Count, int Most)
        : SeriesFault("too-many-rounds", $"{Count} rounds are more than the {Most} that can be planned at once.");

    public sealed record NoGroups(int Round) : SeriesFault("no-groups", $"Round {Round + 1} has no groups.");

    public sealed record EmptyGroup(int Round, int Size)
        : SeriesFault("empty-group", $"Round {Round + 1} has a group of {Size}; every group must hold at least one.");

    public sealed record SizesDoNotSum(int Round, long Seats, int Present)
        : SeriesFault(
            "sizes-do-not-sum",
            $"The groups of round {Round + 1} hold {Seats} people together, but there are {Present}."
        );

    public sealed record UnknownPerson(string Where, int Person, int Count)
        : SeriesFault("unknown-person", $"{Where} names person {Person}; people are numbered 0 to {Count - 1}.");

    public sealed record PersonTwice(string Where, int Person)
        : SeriesFault("person-twice", $"{Where} names person {Person} twice.");

    public sealed record WrongLength(string Name, int Found, int Expected)
        : SeriesFault("wrong-length", $"“{Name}” has {Found} entries for {Expected} people.");

    public sealed record BadWeight(string Name, long Weight)
        : SeriesFault(
            "bad-weight",
            $"The weight of “{Name}” is {Weight}; a pair may cost at most 1,000,000, and an attribute at least 0."
        );
}
