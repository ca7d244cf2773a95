namespace Sparring.NetworkAnalysis.Distances;

/// <summary>The longest distance between two people who reach each other; null when nobody reaches anybody.</summary>
/// <remarks>Wasserman and Faust, Social Network Analysis, 1994, 4.3; unreachable pairs are left out.</remarks>
public static class Diameter
{
    public static int? Of(Geodesics paths) => paths.Longest > 0 ? paths.Longest : null;
}
