using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>GET and POST /coaching/import: a table in its own notation; first what it would change, then, confirmed, the writing.</summary>
public static class ImportSchedule
{
    private const string Path = "/coaching/import";
    private const int MostSigns = 200_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPage(Path, SchedulingAccess.Organisers, ShowAsync);
        routes.MapAction(Path, SchedulingAccess.Organisers, PreviewAsync);
        routes.MapAction(Path + "/confirmation", SchedulingAccess.Organisers, ConfirmAsync);
    }

    private static async Task<IResult> ShowAsync(
        Viewer viewer,
        HttpContext http,
        Db db,
        SchedulingAccess access,
        CancellationToken cancel
    ) =>
        await db.AsAsync(viewer, tx => access.OrganisedAsync(tx, viewer), cancel) is null
            ? Refusals.Missing
            : Pages.Show<ImportSchedulePage>(http, new { Typed = new ImportTyped("", null) });

    private static Task<IResult> PreviewAsync(
        Viewer viewer,
        Form form,
        HttpContext http,
        ImportDesk desk,
        CancellationToken cancel
    ) => HandleAsync(viewer, form, http, desk, isConfirmed: false, cancel);

    private static Task<IResult> ConfirmAsync(
        Viewer viewer,
        Form form,
        HttpContext http,
        ImportDesk desk,
        CancellationToken cancel
    ) => HandleAsync(viewer, form, http, desk, isConfirmed: true, cancel);

    private static async Task<IResult> HandleAsync(
        Viewer viewer,
        Form form,
        HttpContext http,
        ImportDesk desk,
        bool isConfirmed,
        CancellationToken cancel
    )
    {
        var text = form["table"].Length > 0 ? form["table"] : await FileAsync(form, cancel);
        var typed = new ImportTyped(text, form.Number("year") is { } year && Season.IsYear(year) ? year : null);
        if (text.Length is 0 or > MostSigns)
        {
            var key = text.Length == 0 ? "sched.errorEmpty" : "sched.errorLong";
            return Pages.Show<ImportSchedulePage>(
                http,
                new { Typed = typed with { Text = "" }, Error = RoomTexts.Of<ImportTyped>()[key] },
                StatusCodes.Status422UnprocessableEntity
            );
        }

        return await desk.AnswerAsync(viewer, typed, isConfirmed, cancel) switch
        {
            null => Refusals.Missing,
            { IsWritten: true } => Results.Extensions.SeeOther(ShowSchedule.Path + "?by=group&told=read"),
            var preview => Pages.Show<ImportPreviewPage>(
                http,
                new { Typed = typed, Preview = preview },
                preview.IsRefused ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK
            ),
        };
    }

    private static async Task<string> FileAsync(Form form, CancellationToken cancel)
    {
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
        {
            return "";
        }

        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        return (await reader.ReadToEndAsync(cancel)).Replace("\0", "", StringComparison.Ordinal).Trim();
    }
}

/// <summary>What was given to read, and the year that was said.</summary>
public sealed record ImportTyped(string Text, int? Year);

/// <summary>What a table would change, or that it was written.</summary>
/// <param name="Refusal">Why it was not written though the table is without faults.</param>
public sealed record ImportPreview(ScheduleReading Reading, string? Refusal, bool IsWritten)
{
    public bool IsRefused => Reading.Faults.Count > 0 || Refusal is not null;
}

/// <summary>Reads a table and, when it is confirmed and without faults, writes it.</summary>
public sealed class ImportDesk(
    Db db,
    SchedulingAccess access,
    CoachingStore sessions,
    ScheduleReader reader,
    ScheduleWriting writing,
    TrackStore tracks,
    Booking booking
)
{
    /// <summary>Null: the viewer organises nothing.</summary>
    public Task<ImportPreview?> AnswerAsync(
        Viewer viewer,
        ImportTyped typed,
        bool isConfirmed,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await access.OrganisedAsync(tx, viewer) is { } programme
                    ? await AnswerAsync(tx, programme, typed, isConfirmed)
                    : null,
            cancel
        );

    private async Task<ImportPreview?> AnswerAsync(Tx tx, ProgrammeCard programme, ImportTyped typed, bool isConfirmed)
    {
        if (isConfirmed)
        {
            await tracks.LockAsync(tx, programme.Id);
        }

        CoachingTrackId? track = (await sessions.TracksAsync(tx, programme.Id)) is [var first, ..] ? first.Id : null;
        var reading = await reader.ReadAsync(tx, programme.Id, track, typed.Text, typed.Year);
        if (!isConfirmed || reading.Faults.Count > 0 || reading.AsksYear)
        {
            return new ImportPreview(reading, null, false);
        }

        var placed = await writing.WriteAsync(tx, programme.Id, track, reading, booking.Press());
        return placed.IsRefused
            ? new ImportPreview(reading, Answering.Taken(placed.Clashes), false)
            : new ImportPreview(reading, null, true);
    }
}
