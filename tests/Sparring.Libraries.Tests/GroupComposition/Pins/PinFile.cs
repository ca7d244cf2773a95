using System.Security.Cryptography;
using System.Text;

namespace Sparring.Libraries.Tests.GroupComposition.Pins;

/// <summary>
/// Answers as they were when somebody last approved them, one line each: instance, the answer's first line to read, a hash of all of it.
/// </summary>
internal static class PinFile
{
    private const string Head = "instance,answer,hash";
    private const int Readable = 80;

    public static bool Approving => Environment.GetEnvironmentVariable("SPARRING_APPROVE") == "1";

    private static string Place { get; } = Path.Combine(Tests(), "GroupComposition", "Pins", "pins.csv");

    /// <summary>What is pinned of each instance; the lines in order of the instances.</summary>
    public static SortedDictionary<string, string> Read()
    {
        var pins = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.Exists(Place) ? File.ReadLines(Place).Skip(1) : [])
        {
            var comma = line.IndexOf(',', StringComparison.Ordinal);
            pins.Add(line[..comma], line[(comma + 1)..]);
        }

        return pins;
    }

    public static void Write(SortedDictionary<string, string> pins) =>
        File.WriteAllText(
            Place,
            string.Join('\n', [Head, .. pins.Select(pin => $"{pin.Key},{pin.Value}")]) + "\n",
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)
        );

    /// <summary>An answer as it stands in the file. Its first line says what a reader compares: cost, bound, work.</summary>
    public static string Short(string answer) =>
        $"{Cut(answer.Split('\n')[0].Replace(',', ';'))},{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(answer)))[..12]}";

    private static string Cut(string line) => line.Length <= Readable ? line : line[..Readable] + "…";

    // From wherever the tests run: also the copies that the mutation run makes read this one file.
    private static string Tests()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Sparring.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(
            folder?.FullName ?? throw new DirectoryNotFoundException("The tests run outside the repository."),
            "tests/Sparring.Libraries.Tests"
        );
    }
}
