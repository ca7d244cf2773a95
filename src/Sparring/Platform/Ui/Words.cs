namespace Sparring.Platform.Ui;

/// <summary>Counts words as people do: what stands between spaces and has a letter or a digit. The script counts alike.</summary>
public static class Words
{
    public static int Count(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit));
}
