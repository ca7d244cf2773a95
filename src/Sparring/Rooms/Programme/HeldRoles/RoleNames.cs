using Sparring.Platform.Texts;

namespace Sparring.Rooms.Programme.HeldRoles;

/// <summary>Roles in the reader's language: those of people's lists, and the two only a programme knows.</summary>
public static class RoleNames
{
    public static string Of(string role) =>
        role is "working_group" or "contact"
            ? RoomTexts.Of(typeof(RoleNames))["role-" + role]
            : People.Contract.Roles.Text(role);
}
