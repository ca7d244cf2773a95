using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Groups;

/// <summary>
/// Who may: everybody who holds a role in a programme sees the names of its groups; its organisers change them; what a
/// group has agreed is its members' and its coach's alone (row-level security says the same).
/// </summary>
public sealed class GroupsAccess(IProgrammes programmes)
{
    public static Door Organisers { get; } = Door.Roles("organiser");

    /// <summary>The programme the page is about, when the viewer holds a role in it; without a wish, her first.</summary>
    public async Task<ProgrammeCard?> ProgrammeAsync(Tx tx, Guid? wanted) =>
        (await programmes.OfViewerAsync(tx)).FirstOrDefault(card => wanted is null || card.Id.Value == wanted);

    public async Task<bool> IsInAsync(Tx tx, ProgrammeId programme, Viewer viewer, DateOnly today) =>
        (await programmes.RolesAsync(tx, programme, viewer.Person, today)).Count > 0;

    public async Task<bool> OrganisesAsync(Tx tx, ProgrammeId programme, Viewer viewer, DateOnly today) =>
        (await programmes.RolesAsync(tx, programme, viewer.Person, today)).Contains("organiser");

    public static bool Belongs(SparringGroupCard group, Viewer viewer) =>
        group.Members.Contains(viewer.Person) || group.Coaches.Contains(viewer.Person);
}
