using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Programme.Design;

/// <summary>What is wrong with a value, as keys of the room's texts: the fault and what was expected.</summary>
public sealed record DesignFault(string Path, string Wrong, object[] Values, string Expected, object[] ExpectedValues)
{
    public static DesignFault Of(
        string path,
        string wrong,
        object value,
        string expected,
        params object[] expectedValues
    ) => new(path, wrong, [value], expected, expectedValues);
}

/// <summary>One value of one field: how it is kept, or why it is refused. The same for files and forms.</summary>
public static partial class FieldRules
{
    /// <summary>A scalar as the document keeps it; null with a fault when it cannot be that.</summary>
    public static string? Keep(DesignField field, string raw, string path, ICollection<DesignFault> faults)
    {
        var text = Clean(raw);
        var kept = field.Kind switch
        {
            FieldKind.Key => KeyForm().IsMatch(text) ? text : null,
            FieldKind.Fuzzy => FuzzyDate.Read(text)?.Notation,
            FieldKind.Day => FuzzyDate.Read(text) is { IsDays: true, End: null } day ? day.Notation : null,
            FieldKind.Hours => HoursOf(text),
            FieldKind.Choice or FieldKind.Steps => field.Choices?.Contains(text) == true ? text : null,
            FieldKind.Link => IsLink(text) ? text : null,
            FieldKind.Reference or FieldKind.References => KeyForm().IsMatch(text) ? text : null,
            _ => text.Length <= field.MaxLength ? text : null,
        };
        if (kept is null)
        {
            faults.Add(Refuse(field, text, path));
        }

        return kept;
    }

    public static string Clean(string raw)
    {
        var kept = raw.Replace("\r\n", "\n", StringComparison.Ordinal).Normalize(NormalizationForm.FormC);
        var lines = kept.Where(sign => sign == '\n' || !char.IsControl(sign)).ToArray();
        return new string(lines).Trim();
    }

    private static DesignFault Refuse(DesignField field, string text, string path)
    {
        var shown = text.Length > 60 ? text[..60] + "…" : text;
        return field.Kind switch
        {
            FieldKind.Key or FieldKind.Reference or FieldKind.References => DesignFault.Of(
                path,
                "faultKey",
                shown,
                "expectKey"
            ),
            FieldKind.Fuzzy => DesignFault.Of(path, "faultDate", shown, "expectFuzzy"),
            FieldKind.Day => DesignFault.Of(path, "faultDate", shown, "expectDay"),
            FieldKind.Hours => DesignFault.Of(path, "faultHours", shown, "expectHours"),
            FieldKind.Link => DesignFault.Of(path, "faultLink", shown, "expectLink"),
            FieldKind.Line or FieldKind.Text => DesignFault.Of(
                path,
                "faultLong",
                field.Name,
                "expectShorter",
                field.MaxLength
            ),
            _ => DesignFault.Of(path, "faultChoice", shown, "expectOneOf", string.Join(", ", field.Choices ?? [])),
        };
    }

    private static string? HoursOf(string text) =>
        HoursForm().Match(text) is { Success: true } match
        && TimeOnly.TryParse(match.Groups["from"].Value.Replace('.', ':'), CultureInfo.InvariantCulture, out var from)
        && TimeOnly.TryParse(match.Groups["to"].Value.Replace('.', ':'), CultureInfo.InvariantCulture, out var to)
            ? string.Create(CultureInfo.InvariantCulture, $"{from:HH\\:mm}-{to:HH\\:mm}")
            : null;

    private static bool IsLink(string text) =>
        text.Length <= 500 && Uri.TryCreate(text, UriKind.Absolute, out var link) && link.Scheme is "https" or "http";

    [GeneratedRegex("^[a-z0-9]+(?:-[a-z0-9]+)*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex KeyForm();

    [GeneratedRegex(
        @"^(?<from>\d{1,2}[:.]\d{2})\s*[-–]\s*(?<to>\d{1,2}[:.]\d{2})$",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex HoursForm();
}
