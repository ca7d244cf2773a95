using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Sparring.Rooms.Programme.Design;

namespace Sparring.Rooms.Programme.Files;

/// <summary>A design as files, in one form only: the fields in the order of their shape, texts plain where YAML allows.</summary>
public static partial class DesignWriter
{
    public static IReadOnlyDictionary<string, string> Write(JsonObject design) =>
        DesignShapes.Files.ToDictionary(
            known => known.File,
            known => WriteFile(design, known.Part),
            StringComparer.Ordinal
        );

    private static string WriteFile(JsonObject design, Shape part)
    {
        var text = new StringBuilder();
        WriteFields(text, design, part, "", "");
        return text.Length == 0 ? "{}\n" : text.ToString();
    }

    private static void WriteFields(StringBuilder text, JsonObject owner, Shape shape, string first, string indent)
    {
        var lead = first;
        foreach (var field in shape.Fields)
        {
            if (owner[field.Name] is not { } value || value is JsonArray { Count: 0 })
            {
                continue;
            }

            WriteField(text.Append(lead), field, value, indent);
            lead = indent;
        }
    }

    private static void WriteField(StringBuilder text, DesignField field, JsonNode value, string indent)
    {
        text.Append(field.Name).Append(':');
        switch (value)
        {
            case JsonArray list when field.Items is { } items:
                text.Append('\n');
                foreach (var item in list.OfType<JsonObject>())
                {
                    WriteFields(text, item, items, $"{indent}  - ", $"{indent}    ");
                }

                break;
            case JsonArray list:
                text.Append(" [").AppendJoin(", ", list.Select(item => item?.GetValue<string>())).Append("]\n");
                break;
            case JsonObject words:
                text.Append('\n');
                WriteScalar(text.Append(indent).Append("  da:"), Plain(words["da"]), indent + "    ");
                WriteScalar(text.Append(indent).Append("  en:"), Plain(words["en"]), indent + "    ");
                break;
            default:
                WriteScalar(text, Plain(value), indent + "  ");
                break;
        }
    }

    private static void WriteScalar(StringBuilder text, string value, string indent)
    {
        if (value.Contains('\n', StringComparison.Ordinal) && !value.StartsWith(' '))
        {
            text.Append(" |-\n");
            foreach (var line in value.Split('\n'))
            {
                text.Append(line.Length == 0 ? "" : indent).Append(line).Append('\n');
            }

            return;
        }

        text.Append(' ').Append(IsPlain().IsMatch(value) ? value : Quoted(value)).Append('\n');
    }

    private static string Quoted(string value) =>
        "\""
        + value
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal)
        + "\"";

    private static string Plain(JsonNode? value) => value?.GetValue<string>() ?? "";

    // Begins with a letter or digit; no ": " or " #" inside; does not end in a colon or a space.
    [GeneratedRegex(
        @"^[\p{L}\p{N}](?:(?!: )(?! #)[\p{L}\p{N}\p{P}\p{S} ])*(?<![: ])\z",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex IsPlain();
}
