using Sparring.NetworkAnalysis;
using Sparring.NetworkAnalysis.Files;

namespace Sparring.Cli;

/// <summary>Reads a network by what its file is called; JSON as it comes, so that a large file is never held whole.</summary>
internal static class ReadNetwork
{
    public static async Task<NetworkReading> FromAsync(string path, CancellationToken cancel)
    {
        var kind = Path.GetExtension(path).ToUpperInvariant();
        if (kind is not (".CSV" or ".TSV" or ".TXT" or ".GRAPHML" or ".XML"))
        {
            return FromJson(path);
        }

        return await GivenFile.ReadAsync(path, cancel) switch
        {
            null => None(path),
            var content when kind is ".GRAPHML" or ".XML" => ReadNetworkGraphMl.From(content),
            var content => ReadNetworkCsv.From(content),
        };
    }

    private static NetworkReading FromJson(string path)
    {
        try
        {
            using var file = path == "-" ? Console.OpenStandardInput() : new FileStream(path, Plain);
            return ReadNetworkJson.From(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return None(path);
        }
    }

    // The reader has room of its own.
    private static FileStreamOptions Plain => new() { BufferSize = 0 };

    private static NetworkReading.Refused None(string path) =>
        new([new NetworkFault.Unreadable($"There is no file {path} that can be read.")]);
}
