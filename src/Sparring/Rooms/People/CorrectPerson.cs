using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;

namespace Sparring.Rooms.People;

/// <summary>POST /people/{id}: corrects a person; a new place is true from a day on, and the old one stays in the history.</summary>
public static class CorrectPerson
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapAction("/people/{id:guid}", PeopleAccess.Organisers, HandleAsync);

    private static Task<IResult> HandleAsync(
        Viewer viewer,
        HttpContext http,
        Guid id,
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
                if (await store.FindAsync(tx, new PersonId(id)) is not { } before)
                {
                    return Refusals.Missing;
                }

                var typed = await store.WithLeaderAsync(tx, PersonForm.Of(form, id));
                var errors = typed.Faults(await people.DepartmentsAsync(tx));
                if (errors.Count == 0 && await store.TakenByAsync(tx, typed) is { } other)
                {
                    errors["email"] = RoomTexts.Of<PersonForm>().With("taken", other);
                }

                if (errors.Count == 0 && !await store.CorrectAsync(tx, typed))
                {
                    errors[""] = RoomTexts.Of<PersonForm>()["changedByOther"];
                    typed = typed with { Version = before.Version };
                }

                if (errors.Count > 0)
                {
                    return await ShowPerson.PageAsync(tx, http, new PersonId(id), store, people, clock, typed, errors);
                }

                await store.RememberAsync(tx, id, clock.GetUtcNow(), typed.ChangesFrom(before));
                return Results.Redirect($"/people/{id}");
            },
            cancel
        );
}
