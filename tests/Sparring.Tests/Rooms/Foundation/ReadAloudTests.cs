using Sparring.Rooms.Foundation;
using Xunit;

namespace Sparring.Tests.Rooms.Foundation;

public sealed class ReadAloudTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(650, 300)]
    [InlineData(131, 75)]
    public void Reading_aloud_takes_a_minute_for_130_words(int words, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), ReadAloud.Time(words));
}
