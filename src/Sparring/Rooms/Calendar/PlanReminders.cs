using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Calendar.Contract;

namespace Sparring.Rooms.Calendar;

/// <summary>GET and POST /calendar/reminders: an organiser sees what goes out when, as status only, and sets how many days before.</summary>
public static class PlanReminders
{
    private const int MostDays = 60;
    private static readonly string[] Fields = ["first", "second"];
    private static readonly Door Organisers = Door.Roles("organiser");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage("/calendar/reminders", Organisers, ShowAsync);
        routes.MapAction("/calendar/reminders", Organisers, KeepAsync);
    }

    private static async Task<IResult> ShowAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        ReminderStore store,
        IEnumerable<IReminderSource> sources,
        TimeProvider clock,
        CancellationToken cancel
    ) => await db.AsAsync(viewer, tx => PageAsync(tx, http, store, sources, clock, null, null, null), cancel);

    private static async Task<IResult> KeepAsync(
        Viewer viewer,
        Form form,
        HttpContext http,
        Db db,
        ReminderStore store,
        IEnumerable<IReminderSource> sources,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        await db.AsAsync(
            viewer,
            async tx =>
            {
                if (await store.OrganisedAsync(tx, form.Id("programme")) is not { } programme)
                {
                    return Refusals.Missing;
                }

                string[] typed = [form["first"], form["second"]];
                if (Days(form) is not { } days)
                {
                    return await PageAsync(
                        tx,
                        http,
                        store,
                        sources,
                        clock,
                        programme.Id.Value,
                        typed,
                        RoomTexts.Of<ReminderStore>().With("errorDays", MostDays)
                    );
                }

                await store.KeepAsync(tx, programme.Id, days, clock.GetUtcNow());
                return Results.LocalRedirect("/calendar/reminders");
            },
            cancel
        );

    // Empty is no reminder; the same day twice is one.
    private static List<int>? Days(Form form)
    {
        var days = new List<int>();
        foreach (var field in Fields.Where(form.Has))
        {
            if (form.Number(field) is not (>= 1 and <= MostDays and var day))
            {
                return null;
            }

            days.Add(day);
        }

        return [.. days.Distinct().OrderDescending()];
    }

    private static async Task<IResult> PageAsync(
        Tx tx,
        HttpContext http,
        ReminderStore store,
        IEnumerable<IReminderSource> sources,
        TimeProvider clock,
        Guid? wanted,
        IReadOnlyList<string>? typed,
        string? error
    )
    {
        if (await store.OrganisedAsync(tx, wanted) is not { } programme)
        {
            return Refusals.Missing;
        }

        var days = await store.DaysAsync(tx, programme.Id);
        return Pages.Show<RemindersPage>(
            http,
            new
            {
                Programme = programme,
                Planned = await store.PlanAsync(tx, programme.Id),
                Spoken = sources.Select(source => source.Kind).ToHashSet(StringComparer.Ordinal),
                Contact = (await store.SenderAsync(tx, programme.Id, clock.Today()))?.Name,
                Days = typed
                    ?? [.. days.Select(day => day.ToString(System.Globalization.CultureInfo.InvariantCulture))],
                Error = error,
                Today = clock.Today(),
            },
            error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
    }
}
