using Sparring.Rooms.Coaching.Scheduling;
using Xunit;

namespace Sparring.Tests;

/// <summary>The one test Stryker gets: it lays the application as Stryker changed it aside, and reaches one mutant, so
/// that Stryker knows that all others need no run.</summary>
public sealed class KeepTests
{
    [Fact]
    public void The_application_as_it_was_changed_is_kept()
    {
        var changed = typeof(WallTime).Assembly.Location;

        File.Copy(changed, Environment.GetEnvironmentVariable("MUTATION_KEEP") ?? changed + ".kept", overwrite: true);

        Assert.IsType<WallTime.Skipped>(WallTime.Of(new(2019, 3, 31), new(2, 30)));
    }
}
