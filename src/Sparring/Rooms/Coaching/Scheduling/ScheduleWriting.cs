using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>Writes a schedule that was read without faults, and makes its track where there is none.</summary>
public sealed class ScheduleWriting(
    ScheduleReader reader,
    CoachingStore sessions,
    TrackStore tracks,
    BookingStore bookings,
    Booking booking,
    Ids ids
) : ICoachingSchedules
{
    private const int DaysBetween = 10;
    private const int UsualMinutes = 120;
    private const string File = "coaching.csv";

    public async Task<IReadOnlyList<FileFault>> ImportAsync(
        Tx tx,
        ProgrammeId programme,
        string folder,
        int year,
        int shiftWeeks = 0
    )
    {
        var path = Path.Combine(folder, "groups", File);
        if (!System.IO.File.Exists(path))
        {
            return [];
        }

        var track = (await sessions.TracksAsync(tx, programme)) is [var first, ..] ? first.Id : (CoachingTrackId?)null;
        var text = await System.IO.File.ReadAllTextAsync(path, tx.Cancel);
        var reading = await reader.ReadAsync(tx, programme, track, text, year, shiftWeeks);
        if (reading.Faults.Count == 0)
        {
            await WriteAsync(tx, programme, track, reading, booking.Press());
        }

        return [.. reading.Faults.Select(fault => fault with { File = File })];
    }

    public async Task<PlacedAll> WriteAsync(
        Tx tx,
        ProgrammeId programme,
        CoachingTrackId? known,
        ScheduleReading reading,
        Press press
    )
    {
        var track = known ?? await MakeTrackAsync(tx, programme, reading);
        var placed = await booking.PlaceAllAsync(
            tx,
            track,
            [.. reading.Sessions.Select(session => session.Wanted)],
            press
        );
        if (!placed.IsRefused)
        {
            foreach (var group in reading.Sessions.Select(session => session.Wanted).DistinctBy(wanted => wanted.Group))
            {
                if (group.Booker is { } booker)
                {
                    await bookings.SetBookerAsync(tx, track, group.Group, booker);
                }
            }
        }

        return placed;
    }

    private async Task<CoachingTrackId> MakeTrackAsync(Tx tx, ProgrammeId programme, ScheduleReading reading)
    {
        var days = reading.Sessions.Select(session => session.Wanted.Day).Order().ToList();
        var track = await tracks.AddAsync(tx, ids.Next(), programme, days[0], days[^1]);
        foreach (var number in reading.Sessions.GroupBy(session => session.Wanted.Number).OrderBy(same => same.Key))
        {
            await tracks.PutWindowAsync(
                tx,
                track,
                new CoachingWindow(
                    number.Key,
                    number.Min(session => session.Wanted.Day),
                    number.Max(session => session.Wanted.Day),
                    UsualMinutes,
                    number.Key == 1 ? 0 : DaysBetween
                )
            );
        }

        return track;
    }
}
