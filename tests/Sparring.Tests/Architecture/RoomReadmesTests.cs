using Xunit;

namespace Sparring.Tests.Architecture;

public sealed class RoomReadmesTests
{
    [Fact]
    public void Every_room_says_what_it_is() =>
        House.IsClean(RoomReadmes.Faults(RoomMap.RoomsIn(Compiled.Application, "Sparring"), Sources.All));

    [Fact]
    public void Planted_rooms_without_words_and_with_too_many_are_found()
    {
        var files = new[]
        {
            new SourceFile("src/Sparring/Rooms/Good/README.md", "# Good\n"),
            new SourceFile("src/Sparring/Rooms/Long/README.md", string.Concat(Enumerable.Repeat("more\n", 26))),
        };

        Assert.Equal(
            ["the README.md of Long is longer than 25 lines", "None has no README.md"],
            RoomReadmes.Faults(["Good", "Long", "None"], files)
        );
    }
}
