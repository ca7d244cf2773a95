using Sparring.Platform.Ui;

namespace Sparring.Shell.Start;

/// <summary>What is next, what follows, and what is done, of all rooms. It orders; it never counts, points or ranks.</summary>
public sealed record MyThread(
    NextStep? Next,
    IReadOnlyList<NextStep> Following,
    IReadOnlyList<NextStep> Done,
    IReadOnlyList<ThreadSection> Sections,
    bool IsWhole
)
{
    // Enough to see that the work is kept; older things are on the pages of their rooms.
    private const int MostDone = 5;

    /// <summary>By day; what has no day comes after what has one; then in the rooms' own order.</summary>
    public static MyThread Of(IEnumerable<NextStep> steps, IEnumerable<ThreadSection> sections, bool isWhole)
    {
        var all = steps.ToList();
        var open = all.Where(step => step.DoneOn is null)
            .OrderBy(step => step.Due ?? DateOnly.MaxValue)
            .ThenBy(step => step.Order)
            .ThenBy(step => step.Title, StringComparer.CurrentCulture)
            .ToList();
        var done = all.Where(step => step.DoneOn is not null)
            .OrderByDescending(step => step.DoneOn)
            .ThenBy(step => step.Order)
            .Take(MostDone)
            .ToList();
        return new(
            open.FirstOrDefault(),
            [.. open.Skip(1)],
            done,
            [.. sections.OrderBy(section => section.Order)],
            isWhole
        );
    }
}
