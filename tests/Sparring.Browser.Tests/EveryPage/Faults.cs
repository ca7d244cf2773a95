using Xunit;

namespace Sparring.Browser.Tests.EveryPage;

/// <summary>The one walk all tests of this folder look at. By its name it comes first: it walks the demo as it begins.</summary>
[CollectionDefinition(nameof(EveryPage), DisableParallelization = true)]
public sealed class TheWalk : ICollectionFixture<Walk>;

/// <summary>Fails with every fault on a line of its own, none cut short.</summary>
public static class Faults
{
    public static void None(string faults)
    {
        if (faults.Length > 0)
        {
            Assert.Fail("\n" + faults);
        }
    }
}
