using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Coaching.Scheduling.When;

/// <summary>GET and POST /coaching/when: one paints when one can, or one's secretary does, or a calendar says it.</summary>
public static class SayWhen
{
    public const string Path = "/coaching/when";

    private static readonly Door Painters = Door.Roles("participant", "coach", "booker", "organiser");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage(Path, Painters, ShowAsync);
        // A calendar that is somewhat too large is answered with a sentence and with the ticks still there.
        routes.MapAction(Path, Painters, SaveAsync, 4 * CalendarReader.MostBytes);
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

    /// <summary>Whichever button was pressed, what is ticked is kept first: reading a calendar takes its time, and may fail.</summary>
    private static async Task<IResult> SaveAsync(
        Viewer viewer,
        Form form,
        HttpContext http,
        Db db,
        WhenDesk desk,
        GivenCalendar calendar,
        CancellationToken cancel
    )
    {
        if (await db.AsAsync(viewer, tx => desk.PaintAsync(tx, viewer, form), cancel) is not { } painted)
        {
            return Refusals.Missing;
        }

        if (painted.IsStale)
        {
            // What she has painted stays on the page; pressed once more it counts.
            return Again(http, painted.Sheet, form, null, StatusCodes.Status409Conflict);
        }

        if (await calendar.HearAsync(viewer, painted.Sheet, form, cancel) is { } fault)
        {
            var sheet = await db.AsAsync(
                viewer,
                tx => desk.SheetAsync(tx, viewer, form.Id("person"), form["week"]),
                cancel
            );
            return Again(http, sheet ?? painted.Sheet, form, fault, StatusCodes.Status422UnprocessableEntity);
        }

        var person = form.Id("to-person") is { } other ? new PersonId(other) : painted.Sheet.Person.Id;
        var week = (form.Has("to-week") ? form.Date("to-week") : painted.Sheet.Week) ?? WeekMarks.EveryWeek;
        if (!GivenCalendar.LeavesTyped(form))
        {
            return Results.Extensions.SeeOther(Address(person, week) + "&saved=true");
        }

        // An address is a secret: it stays on the page, and never stands in the page's own.
        var next = await db.AsAsync(viewer, tx => desk.SheetAsync(tx, viewer, person.Value, Iso(week)), cancel);
        return Again(http, next ?? painted.Sheet, form, null, StatusCodes.Status200OK);
    }

    private static IResult Again(HttpContext http, WhenSheet sheet, Form form, string? fault, int status) =>
        Pages.Show<WhenPage>(
            http,
            new
            {
                Sheet = sheet,
                IsSaved = status == StatusCodes.Status200OK,
                IsStale = status == StatusCodes.Status409Conflict,
                Fault = fault is null ? null : CalendarFaults.Say(fault),
                CalendarAddress = form["address"],
                IsKept = form.Has("keep"),
            },
            status
        );
}
