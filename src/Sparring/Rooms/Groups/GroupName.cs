using Sparring.Platform.Texts;
using Sparring.Rooms.Groups.Composing;

namespace Sparring.Rooms.Groups;

/// <summary>What a group is called: a team by its colour, a breakout room a room, two a pair, all others a group with a number.</summary>
public static class GroupName
{
    /// <summary>The name of the group with this number; the kind is one of <see cref="ProposalKind.All"/>.</summary>
    public static string Of(string kind, string? colour, int number) =>
        TeamColour.WordOf(colour) ?? RoomTexts.Of<Occasion>().With(KeyOf(kind), number);

    private static string KeyOf(string kind) =>
        kind switch
        {
            ProposalKind.Rooms => "breakoutRoom",
            ProposalKind.Pairs or ProposalKind.Phones => "pair",
            _ => "group",
        };
}
