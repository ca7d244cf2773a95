using Sparring.Platform.Texts;

namespace Sparring.Rooms.People.Import;

/// <summary>What went wrong, in words: what it is, what was expected, what to do.</summary>
public static class ImportSentences
{
    private static RoomTexts Texts => RoomTexts.Of<FileRefusal>();

    public static string Of(FileRefusal refusal) => Texts.With(refusal.Key, [.. refusal.Values]);

    public static string Matching(string key) => Texts[key];

    public static string Of(RowFault fault) => Texts.With("faultLine", fault.Row, Column(fault.Field), What(fault));

    public static string What(RowFault fault) => Texts.With("fault-" + fault.Kind, fault.Written, fault.Detail);

    public static string Of(MisreadHeading misread) =>
        misread.Encoding is { } encoding
            ? Texts.With("misreadAs", misread.Place, misread.Heading, encoding, misread.Meant)
            : Texts.With("misreadLost", misread.Place, misread.Heading);

    public static string Of(FieldChange change) =>
        $"{Column(change.Field)}: {Value(change.Field, change.Old)} → {Value(change.Field, change.New)}";

    public static string Column(string field) => Texts["column-" + field];

    /// <summary>A value of a change as a reader knows it.</summary>
    public static string Value(string field, string? value) =>
        (field, value) switch
        {
            (_, null) => Texts["nothing"],
            ("level", _) => Contract.LeadershipLevel.Text(value),
            ("external", _) => Texts[value == "true" ? "yes" : "no"],
            ("until", _) => DateOnly.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var day)
                ? day.Said()
                : value,
            _ => value,
        };
}
