using Sparring.Platform.Ui;

namespace Sparring.Shell.Start;

/// <summary>What is next, what follows, and what is done, of all rooms. It orders; it never counts, points or ranks.</summary>
public sealed record MyThread(
    NextStep? Next,
    IReadOnlyList<NextStep> Following,
    IReadOnlyList<NextStep> Done,
    bool IsWhole
)
{
    // Enough to see that the work is kept; older things are on the pages of their rooms.
    private const int MostDone = 5;

    /// <summary>By day; what has no day comes after what has one; then in the rooms' own order.</summary>
    public static MyThread Of(IReadOnlyList<NextStep> steps, bool isWhole)
    {
        var open = steps
            .Where(step => step.DoneOn is null)
            .OrderBy(step => step.Due ?? DateOnly.MaxValue)
            .ThenBy(step => step.Order)
            .ThenBy(step => step.Title, StringComparer.CurrentCulture)
            .ToList();
        var done = steps
            .Where(step => step.DoneOn is not null)
            .OrderByDescending(step => step.DoneOn)
            .ThenBy(step => step.Order)
            .Take(MostDone)
            .ToList();
        return new(open.FirstOrDefault(), [.. open.Skip(1)], done, isWhole);
    }
}
