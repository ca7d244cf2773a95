using Xunit;

namespace Sparring.Tests.Architecture;

public sealed class RoomMapTests
{
    private const string Plant = "Sparring.Tests.Architecture.Planted";

    [Fact]
    public void Rooms_knock_only_where_the_map_says()
    {
        var faults = RoomMap.Faults(
            RoomMap.UsesIn(Compiled.Application),
            RoomMap.RoomsIn(Compiled.Application, "Sparring"),
            RoomMap.Allowed,
            "Sparring"
        );

        House.IsClean(faults);
    }

    [Fact]
    public void A_planted_house_is_found_wrong_in_every_way()
    {
        var allowed = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["Alpha"] = ["Beta"],
            ["Beta"] = ["Alpha", "Delta"],
            ["Delta"] = [],
        };

        var faults = RoomMap.Faults(
            RoomMap.UsesIn(Compiled.Tests),
            RoomMap.RoomsIn(Compiled.Tests, Plant),
            allowed,
            Plant
        );

        Assert.Equal(
            new[]
            {
                "Alpha reaches itself: a cycle",
                "Beta may use Delta and does not",
                "Beta reaches itself: a cycle",
                $"Platform knows {Plant}.Rooms.Alpha.Contract.IAlpha (in {Plant}.Platform.KnowsARoom)",
                $"{Plant}.Rooms.Beta.ReachesInside uses {Plant}.Rooms.Alpha.Inside, not through Contract",
                $"{Plant}.Rooms.Gamma.UsesTheShell uses {Plant}.Shell.GoesInside of Shell",
                $"{Plant}.Shell.GoesInside of Shell uses {Plant}.Rooms.Alpha.Inside, not through Contract",
                "the map has a line for Delta, which does not exist",
                "the room Gamma has no line in the map",
            }.Order(StringComparer.Ordinal),
            faults.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_use_the_map_does_not_allow_is_found()
    {
        var faults = RoomMap.Faults(
            [new Use("House.Rooms.Alpha.Page", "House.Rooms.Beta.Contract.IBeta")],
            ["Alpha", "Beta"],
            new Dictionary<string, string[]>(StringComparer.Ordinal) { ["Alpha"] = [], ["Beta"] = [] },
            "House"
        );

        Assert.Equal(["Alpha uses Beta, which the map does not allow"], faults);
    }
}
