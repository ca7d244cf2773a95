namespace Sparring.GroupComposition.Repair;

/// <summary>What became of groups on a day when people are missing or have arrived.</summary>
public abstract record Repaired
{
    private Repaired() { }

    /// <summary>Every rule and size is kept again.</summary>
    /// <param name="Groups">Who sits where today, in the order of the problem's groups.</param>
    /// <param name="Steps">Who was seated or moved, and why; nobody else changes group.</param>
    /// <param name="Touched">Groups whose company changed, apart from the missing people.</param>
    /// <param name="Cost">What today's groups cost.</param>
    /// <param name="Sizes">The sizes of the day; wider than the problem's when so many could not be seated otherwise.</param>
    public sealed record Done(
        IReadOnlyList<IReadOnlyList<int>> Groups,
        IReadOnlyList<RepairStep> Steps,
        IReadOnlyList<int> Touched,
        long Cost,
        IReadOnlyList<GroupSize> Sizes
    ) : Repaired
    {
        /// <summary>People who sat somewhere and sit elsewhere now; the new ones are not counted.</summary>
        public int Moved => Steps.Count(step => step.From is not null);
    }

    /// <summary>No answer with few moves was found: compose the day anew.</summary>
    public sealed record TooTangled(int MovesTried) : Repaired;
}

/// <summary>One person goes to a group, from another one or from outside.</summary>
public sealed record RepairStep(int Person, int? From, int To, RepairReason Reason)
{
    /// <summary>In plain English, people and groups by their numbers.</summary>
    public string Sentence =>
        Reason switch
        {
            RepairReason.Arrived => $"Person {Person} is seated in group {To}.",
            RepairReason.TooFew =>
                $"Person {Person} goes from group {From} to group {To}, which would have too few people.",
            _ =>
                $"Person {Person} goes from group {From} to group {To}, because group {From} would have too many people.",
        };
}

public enum RepairReason
{
    /// <summary>Somebody new needs a seat.</summary>
    Arrived,

    /// <summary>The group they go to had too few people left.</summary>
    TooFew,

    /// <summary>The group they leave had too many.</summary>
    TooMany,
}
