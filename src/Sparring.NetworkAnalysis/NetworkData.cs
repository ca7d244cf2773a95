namespace Sparring.NetworkAnalysis;

/// <summary>What was answered: who said what about whom, who was silent, and what is known of the people.</summary>
/// <remarks>
/// People are 0 … <see cref="People"/> − 1. A cell nobody names is an answer “no tie”, unless its person is silent: then it is unknown.
/// </remarks>
public sealed record NetworkData
{
    /// <summary>n, how many people are on the roster.</summary>
    public required int People { get; init; }

    /// <summary>False when a tie has no direction: then a tie named either way stands both ways.</summary>
    public bool Directed { get; init; } = true;

    /// <summary>What was said of whom; a value above 0 is a tie.</summary>
    public IReadOnlyList<Rating> Ratings { get; init; } = [];

    /// <summary>Single cells that were left open by people who answered otherwise.</summary>
    public IReadOnlyList<Cell> Unknown { get; init; } = [];

    /// <summary>Those who answered; null when everybody did. The cells of all others are unknown.</summary>
    public IReadOnlyList<int>? Respondents { get; init; }

    /// <summary>Department, level, gender …</summary>
    public IReadOnlyList<Trait> Traits { get; init; } = [];

    /// <summary>What cannot be meant; empty when a network can be made. Everything else assumes that it was empty.</summary>
    public IReadOnlyList<NetworkFault> Check() => CheckData.Of(this);
}

/// <summary>Person <see cref="From"/> gives person <see cref="To"/> a value.</summary>
public readonly record struct Rating(int From, int To, double Value = 1);

/// <summary>What person <see cref="From"/> could say of person <see cref="To"/>.</summary>
public readonly record struct Cell(int From, int To);

/// <summary>One whole number per person, equal for people of one kind; −1 where it is not known.</summary>
public sealed record Trait(string Name, IReadOnlyList<int> Values);
