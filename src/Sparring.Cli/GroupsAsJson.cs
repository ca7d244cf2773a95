using System.Text.Json;

namespace Sparring.Cli;

/// <summary>Lists of people as arrays of arrays of their numbers.</summary>
internal static class GroupsAsJson
{
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
