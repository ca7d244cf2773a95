using System.Text.Json;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Rooms.Coaching.Contract;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>The SQL of tracks, their windows, rooms and who books for whom.</summary>
public sealed class TrackStore
{
    // A programme's first track is made once, whoever asks for it at the same moment.
    private const string LockSql =
        "select pg_advisory_xact_lock(hashtextextended('coaching.tracks.' || @Programme::uuid::text, 0))";

    private const string AddSql = """
        insert into coaching_track (tenant, id, programme, name, first_day, last_day)
        values (tenant(), @Id, @Programme, @Name, @FirstDay, @LastDay)
        """;

    private const string PutWindowSql = """
        insert into coaching_window (tenant, track, number, first_day, last_day, minutes, days_after)
        values (tenant(), @Track, @Number, @FirstDay, @LastDay, @Minutes, @DaysAfter)
        on conflict (track, number) do update set first_day = excluded.first_day, last_day = excluded.last_day,
            minutes = excluded.minutes, days_after = excluded.days_after
        """;

    private const string WindowsSql = """
        select number as Number, first_day as FirstDay, last_day as LastDay, minutes as Minutes, days_after as DaysAfter
        from coaching_window where track = @Track order by number
        """;

    private const string RoomsSql =
        "select id as Id, name as Name, site as Site from coaching_room where programme = @Programme order by name, id";

    private const string AddRoomSql = """
        insert into coaching_room (tenant, id, programme, name) values (tenant(), @Id, @Programme, @Name)
        on conflict do nothing
        """;

    private const string BookersSql = """
        select b.sparring_group as "Group", b.person as Person, p.name as Name
        from coaching_booker b join person p on p.id = b.person where b.track = @Track
        """;

    public Task LockAsync(Tx tx, ProgrammeId programme) => tx.ExecuteAsync(LockSql, new { Programme = programme });

    public async Task<CoachingTrackId> AddAsync(Tx tx, Guid id, ProgrammeId programme, DateOnly first, DateOnly last)
    {
        var texts = RoomTexts.Of<TrackStore>();
        var name = JsonSerializer.Serialize(
            new { da = texts.In("da", "sched.trackName"), en = texts.In("en", "sched.trackName") }
        );
        await tx.ExecuteAsync(
            AddSql,
            new
            {
                Id = id,
                Programme = programme,
                Name = name,
                FirstDay = first,
                LastDay = last,
            }
        );
        return CoachingTrackId.Of(id);
    }

    public Task PutWindowAsync(Tx tx, CoachingTrackId track, CoachingWindow window) =>
        tx.ExecuteAsync(
            PutWindowSql,
            new
            {
                Track = track,
                window.Number,
                window.FirstDay,
                window.LastDay,
                window.Minutes,
                window.DaysAfter,
            }
        );

    public Task<IReadOnlyList<CoachingWindow>> WindowsAsync(Tx tx, CoachingTrackId track) =>
        tx.ListAsync<CoachingWindow>(WindowsSql, new { Track = track });

    public Task<IReadOnlyList<BookableRoom>> RoomsAsync(Tx tx, ProgrammeId programme) =>
        tx.ListAsync<BookableRoom>(RoomsSql, new { Programme = programme });

    public Task AddRoomAsync(Tx tx, Guid id, ProgrammeId programme, string name) =>
        tx.ExecuteAsync(
            AddRoomSql,
            new
            {
                Id = id,
                Programme = programme,
                Name = name,
            }
        );

    /// <summary>Who books for which group.</summary>
    public Task<IReadOnlyList<BooksFor>> BookersAsync(Tx tx, CoachingTrackId track) =>
        tx.ListAsync<BooksFor>(BookersSql, new { Track = track });
}

/// <summary>When session 1 (or 2) of every group may be, how long it is, and how many days after the one before at least.</summary>
public sealed record CoachingWindow(int Number, DateOnly FirstDay, DateOnly LastDay, int Minutes, int DaysAfter);

/// <summary>A room that can be booked.</summary>
/// <param name="Site">Where it is; null: nobody has said.</param>
public sealed record BookableRoom(Guid Id, string Name, Guid? Site);

public sealed record BooksFor(SparringGroupId Group, PersonId Person, string Name);
