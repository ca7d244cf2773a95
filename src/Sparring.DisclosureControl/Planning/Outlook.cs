namespace Sparring.DisclosureControl.Planning;

/// <summary>What is possible with one size of the smallest cell: each breakdown by itself, and the best of all that was asked for.</summary>
public sealed record Outlook(int Smallest, IReadOnlyList<BreakdownPlan> Alone, ReportPlan Together)
{
    /// <summary>The sizes an organiser chooses among.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [5, 7, 10];

    /// <summary>The outlook for each size, so that she can choose before the survey opens.</summary>
    public static IReadOnlyList<Outlook> Of(PlanRequest request, IReadOnlyList<int>? sizes = null) =>
        [.. (sizes ?? Sizes).Select(size => At(request with { Smallest = size }))];

    private static Outlook At(PlanRequest request) =>
        new(
            request.Smallest,
            [.. request.Breakdowns.Select(one => PlanReport.Of(request with { Breakdowns = [one] }).Breakdowns[0])],
            PlanReport.Of(request)
        );
}
