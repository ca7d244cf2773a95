namespace Sparring.DisclosureControl;

/// <summary>What asking to publish one statistic comes to.</summary>
public abstract record Decision
{
    private Decision() { }

    public sealed record Allowed : Decision;

    public sealed record Refused(Isolation Reason) : Decision;
}

/// <summary>
/// Everything ever published for one question: all waves, formats and languages, on screen and in print. It lets a statistic out only
/// when every cell that all of them cut the respondents into still has enough people.
/// </summary>
/// <remarks>
/// It never sees an answer. Whoever is in a cell can take her own answer away and see a sum of one fewer, and c of them together a sum
/// of c fewer: that is why the smallest cell is never below five. Answers that are added up into one figure (the items of a scale)
/// share one ledger; so do the waves of a question, with one number for a person in all of them.
/// </remarks>
public sealed class Ledger
{
    /// <summary>No rule of any organisation may go below.</summary>
    public const int Floor = 5;

    private readonly List<NamedSet> _published = [];
    private readonly Refinement _cells = new();

    /// <summary>Begins with what is out already.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than five.</exception>
    public Ledger(int smallest, IEnumerable<NamedSet>? alreadyOut = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(smallest, Floor);
        Smallest = smallest;
        foreach (var set in alreadyOut ?? [])
        {
            Remember(set);
        }
    }

    /// <summary>How many people each cell must have.</summary>
    public int Smallest { get; }

    public IReadOnlyList<NamedSet> Published => _published;

    /// <summary>How many people each cell has, the smallest first.</summary>
    public IReadOnlyList<int> Cells => [.. _cells.Sizes.Order()];

    /// <summary>Whether this may be published too; nothing is remembered.</summary>
    public Decision Ask(NamedSet asked) =>
        asked.Members.Count > 0 && _cells.Allows(asked.Members.ToArray(), [], Smallest)
            ? new Decision.Allowed()
            : new Decision.Refused(
                FindIsolation.Against(asked, _published, _cells, Smallest)
                    ?? new(0, [new Side(asked.Name, Inside: true)])
            );

    /// <summary>Lets out the whole and then the parts that may be let out, in the order given, and remembers them for ever.</summary>
    /// <remarks>Without the whole nothing goes out: the parts would be read as if they were all.</remarks>
    public Release Release(NamedSet whole, IEnumerable<NamedSet> parts)
    {
        var shown = new List<NamedSet>();
        var withheld = new List<Withheld>();
        foreach (var set in parts.Prepend(whole))
        {
            if (Ask(set) is Decision.Refused refused)
            {
                withheld.Add(new(set.Name, refused.Reason));
            }
            else if (shown.Count > 0 || set == whole)
            {
                Remember(set);
                shown.Add(set);
            }
        }

        return new(shown, withheld, this);
    }

    internal int CellOf(int person) => _cells.CellOf(person);

    private void Remember(NamedSet set)
    {
        _cells.Add(set.Members.ToArray(), []);
        _published.Add(set);
    }
}

/// <summary>A statistic that was not let out, and why.</summary>
public sealed record Withheld(string Name, Isolation Reason);

/// <summary>What one report may show. Only a ledger makes it, so figures can be made of nothing else.</summary>
public sealed class Release
{
    internal Release(IReadOnlyList<NamedSet> shown, IReadOnlyList<Withheld> withheld, Ledger ledger)
    {
        Shown = shown;
        Withheld = withheld;
        Ledger = ledger;
    }

    /// <summary>The whole, then the parts; empty when even the whole may not be shown.</summary>
    public IReadOnlyList<NamedSet> Shown { get; }

    public IReadOnlyList<Withheld> Withheld { get; }

    internal Ledger Ledger { get; }
}
