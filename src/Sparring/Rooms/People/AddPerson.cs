using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;

namespace Sparring.Rooms.People;

/// <summary>GET and POST /people/new: one more person; the form carries her id, so that a double click adds one.</summary>
public static class AddPerson
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("/people/new", PeopleAccess.Organisers, ShowAsync);
        routes.MapAction("/people/new", PeopleAccess.Organisers, HandleAsync);
    }

    private static Task<IResult> ShowAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        PeopleStore people,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var empty = new PersonForm(Ids.Secure.Next(), 0, "", "", null, null, "", null, null, "", clock.Today(), "");
        return db.AsAsync(
            viewer,
            async tx =>
                Page(
                    http,
                    empty,
                    await people.DepartmentsAsync(tx),
                    new Dictionary<string, string>(StringComparer.Ordinal)
                ),
            cancel
        );
    }

    private static Task<IResult> HandleAsync(
        Viewer viewer,
        HttpContext http,
        Form form,
        Db db,
        PersonStore store,
        PeopleStore people,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                var typed = await store.WithLeaderAsync(tx, PersonForm.Of(form, form.Id("id") ?? Ids.Secure.Next()));
                var departments = await people.DepartmentsAsync(tx);
                var errors = typed.Faults(departments);
                if (errors.Count == 0 && await store.TakenByAsync(tx, typed) is { } other)
                {
                    errors["email"] = RoomTexts.Of<PersonForm>().With("taken", other);
                }

                if (errors.Count > 0)
                {
                    return Page(http, typed, departments, errors);
                }

                await store.AddAsync(tx, typed);
                await store.RememberAsync(tx, typed.Id, clock.GetUtcNow(), typed.ChangesFrom(null));
                return Results.Redirect($"/people/{typed.Id}");
            },
            cancel
        );

    private static IResult Page(
        HttpContext http,
        PersonForm typed,
        IReadOnlyList<DepartmentName> departments,
        IDictionary<string, string> errors
    ) =>
        Pages.Show<AddPersonPage>(
            http,
            new
            {
                Typed = typed,
                Departments = departments,
                Errors = new Dictionary<string, string>(errors, StringComparer.Ordinal),
            },
            errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
}
