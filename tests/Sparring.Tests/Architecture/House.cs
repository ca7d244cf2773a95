using Xunit;

namespace Sparring.Tests.Architecture;

/// <summary>How a guard speaks: every fault on a line of its own.</summary>
public static class House
{
    public static void IsClean(IEnumerable<string> faults)
    {
        var found = faults.ToList();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found.Prepend($"{found.Count} faults:")));
    }
}
