using System.Text.Json;

namespace Sparring.NetworkAnalysis.Files;

/// <summary>
/// Reads <c>{"n", "directed", "labels", "attributes": {name: [..]}, "respondents": [..], "matrix": ["01.", ..]}</c>, or
/// <c>"ties": [[from, to, value], ..]</c> instead of the matrix. People are numbered from 1; “.” and null are unknown cells.
/// </summary>
/// <remarks>One pass without a tree of the parts: 900,000 ties cost their own memory only, and out of a stream not even the file's.</remarks>
public static class ReadNetworkJson
{
    private const int Room = 16384;

    /// <summary>A whole file.</summary>
    public static NetworkReading From(ReadOnlySpan<byte> file) => From(new JsonTokens(file));

    /// <summary>A file from where the stream stands, to its end.</summary>
    /// <exception cref="IOException">The stream cannot be read to its end.</exception>
    public static NetworkReading From(Stream file) => From(file, Room);

    internal static NetworkReading From(Stream file, int room) => From(new JsonTokens(file, room));

    private static NetworkReading From(JsonTokens tokens)
    {
        if (tokens.IsEmpty)
        {
            return NetworkReading.Because("The file is empty.");
        }

        try
        {
            var parts = new NetworkParts();
            parts.Read(ref tokens);
            return NetworkReading.Of(parts.Data(), parts.Labels);
        }
        catch (JsonException fault)
        {
            return NetworkReading.Because(
                $"The file is not JSON: line {fault.LineNumber + 1}, place {fault.BytePositionInLine + 1}."
            );
        }
        catch (UnexpectedPart fault)
        {
            return NetworkReading.Because(fault.Message);
        }
    }
}
