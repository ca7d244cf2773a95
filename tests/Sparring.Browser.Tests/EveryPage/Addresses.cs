namespace Sparring.Browser.Tests.EveryPage;

/// <summary>Which links lead to a page not seen yet: of pages that differ only in whose they are, a few are enough.</summary>
public sealed class Addresses
{
    private const int MostOfOnePage = 2;

    // One pattern, many forms: each kind of thing of a programme has its own.
    private const int MostOfCatchAll = 8;
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly Queue<string> waiting = new();

    public void Add(string address)
    {
        var whole = address.Split('#')[0];
        if (whole.Length == 0 || whole.StartsWith("/assets/", StringComparison.Ordinal) || !known.Add(whole))
        {
            return;
        }

        var page = PageOf(whole);
        var count = seen.GetValueOrDefault(page);
        if (count < (page.Contains("{**", StringComparison.Ordinal) ? MostOfCatchAll : MostOfOnePage))
        {
            seen[page] = count + 1;
            waiting.Enqueue(whole);
        }
    }

    public string? Next() => waiting.TryDequeue(out var address) ? address : null;

    // Sorted and narrowed it is the same page still, once more.
    private static string PageOf(string address) =>
        address.Split('?', 2) is [var path, _] ? Routes.Of(path) + "?" : Routes.Of(address);
}
