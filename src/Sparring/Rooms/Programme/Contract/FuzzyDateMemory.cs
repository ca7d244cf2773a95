using System.Collections.Concurrent;

namespace Sparring.Rooms.Programme.Contract;

/// <summary>Dates already read: every start page shows the same few, and reading one costs several patterns.</summary>
internal static class FuzzyDateMemory
{
    // More than the dates of many programmes, and little memory when somebody sends us nonsense.
    private const int Most = 4096;

    private static readonly ConcurrentDictionary<string, FuzzyDate> Known = new(StringComparer.Ordinal);

    public static FuzzyDate? Read(string text)
    {
        if (Known.TryGetValue(text, out var known))
        {
            return known;
        }

        var read = FuzzyDateReader.Read(text);
        if (read is not null && Known.Count < Most)
        {
            Known.TryAdd(text, read);
        }

        return read;
    }
}
