namespace Sparring.Shell.Demo;

/// <summary>Moves the programme of 2018 to now, so that the demo stands just before the foundations are handed in.</summary>
public static class DemoCalendar
{
    /// <summary>The hand-in deadline as the files have it: a Monday.</summary>
    public static DateOnly HandInThen { get; } = new(2018, 11, 19);

    /// <summary>Whole weeks to add, so that the hand-in is the Monday four to ten days ahead of the first start.</summary>
    public static int WeeksUntil(DateOnly firstStart)
    {
        var soonest = firstStart.AddDays(4);
        var toMonday = ((int)DayOfWeek.Monday - (int)soonest.DayOfWeek + 7) % 7;
        return (soonest.AddDays(toMonday).DayNumber - HandInThen.DayNumber) / 7;
    }
}
