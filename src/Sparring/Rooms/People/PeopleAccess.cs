using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.People;

/// <summary>
/// Who may: names, titles and places are open to those who share a programme (the store asks <c>people_in_sight</c>);
/// addresses, changes, import and export are the organisers'.
/// </summary>
public static class PeopleAccess
{
    public static Door Organisers { get; } = Door.Roles("organiser");

    public static bool MayEdit(Viewer viewer) => viewer.Is("organiser");
}
