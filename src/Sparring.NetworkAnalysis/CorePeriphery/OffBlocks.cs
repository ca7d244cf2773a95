namespace Sparring.NetworkAnalysis.CorePeriphery;

/// <summary>What the ideal pattern says of ties between core and periphery.</summary>
public enum OffBlocks
{
    /// <summary>Nothing: these cells are left out, as UCINET does unless told otherwise.</summary>
    Ignored,

    /// <summary>All are there.</summary>
    One,

    /// <summary>None is there.</summary>
    Zero,
}
