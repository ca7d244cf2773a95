using System.Text;

namespace Sparring.Cli;

/// <summary>The file a verb is given, or standard input; and its answer as bytes.</summary>
internal static class GivenFile
{
    /// <summary>The whole content; nothing when there is no file that can be read.</summary>
    public static async Task<byte[]?> ReadAsync(string path, CancellationToken cancel)
    {
        if (path == "-")
        {
            using var copy = new MemoryStream();
            await using var input = Console.OpenStandardInput();
            await input.CopyToAsync(copy, cancel);
            return WithoutMark(copy.ToArray());
        }

        try
        {
            return WithoutMark(await File.ReadAllBytesAsync(path, cancel));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public static void Print(Action<Stream> write)
    {
        using var output = Console.OpenStandardOutput();
        write(output);
        output.WriteByte((byte)'\n');
    }

    // Some editors begin a file with a mark that says it is UTF-8.
    private static byte[] WithoutMark(byte[] content) =>
        content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content;
}
