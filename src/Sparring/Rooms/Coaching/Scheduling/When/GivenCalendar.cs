using Sparring.Platform.Data;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Coaching.Scheduling.When;

/// <summary>What the form asks of a calendar: read the one it gives, read the kept one again, or forget it.</summary>
public sealed class GivenCalendar(
    Db db,
    WhenDesk desk,
    WhenStore when,
    CalendarFetcher fetcher,
    KeptCalendars kept,
    KeptCalendarStore store
)
{
    public const string Read = "read";
    public const string Again = "again";
    public const string Forget = "forget";

    /// <summary>Somebody is on her way to another week, or pressed something about the calendar before: the address she typed waits.</summary>
    public static bool LeavesTyped(Form form) =>
        form.Has("address") && !IsFile(form) && (form.Has("to-week") || form["then"] is Again or Forget);

    /// <summary>An address that stands in the form when it is saved is read, too; null, or one of <see cref="CalendarFaults"/>.</summary>
    public async Task<string?> HearAsync(Viewer viewer, WhenSheet sheet, Form form, CancellationToken cancel)
    {
        switch (form["then"])
        {
            case Forget:
                await db.AsAsync(viewer, tx => ForgetAsync(tx, sheet), cancel);
                return null;
            case Again:
                return await kept.ReadAgainAsync(viewer.Tenant, sheet.Programme, sheet.Person.Id, cancel);
            case var then when then == Read || IsFile(form) || (form.Has("address") && !LeavesTyped(form)):
                return await ReadAsync(viewer, sheet, form, cancel);
            default:
                return null;
        }
    }

    private static bool IsFile(Form form) => form.Files.GetFile("file") is { Length: > 0 };

    private async Task<string?> ReadAsync(Viewer viewer, WhenSheet sheet, Form form, CancellationToken cancel)
    {
        // Fetching and reading take their time, and no connection waits for them.
        var (text, refusal) = await fetcher.TextAsync(form, cancel);
        var (busy, events, fault) = refusal is null
            ? CalendarReader.TryRead(text, sheet.FirstDay, sheet.LastDay, cancel)
            : ([], 0, refusal);
        if (fault is not null)
        {
            return fault;
        }

        // Of a file there is nothing to read again; what she chose last counts.
        var isKept = form.Has("keep") && !IsFile(form);
        await db.AsAsync(
            viewer,
            async tx =>
            {
                await desk.PutBusyAsync(tx, sheet, busy, events, isKept);
                await (
                    isKept
                        ? kept.KeepAsync(tx, viewer, sheet.Programme, sheet.Person.Id, form["address"])
                        : store.ForgetAsync(tx, sheet.Programme, sheet.Person.Id)
                );
            },
            cancel
        );
        return null;
    }

    private async Task ForgetAsync(Tx tx, WhenSheet sheet)
    {
        await when.ForgetAsync(tx, sheet.Programme, sheet.Person.Id);
        await store.ForgetAsync(tx, sheet.Programme, sheet.Person.Id);
    }
}
