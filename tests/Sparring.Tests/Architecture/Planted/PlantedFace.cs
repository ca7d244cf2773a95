namespace Sparring.Tests.Architecture.Planted;

/// <summary>A public member somebody added.</summary>
public sealed class PlantedFace
{
    public int Held { get; set; }

    internal int Hidden { get; set; }
}
