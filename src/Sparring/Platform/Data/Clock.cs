namespace Sparring.Platform.Data;

/// <summary>Wall time where the programme lives: Copenhagen.</summary>
public static class Clock
{
    public static TimeZoneInfo Copenhagen { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.Here().DateTime);

    public static DateTimeOffset Here(this TimeProvider clock) => clock.GetUtcNow().InCopenhagen();

    public static DateTimeOffset InCopenhagen(this DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, Copenhagen);

    /// <summary>The moment a wall clock in Copenhagen shows this; an hour that does not exist moves forward.</summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var wall = date.ToDateTime(time);
        if (Copenhagen.IsInvalidTime(wall))
        {
            wall = wall.AddHours(1);
        }

        return new DateTimeOffset(wall, Copenhagen.GetUtcOffset(wall));
    }
}
