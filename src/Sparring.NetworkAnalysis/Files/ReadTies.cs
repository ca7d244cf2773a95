using System.Text.Json;

namespace Sparring.NetworkAnalysis.Files;

/// <summary>Ties as lists of from, to and value; without a value it is 1, and null is an unknown cell.</summary>
internal sealed class ReadTies(RatingList ratings, List<Cell> unknown)
{
    private const string Where = "“ties”";

    public void All(ref JsonTokens reader)
    {
        ReadToken.Expect(reader.TokenType == JsonTokenType.StartArray, $"{Where} must be a list.");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            ReadToken.Expect(
                reader.TokenType == JsonTokenType.StartArray,
                $"{Where} must hold lists of from, to and value."
            );
            One(ref reader);
        }
    }

    private void One(ref JsonTokens reader)
    {
        reader.Read();
        var from = ReadToken.Person(ref reader, Where);
        reader.Read();
        var to = ReadToken.Person(ref reader, Where);
        reader.Read();
        double? value = 1;
        if (reader.TokenType != JsonTokenType.EndArray)
        {
            value = ReadToken.Strength(ref reader, Where);
            reader.Read();
        }

        ReadToken.Expect(reader.TokenType == JsonTokenType.EndArray, $"{Where} must hold lists of from, to and value.");
        if (value is { } strength)
        {
            ratings.Add(new(from, to, strength));
        }
        else
        {
            unknown.Add(new(from, to));
        }
    }
}
