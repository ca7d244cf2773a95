namespace Sparring.NetworkAnalysis.Files;

/// <summary>What came of reading a network from a file.</summary>
public abstract record NetworkReading
{
    private NetworkReading() { }

    /// <summary>A network that can be made.</summary>
    /// <param name="Labels">Names of the people in their order; empty when the file gives none.</param>
    /// <param name="Notes">What was found odd and could still be meant.</param>
    public sealed record Read(NetworkData Data, IReadOnlyList<string> Labels, IReadOnlyList<NetworkNote> Notes)
        : NetworkReading;

    public sealed record Refused(IReadOnlyList<NetworkFault> Faults) : NetworkReading;

    internal static NetworkReading Of(NetworkData data, IReadOnlyList<string> labels)
    {
        var faults = data.Check().ToList();
        if (labels.Count > 0 && labels.Count != data.People)
        {
            faults.Add(new NetworkFault.WrongLength("“labels”", labels.Count, data.People));
        }

        return faults.Count > 0 ? new Refused(faults) : new Read(data, labels, [.. TwiceIn(labels)]);
    }

    internal static Refused Because(string reason) => new([new NetworkFault.Unreadable(reason)]);

    private static IEnumerable<NetworkNote> TwiceIn(IReadOnlyList<string> labels) =>
        labels
            .GroupBy(label => label, StringComparer.Ordinal)
            .Where(same => same.Skip(1).Any())
            .Select(same => new NetworkNote.LabelTwice(same.Key));
}
