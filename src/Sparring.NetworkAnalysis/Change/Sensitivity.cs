using Sparring.NetworkAnalysis.Cohesion;
using Sparring.NetworkAnalysis.CorePeriphery;

namespace Sparring.NetworkAnalysis.Change;

/// <summary>What the headline would be if a value one lower, or one higher, counted as a tie.</summary>
/// <param name="CoreAgreement">Share of people on the same side of core and periphery as at the threshold itself; null without cores.</param>
/// <remarks>The threshold is fixed before a wave opens; this says how much hangs on it. Of several best cores the first is compared.</remarks>
public sealed record Sensitivity(
    double Threshold,
    int Ties,
    double? Density,
    int Components,
    int CutPeople,
    double? CoreFit,
    int? CoreSize,
    double? CoreAgreement
)
{
    /// <summary>At the threshold − 1, itself, and + 1.</summary>
    public static IReadOnlyList<Sensitivity> Of(
        NetworkData data,
        double threshold,
        CoreOptions options,
        CancellationToken cancel = default
    )
    {
        var steps = ((double[])[threshold - 1, threshold, threshold + 1])
            .Select(at => (At: at, Network: Network.From(data, at)))
            .ToList();
        var cores = steps.ConvertAll(step => DiscreteCore.Of(step.Network, OffBlocks.Ignored, options, cancel));
        return [.. steps.Select((step, at) => Of(step.At, step.Network, cores[at], cores[1]))];
    }

    private static Sensitivity Of(double threshold, Network network, DiscreteCore core, DiscreteCore usual) =>
        new(
            threshold,
            network.Out.Count,
            Relations.Density.Observed(network),
            Cohesion.Components.Weak(network).Sizes.Count,
            CutPoints.Of(network).People.Count,
            core.Fit,
            core.Cores is [var first, ..] ? first.Count : null,
            Agreement(network.People, core, usual)
        );

    private static double? Agreement(int people, DiscreteCore core, DiscreteCore usual) =>
        core.Cores is [var one, ..] && usual.Cores is [var other, ..]
            ? 1 - ((double)(one.Except(other).Count() + other.Except(one).Count()) / people)
            : null;
}
