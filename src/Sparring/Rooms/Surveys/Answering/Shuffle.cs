namespace Sparring.Rooms.Surveys.Answering;

/// <summary>An order of her own for everybody who answers, the same each time she comes back.</summary>
public static class Shuffle
{
    /// <summary>The same order, from another beginning: nobody is the first or the last for all.</summary>
    public static IEnumerable<T> Turned<T>(int start, IReadOnlyList<T> things) =>
        Enumerable.Range(0, things.Count).Select(at => things[(at + start) % things.Count]);

    /// <summary>Mixed, when they are to be: items of one scale do not stand together.</summary>
    public static IEnumerable<T> From<T>(int start, IReadOnlyList<T> things, bool isShuffled) =>
        isShuffled ? things.Index().OrderBy(thing => Place(start, thing.Index)).Select(thing => thing.Item) : things;

    // Large odd factors mix well enough for an order nobody bets on.
    private static uint Place(int start, int at) =>
        unchecked((uint)(((start + 1) * 40503) ^ ((at + 1) * 0x9E3779B1L)) * 2654435761u);
}
