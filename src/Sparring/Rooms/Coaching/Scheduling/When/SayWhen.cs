using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Coaching.Scheduling.When;

/// <summary>GET and POST /coaching/when: one paints when one can, or one's secretary does.</summary>
public static class SayWhen
{
    public const string Path = "/coaching/when";

    private static readonly Door Painters = Door.Roles("participant", "coach", "booker", "organiser");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage(Path, Painters, ShowAsync);
        routes.MapAction(Path, Painters, SaveAsync);
        routes.MapAction(Path + "/calendar", Painters, ReadAsync, CalendarReader.MostBytes + Endpoints.FormLimit);
        routes.MapAction(Path + "/calendar-again", Painters, AgainAsync);
        routes.MapAction(Path + "/calendar-end", Painters, ForgetAsync);
    }

    public static string Address(PersonId person, DateOnly week) =>
        $"{Path}?person={person.Value}" + (week == WeekMarks.EveryWeek ? "" : $"&week={Iso(week)}");

    public static string Iso(DateOnly week) => week.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<IResult> ShowAsync(
        Viewer viewer,
        Guid? person,
        string? week,
        bool? saved,
        HttpContext http,
        Db db,
        WhenDesk desk,
        CancellationToken cancel
    ) =>
        await db.AsAsync(viewer, tx => desk.SheetAsync(tx, viewer, person, week), cancel) is { } sheet
            ? Pages.Show<WhenPage>(http, new { Sheet = sheet, IsSaved = saved == true })
            : Refusals.Missing;

    private static Task<IResult> SaveAsync(
        Viewer viewer,
        Form form,
        HttpContext http,
        Db db,
        WhenDesk desk,
        WhenStore store,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        ActAsync(
            viewer,
            form,
            db,
            desk,
            async (tx, sheet) =>
            {
                var marks = WeekMarks.Of(form.All("busy"), form.All("rather-not"));
                var (person, now) = (sheet.Person.Id, clock.GetUtcNow());
                return await store.PutAsync(tx, sheet.Programme, person, sheet.Week, marks, form["before"], now)
                    ? Results.Extensions.SeeOther(Address(person, sheet.Week) + "&saved=true")
                    // What she has painted stays on the page; pressed once more it counts.
                    : Pages.Show<WhenPage>(
                        http,
                        new { Sheet = sheet with { Marks = marks }, IsStale = true },
                        StatusCodes.Status409Conflict
                    );
            },
            cancel
        );

    private static async Task<IResult> ReadAsync(
        Viewer viewer,
        Form form,
        HttpContext http,
        Db db,
        WhenDesk desk,
        CalendarFetcher fetcher,
        KeptCalendars kept,
        KeptCalendarStore store,
        CancellationToken cancel
    )
    {
        if (await SheetAsync(viewer, form, db, desk, cancel) is not { } shown)
        {
            return Refusals.Missing;
        }

        // Fetching and reading take their time, and no connection waits for them.
        var (text, refusal) = await fetcher.TextAsync(form, cancel);
        var (busy, events, fault) = refusal is null
            ? CalendarReader.TryRead(text, shown.FirstDay, shown.LastDay, cancel)
            : ([], 0, refusal);
        if (fault is not null)
        {
            return Faulty(http, shown, fault, form);
        }

        // Of a file there is nothing to read again; what she chose last counts.
        var isKept = form.Has("keep") && form.Files.GetFile("file") is not { Length: > 0 };

        return await ActAsync(
            viewer,
            form,
            db,
            desk,
            async (tx, sheet) =>
            {
                await desk.PutBusyAsync(tx, shown, busy, events, isKept);
                await (
                    isKept
                        ? kept.KeepAsync(tx, viewer, sheet.Programme, sheet.Person.Id, form["address"])
                        : store.ForgetAsync(tx, sheet.Programme, sheet.Person.Id)
                );
                return Results.Extensions.SeeOther(Address(sheet.Person.Id, sheet.Week) + "&saved=true");
            },
            cancel
        );
    }

    private static async Task<IResult> AgainAsync(
        Viewer viewer,
        Form form,
        HttpContext http,
        Db db,
        WhenDesk desk,
        KeptCalendars kept,
        CancellationToken cancel
    )
    {
        if (await SheetAsync(viewer, form, db, desk, cancel) is not { } sheet)
        {
            return Refusals.Missing;
        }

        var fault = await kept.ReadAgainAsync(viewer.Tenant, sheet.Programme, sheet.Person.Id, cancel);
        return fault is null
            ? Results.Extensions.SeeOther(Address(sheet.Person.Id, sheet.Week) + "&saved=true")
            : Faulty(http, await SheetAsync(viewer, form, db, desk, cancel) ?? sheet, fault, form);
    }

    private static IResult Faulty(HttpContext http, WhenSheet sheet, string fault, Form form) =>
        Pages.Show<WhenPage>(
            http,
            new
            {
                Sheet = sheet,
                Fault = CalendarFaults.Say(fault),
                CalendarAddress = form["address"],
                IsKept = form.Has("keep"),
            },
            StatusCodes.Status422UnprocessableEntity
        );

    private static Task<WhenSheet?> SheetAsync(
        Viewer viewer,
        Form form,
        Db db,
        WhenDesk desk,
        CancellationToken cancel
    ) => db.AsAsync(viewer, tx => desk.SheetAsync(tx, viewer, form.Id("person"), form["week"]), cancel);

    private static Task<IResult> ForgetAsync(
        Viewer viewer,
        Form form,
        Db db,
        WhenDesk desk,
        WhenStore store,
        KeptCalendarStore kept,
        CancellationToken cancel
    ) =>
        ActAsync(
            viewer,
            form,
            db,
            desk,
            async (tx, sheet) =>
            {
                await store.ForgetAsync(tx, sheet.Programme, sheet.Person.Id);
                await kept.ForgetAsync(tx, sheet.Programme, sheet.Person.Id);
                return Results.Extensions.SeeOther(Address(sheet.Person.Id, sheet.Week) + "&saved=true");
            },
            cancel
        );

    private static async Task<IResult> ActAsync(
        Viewer viewer,
        Form form,
        Db db,
        WhenDesk desk,
        Func<Tx, WhenSheet, Task<IResult>> act,
        CancellationToken cancel
    ) =>
        await db.AsAsync(
            viewer,
            async tx =>
                await desk.SheetAsync(tx, viewer, form.Id("person"), form["week"]) is { } sheet
                    ? await act(tx, sheet)
                    : Refusals.Missing,
            cancel
        );
}
