using System.Text.Json;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Privacy;

/// <summary>Reads the file <see cref="MyDataFile"/> writes; anything else is refused whole, with what is wrong with it.</summary>
public static class OwnFile
{
    public const long MostBytes = 10 * 1024 * 1024;

    /// <summary>A text may be as long as a form may carry; no list of one person's is longer than this.</summary>
    private const int MostCharacters = 20_000;
    private const int MostEntries = 10_000;

    /// <summary>The rooms of a file by name; else the key of the text that says what is wrong, and where.</summary>
    public static (IReadOnlyDictionary<string, OwnFileRoom>? Rooms, string? Wrong, string Where) Read(byte[] content)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            return json.RootElement.ValueKind != JsonValueKind.Object
                || !json.RootElement.TryGetProperty("format", out var format)
                || format.ValueKind != JsonValueKind.String
                || !json.RootElement.TryGetProperty("rooms", out var rooms)
                || rooms.ValueKind != JsonValueKind.Object
                    ? (null, "takeBackOther", "")
                : format.GetString() is not MyDataFile.Format ? (null, "takeBackFormat", format.GetString() ?? "")
                : (Rooms(rooms), null, "");
        }
        catch (JsonException broken)
        {
            return (null, "takeBackBroken", ((broken.LineNumber ?? 0) + 1).ToString("0", null));
        }
        catch (FormatException wrong)
        {
            return (null, "takeBackWrong", wrong.Message);
        }
    }

    private static Dictionary<string, OwnFileRoom> Rooms(JsonElement rooms)
    {
        var read = new Dictionary<string, OwnFileRoom>(StringComparer.Ordinal);
        foreach (var room in Of(rooms, "rooms"))
        {
            var lists = new Dictionary<string, IReadOnlyList<OwnFileEntry>>(StringComparer.Ordinal);
            foreach (var list in Of(room.Value, room.Name))
            {
                lists[list.Name] = Entries(list.Value, $"{room.Name}/{list.Name}");
            }

            read[room.Name] = new OwnFileRoom(lists);
        }

        return read;
    }

    private static List<OwnFileEntry> Entries(JsonElement list, string where) =>
        list.ValueKind == JsonValueKind.Array && list.GetArrayLength() <= MostEntries
            ? [.. list.EnumerateArray().Select((entry, at) => Entry(entry, $"{where}/{at + 1}"))]
            : throw new FormatException(where);

    private static OwnFileEntry Entry(JsonElement entry, string where)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var fact in Of(entry, where))
        {
            facts[fact.Name] = fact.Value.ValueKind switch
            {
                JsonValueKind.String when fact.Value.GetString() is { Length: <= MostCharacters } text => text.Replace(
                    "\0",
                    "",
                    StringComparison.Ordinal
                ),
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => fact.Value.GetRawText(),
                _ => throw new FormatException($"{where}/{fact.Name}"),
            };
        }

        return new OwnFileEntry(facts);
    }

    private static JsonElement.ObjectEnumerator Of(JsonElement given, string where) =>
        given.ValueKind == JsonValueKind.Object ? given.EnumerateObject() : throw new FormatException(where);
}
