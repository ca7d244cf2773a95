using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Sparring.Platform.Data;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Privacy;

/// <summary>
/// A person's own data for another program: rooms → lists → entries, names as in the database, days as 2019-01-15, moments in
/// UTC.
/// </summary>
public static class MyDataFile
{
    public const string Format = "sparring-own-data-1";

    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static byte[] Of(Viewer viewer, IReadOnlyList<OwnData> rooms, DateTimeOffset now)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Readable))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteString("person", viewer.Name);
            json.WriteString("organisation", viewer.Organisation);
            json.WriteString("madeAt", now.UtcDateTime);
            json.WriteStartObject("rooms");
            foreach (var room in rooms)
            {
                Write(json, room);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, OwnData room)
    {
        json.WriteStartObject(room.Room);
        foreach (var list in room.Lists)
        {
            json.WriteStartArray(list.Name);
            foreach (var entry in list.Entries)
            {
                json.WriteStartObject();
                foreach (var fact in entry)
                {
                    json.WritePropertyName(fact.Name);
                    Write(json, fact.Value);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case bool yes:
                json.WriteBooleanValue(yes);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case DateOnly day:
                json.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset at:
                json.WriteStringValue(at.UtcDateTime);
                break;
            default:
                json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
