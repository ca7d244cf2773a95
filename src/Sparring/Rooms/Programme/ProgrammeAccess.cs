using Sparring.Platform.Web;

namespace Sparring.Rooms.Programme;

/// <summary>
/// Who may: whoever holds a role in a programme today sees its design and timeline; its organisers change it, see its
/// history and give roles. Organising one programme opens no other, so each action asks again for the programme at hand.
/// </summary>
public static class ProgrammeAccess
{
    public static Door Readers { get; } = Door.SignedIn;

    public static Door Organisers { get; } = Door.Roles("organiser");
}
