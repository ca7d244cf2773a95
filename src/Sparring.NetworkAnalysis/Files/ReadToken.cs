using System.Text.Json;

namespace Sparring.NetworkAnalysis.Files;

/// <summary>Does something with the token the reader stands on.</summary>
internal delegate void ReadItem(ref JsonTokens reader);

/// <summary>Single tokens of a JSON file, and what to say when they are something else.</summary>
internal static class ReadToken
{
    public static void Expect(bool isSo, string sentence)
    {
        if (!isSo)
        {
            throw new UnexpectedPart(sentence);
        }
    }

    public static void Array(ref JsonTokens reader, string where, ReadItem item)
    {
        Expect(reader.TokenType == JsonTokenType.StartArray, $"{where} must be a list.");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            item(ref reader);
        }
    }

    public static int Whole(ref JsonTokens reader, string where) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var value)
            ? value
            : throw new UnexpectedPart($"{where} must be a whole number.");

    /// <summary>A person's number in the file, from 1, as it is counted here, from 0.</summary>
    /// <remarks>A sentence is made only when it is needed: there are two people to each of a million ties.</remarks>
    public static int Person(ref JsonTokens reader, string where)
    {
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out var number))
        {
            throw new UnexpectedPart($"A person in {where} must be a whole number.");
        }

        return number >= 1
            ? number - 1
            : throw new UnexpectedPart($"{where} names person {number}; people are numbered from 1.");
    }

    public static bool Truth(ref JsonTokens reader, string where) =>
        reader.TokenType is JsonTokenType.True or JsonTokenType.False
            ? reader.GetBoolean()
            : throw new UnexpectedPart($"{where} must be true or false.");

    /// <summary>A cell's value; null where unknown.</summary>
    public static double? Strength(ref JsonTokens reader, string where) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.Number => reader.GetDouble(),
            JsonTokenType.True => 1,
            JsonTokenType.False => 0,
            _ => throw new UnexpectedPart($"A value in {where} must be a number, or null where unknown."),
        };

    public static string Label(ref JsonTokens reader) => Value(ref reader, "labels") ?? "";

    /// <summary>A value of an attribute as text; null where unknown.</summary>
    public static string? Value(ref JsonTokens reader, string name) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => reader.GetDouble().ToString("R", System.Globalization.CultureInfo.InvariantCulture),
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            _ => throw new UnexpectedPart($"“{name}” must hold texts, numbers, or null where unknown."),
        };
}
