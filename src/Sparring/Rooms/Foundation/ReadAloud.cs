namespace Sparring.Rooms.Foundation;

/// <summary>Words, and the time they take to read aloud at 130 words a minute.</summary>
public static class ReadAloud
{
    private const int WordsPerMinute = 130;

    /// <summary>As the page and the script count them.</summary>
    public static int Words(string text) => Platform.Ui.Words.Count(text);

    /// <summary>Rounded up to the next quarter of a minute.</summary>
    public static TimeSpan Time(int words) =>
        TimeSpan.FromSeconds(Math.Ceiling(words * 60.0 / WordsPerMinute / 15) * 15);
}
