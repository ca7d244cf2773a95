using System.Globalization;
using Sparring.Platform.Texts;

namespace Sparring.Rooms.Privacy.Contract;

/// <summary>One thing that is known of a person.</summary>
/// <param name="Name">As the file for machines names it.</param>
/// <param name="Value">As it is kept: text, number, day, moment or yes and no.</param>
/// <param name="Text">The same in the reader's words.</param>
public sealed record OwnFact(string Name, string Label, object Value, string Text)
{
    /// <summary>A text under a heading of its own, such as a section's.</summary>
    public static OwnFact Of(string name, string label, string text) => new(name, label, text, text);

    /// <summary>The name of a property as a file for machines has it.</summary>
    public static string Machine(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>A value a file for machines has a form for; of an id it gives the name.</summary>
    public static bool IsPlain(object value) => value is string or int or bool or DateOnly or DateTimeOffset;

    public static string Said(object value) =>
        value switch
        {
            DateOnly day => day.Said(),
            DateTimeOffset at => at.Moment(),
            bool yes => RoomTexts.Of<OwnFact>()[yes ? "own.yes" : "own.no"],
            _ => Convert.ToString(value, CultureInfo.CurrentCulture) ?? "",
        };
}
