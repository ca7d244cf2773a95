namespace Sparring.NetworkAnalysis;

/// <summary>Which cells off the diagonal are known: rows of silent people are not, nor single cells left open.</summary>
/// <remarks>In an undirected network a cell is unknown only when neither end knows it. Memory: O(n + unknown single cells).</remarks>
public sealed class Answers
{
    private readonly bool _bothWays;

    internal Answers(bool[] silent, TieList open, bool bothWays)
    {
        Silent = silent;
        Open = open;
        _bothWays = bothWays;
        SilentPeople = silent.Count(one => one);
    }

    /// <summary>Who did not respond.</summary>
    public IReadOnlyList<bool> SilentOnes => Silent;

    public int SilentPeople { get; }

    public int People => Silent.Length;

    public int Respondents => People - SilentPeople;

    internal bool[] Silent { get; }

    /// <summary>Single unknown cells, none in the row of a silent person.</summary>
    internal TieList Open { get; }

    /// <summary>Whether every cell is known.</summary>
    public bool Whole => ObservedCells == (long)People * (People - 1);

    /// <summary>Known cells: 37 respondents of 40 have 37 × 39 of them.</summary>
    public long ObservedCells =>
        _bothWays
            ? ((long)People * (People - 1)) - ((long)SilentPeople * (SilentPeople - 1)) - Open.Count
            : ((long)Respondents * (People - 1)) - Open.Count;

    /// <summary>Pairs of which at least one side is known.</summary>
    public long KnownPairs => ((long)People * (People - 1) / 2) - PairsUnknown();

    /// <summary>Pairs of which both sides are known.</summary>
    public long PairsKnownBothWays =>
        _bothWays ? KnownPairs : (((long)Respondents * (Respondents - 1)) / 2) - OpenPairs();

    /// <summary>Whether the cell is known; O(log open cells of the row).</summary>
    public bool Knows(int from, int to) =>
        (_bothWays ? !(Silent[from] && Silent[to]) : !Silent[from]) && !(Open.Count > 0 && Open.Has(from, to));

    /// <summary>Known cells in a person's row.</summary>
    public int KnownFrom(int person)
    {
        var asked =
            _bothWays && Silent[person] ? Respondents
            : Silent[person] ? 0
            : People - 1;
        return asked - Open.Degree(person);
    }

    /// <summary>People who could be heard about a person, before single open cells.</summary>
    internal int KnownOf(int person) =>
        _bothWays ? (Silent[person] ? Respondents : People - 1) : Respondents - (Silent[person] ? 0 : 1);

    private long PairsUnknown()
    {
        var silent = (long)SilentPeople * (SilentPeople - 1) / 2;
        if (_bothWays)
        {
            return silent + (Open.Count / 2);
        }

        var both = 0L;
        for (var person = 0; person < People; person++)
        {
            foreach (var other in Open.Of(person))
            {
                both += Silent[other] || (other > person && Open.Has(other, person)) ? 1 : 0;
            }
        }

        return silent + both;
    }

    // Pairs of two respondents with a cell left open either way.
    private long OpenPairs()
    {
        var pairs = 0L;
        for (var person = 0; person < People; person++)
        {
            foreach (var other in Open.Of(person))
            {
                pairs += !Silent[other] && !(other < person && Open.Has(other, person)) ? 1 : 0;
            }
        }

        return pairs;
    }
}
