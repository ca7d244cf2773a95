using Sparring.Testing;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(ByName))]
[assembly: TestCaseOrderer(typeof(ByName))]

namespace Sparring.Testing;

/// <summary>The same order everywhere: by itself the runner's order follows from the folder the repository lies in.</summary>
public sealed class ByName : ITestCollectionOrderer, ITestCaseOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections
    )
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => collection.TestCollectionDisplayName, StringComparer.Ordinal)];

    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : ITestCase => [.. testCases.OrderBy(test => test.TestCaseDisplayName, StringComparer.Ordinal)];
}
