using Sparring.GroupComposition.Scheduling;
using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Scheduling.When;

namespace Sparring.Rooms.Coaching.Scheduling.Times;

/// <summary>Days and half hours as numbers, from the first day of the windows to the last.</summary>
internal sealed class Calendars(DateOnly first, DateOnly last, TimeOnly begins, int slots)
{
    private const int Minutes = 30;

    public int Days => last.DayNumber - first.DayNumber + 1;

    public int DayOf(DateOnly day) => day.DayNumber - first.DayNumber;

    public DateTimeOffset At(int day, int slot) => Clock.At(first.AddDays(day), begins.AddMinutes(slot * Minutes));

    /// <summary>Where a time lies, half hours begun counted whole; null where it is outside.</summary>
    public (int Day, int Slot, int Slots)? Place(DateTimeOffset starts, DateTimeOffset ends) =>
        About(starts, ends) is var (day, slot, length) && slot >= 0 && slot + length <= slots
            ? (day, slot, length)
            : null;

    /// <summary>The same, also of what is before the slots of its day or after them; null on other days.</summary>
    public (int Day, int Slot, int Slots)? About(DateTimeOffset starts, DateTimeOffset ends)
    {
        var (day, from) = (DayOf(DateOnly.FromDateTime(starts.InCopenhagen().DateTime)), SlotOf(starts, 0));
        var to = SlotOf(ends, Minutes - 1);
        return day >= 0 && day < Days && to > from ? (day, from, to - from) : null;
    }

    public Availability Of(string name, IEnumerable<WhenStore.PersonWeek> painted, IEnumerable<BusyTime> busy)
    {
        var weeks = painted.ToDictionary(row => row.Week, row => new WeekMarks(row.Marks));
        var (cannot, ratherNot) = (new ulong[Days], new ulong[Days]);
        for (var day = 0; day < Days; day++)
        {
            Paint(first.AddDays(day), weeks, ref cannot[day], ref ratherNot[day]);
        }

        foreach (var time in busy)
        {
            Block(time, cannot);
        }

        return new Availability
        {
            Name = name,
            Busy = cannot,
            PreferNot = ratherNot,
        };
    }

    /// <summary>A room is free but for what is booked in it.</summary>
    public Availability OfRoom(IEnumerable<BusyTime> busy)
    {
        var cannot = new ulong[Days];
        foreach (var time in busy)
        {
            Block(time, cannot);
        }

        return new Availability { Busy = cannot, PreferNot = new ulong[Days] };
    }

    private void Paint(DateOnly day, Dictionary<DateOnly, WeekMarks> weeks, ref ulong cannot, ref ulong ratherNot)
    {
        var ofWeek = ((int)day.DayOfWeek + 6) % 7;
        var marks = weeks.GetValueOrDefault(day.AddDays(-ofWeek)) ?? weeks.GetValueOrDefault(WeekMarks.EveryWeek);
        var isHoliday = Holidays.Has(day);
        for (var slot = 0; slot < slots; slot++)
        {
            var painted = slot - ((int)(WeekMarks.Begins - begins).TotalMinutes / Minutes);
            var isWork = ofWeek < WeekMarks.Days && !isHoliday && painted >= 0 && painted < WeekMarks.Slots;
            var mark = !isWork ? WeekMarks.Busy : marks?[ofWeek, painted] ?? WeekMarks.Free;
            cannot |= mark == WeekMarks.Busy ? 1UL << slot : 0;
            ratherNot |= mark == WeekMarks.RatherNot ? 1UL << slot : 0;
        }
    }

    private void Block(BusyTime time, ulong[] cannot)
    {
        var (from, to) = (time.Starts.InCopenhagen(), time.Ends.InCopenhagen());
        for (var day = Math.Max(0, DayOf(DateOnly.FromDateTime(from.DateTime))); day < Days && At(day, 0) < to; day++)
        {
            for (var slot = 0; slot < slots; slot++)
            {
                var starts = At(day, slot);
                cannot[day] |= starts < to && starts.AddMinutes(Minutes) > from ? 1UL << slot : 0;
            }
        }
    }

    private int SlotOf(DateTimeOffset time, int roundUp) =>
        (int)Math.Floor(((time.InCopenhagen().TimeOfDay - begins.ToTimeSpan()).TotalMinutes + roundUp) / Minutes);
}
