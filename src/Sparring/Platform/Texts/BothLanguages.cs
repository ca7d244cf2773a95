using System.Text.Json;

namespace Sparring.Platform.Texts;

/// <summary>A text kept as <c>{"da": …, "en": …}</c>; one that is not is the same in both.</summary>
public static class BothLanguages
{
    /// <summary>In the reader's language.</summary>
    public static string Here(string text) => In(RoomTexts.Language, text);

    public static string In(string language, string text)
    {
        if (!text.StartsWith('{'))
        {
            return text;
        }

        using var both = JsonDocument.Parse(text);
        return both.RootElement.TryGetProperty(language, out var own) ? own.GetString() ?? text : text;
    }
}
