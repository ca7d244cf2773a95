using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Programme.HeldRoles;

/// <summary>GET /programme/{key}/roles: who holds which role as of a day; give and end roles.</summary>
public static class ShowRoles
{
    public static IReadOnlyList<string> Codes { get; } = [.. People.Contract.Roles.Codes, "working_group", "contact"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("/programme/{key}/roles", ProgrammeAccess.Organisers, HandleAsync);
        routes.MapAction("/programme/{key}/roles", ProgrammeAccess.Organisers, GiveAsync);
        routes.MapAction("/programme/{key}/roles/ending", ProgrammeAccess.Organisers, EndAsync);
    }

    private static Task<IResult> HandleAsync(
        string key,
        Viewer viewer,
        HttpContext http,
        Db db,
        RoleDesk desk,
        CancellationToken cancel
    )
    {
        var query = http.Request.Query;
        var role = query["role"].ToString();
        var wish = new RoleWish(
            FuzzyDate.Read(query["date"])?.First ?? desk.Today,
            Short(query["name"]),
            Codes.Contains(role) ? role : "",
            Guid.TryParse(query["person"], out var person) ? new PersonId(person) : null
        );
        return db.AsAsync(viewer, tx => desk.ShowAsync(tx, http, key, wish, Short(query["search"]), null), cancel);
    }

    private static Task<IResult> GiveAsync(
        string key,
        Viewer viewer,
        Form typed,
        HttpContext http,
        Db db,
        RoleDesk desk,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (await desk.Programmes.FindToChangeAsync(tx, key) is not { } programme)
                {
                    return Refusals.Missing;
                }

                var refusal =
                    typed.Id("person") is null ? "whoFirst"
                    : !Codes.Contains(typed["role"]) ? "whichRole"
                    : typed.Has("from") && typed.Date("from") is null ? "roleFrom"
                    : null;
                if (refusal is not null || typed.Id("person") is not { } person)
                {
                    return await desk.ShowAsync(tx, http, key, new(desk.Today), typed["search"], refusal);
                }

                // The same again is nothing: a double click, or somebody who holds it already.
                var from = typed.Date("from") ?? desk.Today;
                await desk.Store.GiveAsync(tx, programme.Id, new PersonId(person), typed["role"], from, null);
                return ToRolesOf(programme, person, from);
            },
            cancel
        );

    private static Task<IResult> EndAsync(
        string key,
        Viewer viewer,
        Form typed,
        HttpContext http,
        Db db,
        RoleDesk desk,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
            {
                if (
                    await desk.Programmes.FindToChangeAsync(tx, key) is not { } programme
                    || typed.Id("person") is not { } id
                )
                {
                    return Refusals.Missing;
                }

                var (person, role) = (new PersonId(id), typed["role"]);
                if (typed.Date("last") is not { } last || typed.Date("held") is not { } held)
                {
                    return await desk.ShowAsync(tx, http, key, new(desk.Today), "", "roleLast");
                }

                if (role == "organiser" && await desk.Store.OtherOrganisersAsync(tx, programme.Id, person, last) == 0)
                {
                    return await desk.ShowAsync(tx, http, key, new(held), "", "lastOrganiser");
                }

                await desk.Store.EndAsync(tx, programme.Id, person, role, held, last);
                return ToRolesOf(programme, id, held);
            },
            cancel
        );

    // What was just done is what she sees: the roles of that person on the day it begins.
    private static IResult ToRolesOf(SeenProgramme programme, Guid person, DateOnly asOf) =>
        Results.Redirect($"{programme.Address}/roles?person={person}&date={asOf:yyyy-MM-dd}#held");

    private static string Short(string? typed) => typed?.Trim() is { } text ? text[..Math.Min(text.Length, 100)] : "";
}

/// <summary>What the roles page needs, and how it is shown again when something is refused.</summary>
public sealed class RoleDesk(SeenProgrammes programmes, RoleStore store, TimeProvider clock)
{
    public SeenProgrammes Programmes => programmes;

    public RoleStore Store => store;

    public DateOnly Today => clock.Today();

    public async Task<IResult> ShowAsync(
        Tx tx,
        HttpContext http,
        string key,
        RoleWish wish,
        string search,
        string? refusal
    )
    {
        if (await programmes.FindToChangeAsync(tx, key) is not { } programme)
        {
            return Refusals.Missing;
        }

        var held = await store.HeldAsync(tx, programme.Id, wish);
        var found = search.Length < 2 ? [] : await store.FoundAsync(tx, search);
        return Pages.Show<RolesPage>(
            http,
            new { Shown = new RolesOnPage(programme, wish, Today, held, search, found, refusal) },
            refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
    }
}

/// <summary>The roles of a programme as of a day, and whom the organiser looks for.</summary>
/// <param name="Refusal">Why the last wish was refused: the key of its sentence.</param>
public sealed record RolesOnPage(
    SeenProgramme Programme,
    RoleWish Wish,
    DateOnly Today,
    IReadOnlyList<RoleStore.HeldRole> Held,
    string Search,
    IReadOnlyList<RoleStore.FoundPerson> Found,
    string? Refusal
);
