using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>Who may book: the organiser, the group's coach, and who books for the group. Row-level security says the same.</summary>
public sealed class SchedulingAccess(IProgrammes programmes, BooksStore books, TimeProvider clock)
{
    public static Door Organisers { get; } = Door.Roles("organiser");

    public static Door Booking { get; } = Door.Roles("organiser", "coach", "booker");

    /// <summary>The viewer's first programme, and whether she organises it.</summary>
    public async Task<(ProgrammeCard? Programme, bool Organises)> ProgrammeAsync(Tx tx, Viewer viewer)
    {
        if (await programmes.OfViewerAsync(tx) is not [var first, ..])
        {
            return (null, false);
        }

        return (first, await OrganisesAsync(tx, viewer, first.Id));
    }

    /// <summary>The programme the viewer organises; null where she organises none.</summary>
    public async Task<ProgrammeCard?> OrganisedAsync(Tx tx, Viewer viewer) =>
        await ProgrammeAsync(tx, viewer) is ({ } programme, true) ? programme : null;

    public async Task<bool> OrganisesAsync(Tx tx, Viewer viewer, ProgrammeId programme) =>
        (await programmes.RolesAsync(tx, programme, viewer.Person, clock.Today())).Contains("organiser");

    public async Task<bool> MayBookAsync(Tx tx, Viewer viewer, ProgrammeId programme, SparringGroupId group) =>
        await OrganisesAsync(tx, viewer, programme) || await books.BooksAsync(tx, group);

    public Task<bool> MayBookAsync(Tx tx, Viewer viewer, CoachingSession session) =>
        MayBookAsync(tx, viewer, session.Programme, session.Group);
}

/// <summary>The SQL of whether the viewer books for a group, or coaches it.</summary>
public sealed class BooksStore
{
    private const string BooksSql = """
        select @Group in (select sparring_group from coached_group_of_viewer)
            or @Group in (select sparring_group from booked_group_of_viewer)
        """;

    public Task<bool> BooksAsync(Tx tx, SparringGroupId group) => tx.ValueAsync<bool>(BooksSql, new { Group = group });
}
