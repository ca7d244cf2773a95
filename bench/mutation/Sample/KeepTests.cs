using Sparring.GroupComposition;
using Xunit;

namespace Sparring.Libraries.Tests;

/// <summary>The one test Stryker gets: it lays the library as Stryker changed it aside, and reaches one mutant, so
/// that Stryker knows that all others need no run.</summary>
public sealed class KeepTests
{
    [Fact]
    public void The_library_as_it_was_changed_is_kept()
    {
        var changed = typeof(GroupProblem).Assembly.Location;

        File.Copy(changed, Environment.GetEnvironmentVariable("MUTATION_KEEP") ?? changed + ".kept", overwrite: true);

        Assert.Equal(
            0,
            new Composition
            {
                Groups = [],
                Report = new([], [], [], [], []),
                LowerBound = 0,
            }.Gap
        );
    }
}
