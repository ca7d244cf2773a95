namespace Sparring.DisclosureControl.Planning;

/// <summary>What an organiser asks a report to show of some people: everybody, and the breakdowns she wants.</summary>
public sealed record PlanRequest
{
    /// <summary>How many people are numbered, from 0; a breakdown has one part for each.</summary>
    public required int People { get; init; }

    /// <summary>Who answers; null is everybody, which is what a plan is made for before a survey opens.</summary>
    public PersonSet? Respondents { get; init; }

    public required IReadOnlyList<Breakdown> Breakdowns { get; init; }

    /// <summary>What earlier reports on the same question have shown.</summary>
    public IReadOnlyList<NamedSet> AlreadyOut { get; init; } = [];

    /// <summary>What readers know the whole as.</summary>
    public string Whole { get; init; } = "everybody";

    /// <summary>The fewest people a cell may have.</summary>
    public int Smallest { get; init; } = Ledger.Floor;

    /// <summary>How long to look for something better, in people looked at; the same on every machine.</summary>
    public long Effort { get; init; } = 300_000_000;

    /// <summary>What cannot be meant, one fault each; empty when the request can be planned.</summary>
    public IReadOnlyList<PlanFault> Check() => [.. Faults()];

    private IEnumerable<PlanFault> Faults()
    {
        if (People < 1)
        {
            yield return new PlanFault.Nobody();
        }

        if (Smallest < Ledger.Floor)
        {
            yield return new PlanFault.BelowTheFloor(Smallest);
        }

        if (Respondents is { } answered && answered.End > People)
        {
            yield return new PlanFault.UnknownPerson(Whole, answered.End - 1, People);
        }

        foreach (var twice in Breakdowns.GroupBy(breakdown => breakdown.Name).Where(same => same.Count() > 1))
        {
            yield return new PlanFault.NameTwice(twice.Key);
        }

        foreach (var fault in Breakdowns.SelectMany(FaultsOf))
        {
            yield return fault;
        }
    }

    private IEnumerable<PlanFault> FaultsOf(Breakdown breakdown)
    {
        if (breakdown.PartOf.Count != People)
        {
            yield return new PlanFault.WrongLength(breakdown.Name, breakdown.PartOf.Count, People);
        }

        if (breakdown.Worth < 1)
        {
            yield return new PlanFault.WorthNothing(breakdown.Name, breakdown.Worth);
        }

        foreach (var part in breakdown.PartOf.Where(part => part < -1 || part >= breakdown.Parts.Count).Take(1))
        {
            yield return new PlanFault.UnknownPart(breakdown.Name, part, breakdown.Parts.Count);
        }
    }
}
