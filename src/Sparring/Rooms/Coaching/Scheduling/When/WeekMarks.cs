namespace Sparring.Rooms.Coaching.Scheduling.When;

/// <summary>A painted week: Monday to Friday, twenty half hours from 8; each free, busy or rather not.</summary>
public sealed record WeekMarks(string Marks)
{
    public const int Days = 5;
    public const int Slots = 20;
    public const char Free = '.';
    public const char Busy = 'b';
    public const char RatherNot = 'p';

    /// <summary>The Monday that stands for every week.</summary>
    public static DateOnly EveryWeek { get; } = DateOnly.MinValue;

    public static WeekMarks Empty { get; } = new(new string(Free, Days * Slots));

    public static TimeOnly Begins { get; } = new(8, 0);

    public char this[int day, int slot] => Marks[(day * Slots) + slot];

    /// <summary>From the boxes that were ticked; busy wins over rather not.</summary>
    public static WeekMarks Of(IEnumerable<string> busy, IEnumerable<string> ratherNot)
    {
        var marks = Empty.Marks.ToCharArray();
        Put(marks, ratherNot, RatherNot);
        Put(marks, busy, Busy);
        return new WeekMarks(new string(marks));
    }

    private static void Put(char[] marks, IEnumerable<string> places, char mark)
    {
        foreach (var place in places)
        {
            if (
                int.TryParse(place, System.Globalization.CultureInfo.InvariantCulture, out var at)
                && at >= 0
                && at < marks.Length
            )
            {
                marks[at] = mark;
            }
        }
    }
}
