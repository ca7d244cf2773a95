using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Coaching.Scheduling.When;

/// <summary>Calendars whose addresses are kept: read again before each search and when somebody presses. Nothing waits on a connection.</summary>
public sealed class KeptCalendars(
    Db db,
    WhenDesk desk,
    WhenStore when,
    KeptCalendarStore store,
    CalendarFetcher fetcher,
    ISeals seals,
    Ids ids,
    TimeProvider clock
)
{
    private const int AtOnce = 4;

    /// <summary>Keeps the address under the key of whose calendar it is.</summary>
    public async Task KeepAsync(Tx tx, Viewer viewer, ProgrammeId programme, PersonId person, string address)
    {
        var id = ids.Next();
        var seal = seals.Seal(Place(viewer.Tenant, programme, person, id), address);
        await store.PutAsync(tx, programme, person, new KeptCalendar(id, seal), clock.GetUtcNow());
    }

    /// <summary>The address itself, for its owner's own file.</summary>
    public async Task<string?> AddressAsync(Tx tx, Viewer owner, ProgrammeId programme) =>
        await store.FindAsync(tx, programme, owner.Person) is { } kept
            ? seals.Open(Place(owner.Tenant, programme, owner.Person, kept.Id), kept.Sealed)
            : null;

    /// <summary>Reads all calendars of a programme again, some at a time; what cannot be read is noted with its owner.</summary>
    public async Task ReadAllAsync(
        Viewer organiser,
        ProgrammeId programme,
        Action<int, int> report,
        CancellationToken cancel
    )
    {
        var whose = await db.AsAsync(organiser, tx => store.WhoseAsync(tx, programme), cancel);
        var read = 0;
        await Parallel.ForEachAsync(
            whose,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel },
            async (one, stop) =>
            {
                await ReadAgainAsync(organiser.Tenant, programme, one.Person, stop);
                report(Interlocked.Increment(ref read), whose.Count);
            }
        );
    }

    /// <summary>Reads a kept calendar again, as its owner; answers one of <see cref="CalendarFaults"/> when it could not be.</summary>
    public async Task<string?> ReadAgainAsync(
        TenantId tenant,
        ProgrammeId programme,
        PersonId person,
        CancellationToken cancel
    )
    {
        var herself = new Viewer(tenant, person, "", "da", new HashSet<string>());
        var (address, days) = await db.AsAsync(
            herself,
            async tx => (await AddressAsync(tx, herself, programme), await desk.DaysAsync(tx, programme)),
            cancel
        );
        if (address is null)
        {
            return null;
        }

        var (text, fault) = await fetcher.FetchAsync(address, cancel);
        var (busy, events, unread) = fault is null
            ? CalendarReader.TryRead(text, days.First, days.Last, cancel)
            : ([], 0, fault);
        await db.AsAsync(
            herself,
            async tx =>
            {
                // She may have forgotten it meanwhile, or chosen another: then what was fetched is nothing.
                if (await AddressAsync(tx, herself, programme) == address)
                {
                    await NoteAsync(tx, programme, person, busy, days, events, unread);
                }
            },
            cancel
        );
        return unread;
    }

    private Task NoteAsync(
        Tx tx,
        ProgrammeId programme,
        PersonId person,
        IReadOnlyList<BusyTime> busy,
        (DateOnly First, DateOnly Last) days,
        int events,
        string? unread
    )
    {
        var now = clock.GetUtcNow();
        return unread is null
            ? when.PutBusyAsync(tx, programme, person, busy, new CalendarRead(now, days.First, days.Last, events, now))
            : store.FailAsync(tx, programme, person, unread, now);
    }

    private static SealedPlace Place(TenantId tenant, ProgrammeId programme, PersonId person, Guid id) =>
        new(tenant, programme, person, Artefact.CalendarAddress, id, "address", 1);
}
