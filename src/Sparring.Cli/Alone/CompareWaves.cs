using Sparring.NetworkAnalysis;
using Sparring.NetworkAnalysis.Change;
using Sparring.NetworkAnalysis.Files;

namespace Sparring.Cli;

/// <summary>Reads the wave before and compares; faults when it cannot be read, or nobody knows who is who.</summary>
internal static class CompareWaves
{
    public static async Task<(WaveComparison? Comparison, IReadOnlyList<NetworkFault> Faults)> SinceAsync(
        string? path,
        NetworkReading.Read after,
        Network network,
        double? threshold,
        AnalysisOptions options,
        CancellationToken cancel
    )
    {
        if (path is null)
        {
            return (null, []);
        }

        return await ReadNetwork.FromAsync(path, cancel) switch
        {
            NetworkReading.Refused refused => (null, refused.Faults),
            NetworkReading.Read before => Compared(before, after, network, threshold, options),
            _ => throw new InvalidOperationException("A network is read in one of two ways."),
        };
    }

    private static (WaveComparison?, IReadOnlyList<NetworkFault>) Compared(
        NetworkReading.Read before,
        NetworkReading.Read after,
        Network network,
        double? threshold,
        AnalysisOptions options
    )
    {
        if (before.Data.Directed != after.Data.Directed)
        {
            return Because("Ties of one wave have a direction and those of the other have none.");
        }

        return MatchPeople.Of(before, after) is { } same
            ? (WaveComparison.Of(Network.From(before.Data, threshold), network, same, options), [])
            : Because(
                "Nobody can say who is who in the two waves: give each person one name, the same in both, or the same number of people."
            );
    }

    private static (WaveComparison?, IReadOnlyList<NetworkFault>) Because(string reason) =>
        (null, [new NetworkFault.Unreadable(reason)]);
}
