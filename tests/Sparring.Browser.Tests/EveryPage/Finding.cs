namespace Sparring.Browser.Tests.EveryPage;

/// <summary>A fault on a page, as somebody in one language and window met it.</summary>
public sealed record Finding(string Kind, string Role, string Language, int Width, string Address, string Fault)
{
    public override string ToString() => $"{Address} ({Role}, {Language}, {Width} px): {Fault}";
}
