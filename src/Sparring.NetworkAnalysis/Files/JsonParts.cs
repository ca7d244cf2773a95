using System.Text.Json;

namespace Sparring.NetworkAnalysis.Files;

/// <summary>Words for writing measures: what is not defined is null, and people are numbered from 1.</summary>
internal static class JsonParts
{
    private const int Pending = 16384;

    public static void WriteMeasure(this Utf8JsonWriter json, string name, double? value)
    {
        json.WritePropertyName(name);
        json.WriteMeasureValue(value);
    }

    public static void WriteMeasureValue(this Utf8JsonWriter json, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    public static void WritePerson(this Utf8JsonWriter json, int person) => json.WriteNumberValue(person + 1);

    public static void WriteList<T>(this Utf8JsonWriter json, string name, IReadOnlyList<T>? items, Action<T> write)
    {
        json.WritePropertyName(name);
        if (items is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteItems(items, write);
    }

    public static void WriteItems<T>(this Utf8JsonWriter json, IReadOnlyList<T> items, Action<T> write)
    {
        json.WriteStartArray();
        for (var at = 0; at < items.Count; at++)
        {
            write(items[at]);
            // A report of thousands is never held whole.
            if (json.BytesPending > Pending)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
    }
}
