using Sparring.NetworkAnalysis;

namespace Sparring.Cli;

/// <summary>A report in a few lines for people.</summary>
internal static class SayNetwork
{
    public static void To(TextWriter output, NetworkReport report, IReadOnlyList<NetworkNote> notes)
    {
        if (report.People == 0)
        {
            output.WriteLine("Nobody is in this network, so there is nothing to measure.");
            return;
        }

        output.WriteLine($"{People(report.People)}, {report.Respondents} of them answered.");
        output.WriteLine(
            $"Ties: {report.Ties} of {report.ObservedCells} ({Share(report.DensityObserved)}), {report.Level ?? "no level"}."
        );
        output.WriteLine(
            $"Returned: {Share(report.Dyads.ArcReciprocity)} of ties, {Share(report.Dyads.DyadReciprocity)} of pairs."
        );
        SayParts(output, report);
        output.WriteLine(
            (report.CutPoints.People.Count, report.CutPoints.Bridges.Count) switch
            {
                (0, 0) => "Nobody is indispensable.",
                (0, var bridges) => $"Nobody is indispensable, but {Ties(bridges)}.",
                var (people, bridges) => $"Indispensable: {People(people)}, {Ties(bridges)}.",
            }
        );
        output.WriteLine(
            $"Mean distance {Number(report.MeanDistanceUndirected)}, longest {report.DiameterUndirected?.ToString() ?? "not defined"}."
        );
        SayCore(output, report);
        SayTraits(output, report);
        SayChange(output, report);
        foreach (var note in notes.Concat(report.Notes))
        {
            output.WriteLine(note.Sentence);
        }
    }

    private static void SayParts(TextWriter output, NetworkReport report)
    {
        if (report.People > 1)
        {
            output.WriteLine(
                report.WeakComponentSizes is [var whole]
                    ? $"All {whole} people hang together."
                    : $"{report.WeakComponentSizes.Count} separate parts, of {string.Join(", ", report.WeakComponentSizes)} people."
            );
        }
    }

    private static void SayTraits(TextWriter output, NetworkReport report)
    {
        foreach (var trait in report.Traits)
        {
            output.WriteLine(
                $"{trait.Name}: E-I {Number(trait.EiUndirected)}, by chance {Number(trait.EiExpectedRandomLabels)}, as low by chance {Share(trait.Low)}, as high {Share(trait.High)}."
            );
            if (trait.Core is { } core)
            {
                output.WriteLine(
                    $"{trait.Name}: in the core {Share(core.Differing)} of pairs differ, {Share(core.ByChance)} among everybody, as alike by chance {Share(core.Low)}."
                );
            }
        }
    }

    private static void SayCore(TextWriter output, NetworkReport report)
    {
        var core = report.Core.OffBlocksIgnored;
        output.WriteLine(
            core.Cores is [var first, ..]
                ? $"Core: {first.Count} people, fit {Number(core.Fit)}, {(core.IsUnique ? "unique" : $"not unique ({core.Cores.Count} as good)")}{(core.IsProven ? ", proved" : "")}."
                : "Core: not defined."
        );
        output.WriteLine($"Communities: modularity {Number(report.Communities.Modularity)}.");
    }

    private static void SayChange(TextWriter output, NetworkReport report)
    {
        if (report.Change is { } waves)
        {
            output.WriteLine(
                $"Since the wave before, {waves.People} people in both: {waves.Change.Kept} ties kept, {waves.Change.Gained} gained, {waves.Change.Lost} lost of {waves.Change.Cells}; density {Share(waves.Change.DensityBefore)} to {Share(waves.Change.DensityAfter)}, 95 % of draws {Share(waves.Bootstrap?.Low)} to {Share(waves.Bootstrap?.High)}; alike {Number(waves.Qap?.Correlation)}, as much by chance {Share(waves.Qap?.High)}."
            );
        }

        foreach (var lost in report.Robustness ?? [])
        {
            output.WriteLine(
                $"{lost.Lost} lost: at worst {lost.LeastTogether} stay together{(lost.Splitting is { } splitting ? $", {splitting} of {lost.Choices} choices split the rest" : "")}."
            );
        }
    }

    private static string People(int count) => count == 1 ? "1 person" : $"{count} people";

    private static string Ties(int count) => count == 1 ? "1 tie" : $"{count} ties";

    private static string Share(double? share) => share is { } known ? $"{known * 100:0.0} %" : "not defined";

    private static string Number(double? number) => number is { } known ? $"{known:0.###}" : "not defined";
}
