using System.Numerics;

namespace Sparring.NetworkAnalysis.CorePeriphery;

/// <summary>Looks at every division, each one move from the last (Gray, 1953); 2^n moves.</summary>
internal static class EveryCore
{
    private const uint Often = 0xFFFF;

    public static void Into(BestCores best, CoreData data, OffBlocks off, CancellationToken cancel)
    {
        var state = new CoreState(data, off);
        best.Offer(state.Fit, state.InCore);
        var divisions = 1u << data.People;
        for (var step = 1u; step < divisions; step++)
        {
            if ((step & Often) == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            state.Flip(BitOperations.TrailingZeroCount(step));
            if (best.IsAsGood(state.Fit))
            {
                best.Offer(state.Fit, state.InCore);
            }
        }
    }
}
