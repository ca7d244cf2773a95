namespace Sparring.Rooms.Coaching.Scheduling;

/// <summary>
/// Days on which Danish town halls are closed: the public holidays (the Great Prayer Day until 2023), Constitution Day, Christmas Eve and
/// New Year's Eve.
/// </summary>
public static class Holidays
{
    private const int LastGreatPrayerDay = 2023;

    public static bool Has(DateOnly day) =>
        (day.Month, day.Day) is (1, 1) or (6, 5) or (12, 24) or (12, 25) or (12, 26) or (12, 31)
        || (day.DayNumber - Easter(day.Year).DayNumber) is -3 or -2 or 0 or 1 or 39 or 49 or 50
        || (day.Year <= LastGreatPrayerDay && day.DayNumber - Easter(day.Year).DayNumber == 26);

    // Meeus, Jones and Butcher: the Gregorian computus (Meeus, Astronomical Algorithms, ch. 8).
    private static DateOnly Easter(int year)
    {
        var (golden, century, rest) = (year % 19, year / 100, year % 100);
        var moon = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var sunday = (32 + (2 * (century % 4)) + (2 * (rest / 4)) - moon - (rest % 4)) % 7;
        var days = moon + sunday - (7 * ((golden + (11 * moon) + (22 * sunday)) / 451)) + 114;
        return new DateOnly(year, days / 31, (days % 31) + 1);
    }
}
