using System.Text.Json;

namespace Sparring.NetworkAnalysis.Files;

/// <summary>
/// Reads <c>{"n", "directed", "labels", "attributes": {name: [..]}, "respondents": [..], "matrix": ["01.", ..]}</c>, or
/// <c>"ties": [[from, to, value], ..]</c> instead of the matrix. People are numbered from 1; “.” and null are unknown cells.
/// </summary>
/// <remarks>One pass over the bytes without a tree of them: 900,000 ties cost their own memory only.</remarks>
public static class ReadNetworkJson
{
    public static NetworkReading From(ReadOnlySpan<byte> file)
    {
        try
        {
            var content = file.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? file[3..] : file;
            if (content.Trim(" \r\n\t"u8).IsEmpty)
            {
                return NetworkReading.Because("The file is empty.");
            }

            var reader = new Utf8JsonReader(content);
            var parts = new NetworkParts();
            parts.Read(ref reader);
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
