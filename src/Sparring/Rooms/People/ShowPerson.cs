using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.People;

/// <summary>GET /people/{id}: one person, where she works and worked; for organisers also the form that corrects.</summary>
public static class ShowPerson
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPage("/people/{id:guid}", Door.SignedIn, HandleAsync);

    private static Task<IResult> HandleAsync(
        Viewer viewer,
        HttpContext http,
        Guid id,
        Db db,
        PersonStore store,
        PeopleStore people,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            tx =>
                PageAsync(
                    tx,
                    http,
                    new PersonId(id),
                    store,
                    people,
                    clock,
                    null,
                    new Dictionary<string, string>(StringComparer.Ordinal)
                ),
            cancel
        );

    /// <summary>The page, with what was typed when a correction was refused.</summary>
    public static async Task<IResult> PageAsync(
        Tx tx,
        HttpContext http,
        PersonId id,
        PersonStore store,
        PeopleStore people,
        TimeProvider clock,
        PersonForm? typed,
        IDictionary<string, string> errors
    )
    {
        if (await store.FindAsync(tx, id) is not { } person || tx.Viewer is not { } viewer)
        {
            return Refusals.Missing;
        }

        var canEdit = PeopleAccess.MayEdit(viewer);
        var shown = new
        {
            Person = person,
            Employments = await store.EmploymentsAsync(tx, id),
            Changes = canEdit ? await store.ChangesAsync(tx, id) : [],
            Departments = canEdit ? await people.DepartmentsAsync(tx) : [],
            Typed = typed ?? PersonForm.Of(person, clock.Today()),
            Errors = new Dictionary<string, string>(errors, StringComparer.Ordinal),
            CanEdit = canEdit,
            Today = clock.Today(),
        };
        return Pages.Show<PersonPage>(
            http,
            shown,
            errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
    }
}
