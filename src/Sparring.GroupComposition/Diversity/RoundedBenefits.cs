namespace Sparring.GroupComposition.Diversity;

/// <summary>Benefits in 16 bits, as what they differ from their mean; scaled so that no contribution to a group leaves ±<see cref="Room"/>.</summary>
internal sealed class RoundedBenefits
{
    private const int Room = 12_000;

    public RoundedBenefits(WholeBenefits whole, int largestGroup)
    {
        (People, Stride) = (whole.People, HeatBath.Padded(whole.People));
        Values = new short[People * Stride];
        var (mean, furthest) = whole.Middle();
        Scale = Math.Min(1, Room / (Math.Max(1, furthest) * Math.Max(2, largestGroup)));
        for (var a = 0; a < People; a++)
        {
            for (var b = 0; b < People; b++)
            {
                var value = a == b ? 0 : Math.Round((whole.Values[(a * People) + b] - mean) * Scale);
                Values[(a * Stride) + b] = (short)value;
            }
        }
    }

    public int People { get; }

    /// <summary>Row by row, each padded with zeros to the width of vectors.</summary>
    public short[] Values { get; }

    public int Stride { get; }

    /// <summary>One of the whole benefits in these units.</summary>
    public double Scale { get; }
}
