using System.Text.Json;

namespace Sparring.Cli;

/// <summary>Lists of people as arrays of arrays of their numbers.</summary>
internal static class GroupsAsJson
{
    /// <summary>Why there are no groups, as a program expects it.</summary>
    public static void PrintConflict(string list, IEnumerable<string> sentences) =>
        GivenFile.Print(stream =>
        {
            using var json = new Utf8JsonWriter(stream);
            json.WriteStartObject();
            json.WriteStartArray(list);
            json.WriteEndArray();
            json.WriteStartArray("conflict");
            foreach (var sentence in sentences)
            {
                json.WriteStringValue(sentence);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });

    public static void WriteGroups(this Utf8JsonWriter json, IReadOnlyList<IReadOnlyList<int>> groups)
    {
        json.WriteStartArray();
        foreach (var group in groups)
        {
            json.WriteStartArray();
            foreach (var person in group)
            {
                json.WriteNumberValue(person);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
