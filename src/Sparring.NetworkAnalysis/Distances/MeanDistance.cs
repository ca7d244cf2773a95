namespace Sparring.NetworkAnalysis.Distances;

/// <summary>The mean distance over pairs who reach each other; null when nobody reaches anybody.</summary>
/// <remarks>Watts and Strogatz, Collective dynamics of small-world networks, 1998; unreachable pairs are left out.</remarks>
public static class MeanDistance
{
    public static double? Of(Geodesics paths)
    {
        long pairs = 0,
            steps = 0;
        for (var person = 0; person < paths.Reached.Length; person++)
        {
            pairs += paths.Reached[person];
            steps += paths.Farness[person];
        }

        return pairs > 0 ? (double)steps / pairs : null;
    }
}
