using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.People.Import;

namespace Sparring.Rooms.People;

/// <summary>POST /people/{id}/last-day: when a person is here for the last day; without a day she is back.</summary>
public static class LeavePerson
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapAction("/people/{id:guid}/last-day", PeopleAccess.Organisers, HandleAsync);

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

                var lastDay = form.Date("lastDay");
                var error =
                    (form.Has("lastDay") && lastDay is null) || lastDay < before.Joined ? "lastDayWrong"
                    : !await store.LeaveAsync(tx, new PersonId(id), form.Number("version") ?? 0, lastDay)
                        ? "changedByOther"
                    : null;
                if (error is not null)
                {
                    var errors = new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["lastDay"] = RoomTexts.Of<PersonForm>()[error],
                    };
                    return await ShowPerson.PageAsync(tx, http, new PersonId(id), store, people, clock, null, errors);
                }

                FieldChange[] changes = [new("until", Day(before.LeftOn), Day(lastDay))];
                await store.RememberAsync(
                    tx,
                    id,
                    clock.GetUtcNow(),
                    JsonSerializer.Serialize(changes, JsonSerializerOptions.Web)
                );
                return Results.Redirect($"/people/{id}");
            },
            cancel
        );

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
