using Sparring.NetworkAnalysis.Files;

namespace Sparring.Cli;

/// <summary>Reads a network by what its file is called.</summary>
internal static class ReadNetwork
{
    public static NetworkReading From(string path, byte[] content) =>
        Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".CSV" or ".TSV" or ".TXT" => ReadNetworkCsv.From(content),
            ".GRAPHML" or ".XML" => ReadNetworkGraphMl.From(content),
            _ => ReadNetworkJson.From(content),
        };
}
