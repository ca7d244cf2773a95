namespace Sparring.NetworkAnalysis.CorePeriphery;

/// <summary>Whether the core is more than the degrees alone would give: random networks of the same degrees, each with its own best core.</summary>
/// <param name="Fit">Of the network, found by the same search as those of the random ones.</param>
/// <param name="Mean">Mean fit of the random networks.</param>
/// <param name="P">Share of networks, the seen one among them, that fit at least as well.</param>
/// <remarks>
/// Kojaku and Masuda, Core-periphery structure requires something else in the network, 2018. Networks come from one another by exchanging
/// the ends of two ties (Maslov and Sneppen, 2002), which keeps every in- and out-degree and every unknown cell; ties without strength.
/// </remarks>
public sealed record CoreSignificance(double Fit, double Mean, double P)
{
    private const int Blocks = 16;
    private const double Same = 1e-12;

    /// <summary>Null when the network has no core at all.</summary>
    public static CoreSignificance? Of(
        Network network,
        OffBlocks off,
        int draws,
        int seed,
        int threads = 1,
        CancellationToken cancel = default
    )
    {
        var (plain, starts) = (ShuffledTies.Plain(network), 4);
        if (Refit(plain, off, starts, seed, cancel) is not { } fit)
        {
            return null;
        }

        var parts = new (double Sum, int Found, int AsGood)[Blocks];
        InBlocks.Do(
            Blocks,
            threads,
            () => network,
            (_, block) => parts[block] = Draw(plain, off, fit, Share(draws, block), (seed * Blocks) + block, cancel),
            cancel
        );
        var found = parts.Sum(part => part.Found);
        return new(
            fit,
            found > 0 ? parts.Sum(part => part.Sum) / found : double.NaN,
            (parts.Sum(part => part.AsGood) + 1.0) / (draws + 1)
        );
    }

    private static int Share(int draws, int block) => (draws / Blocks) + (block < draws % Blocks ? 1 : 0);

    private static (double Sum, int Found, int AsGood) Draw(
        Network plain,
        OffBlocks off,
        double fit,
        int draws,
        int seed,
        CancellationToken cancel
    )
    {
        var shuffled = new ShuffledTies(plain, seed);
        shuffled.Exchange(10);
        var (sum, found, asGood) = (0.0, 0, 0);
        for (var draw = 0; draw < draws; draw++)
        {
            cancel.ThrowIfCancellationRequested();
            shuffled.Exchange(1);
            if (Refit(shuffled.Network(), off, 4, seed + draw, cancel) is { } own)
            {
                sum += own;
                found++;
                asGood += own >= fit - Same ? 1 : 0;
            }
        }

        return (sum, found, asGood);
    }

    private static double? Refit(Network network, OffBlocks off, int starts, int seed, CancellationToken cancel)
    {
        var best = new BestCores(1);
        ClimbToCores.Into(
            best,
            new CoreData(network),
            off,
            new() { Starts = starts, Seed = seed },
            cancel,
            lookAround: false
        );
        return best.Fit;
    }
}
