using System.Globalization;
using Sparring.Platform.Data;

namespace Sparring.Web;

/// <summary>What <c>run</c> was asked for on its command line.</summary>
public sealed record StartOptions
{
    public int Port { get; init; } = 5080;

    public string Host { get; init; } = "127.0.0.1";

    /// <summary>Where the private database and the keys live.</summary>
    public string Data { get; init; } = "data";

    /// <summary>Invented people and sign-in links on the terminal; always with the private database.</summary>
    public bool Demo { get; init; }

    /// <summary>No demo even on the private database.</summary>
    public bool Empty { get; init; }

    public static StartOptions Read(IReadOnlyList<string> words)
    {
        var options = new StartOptions();
        for (var at = 0; at < words.Count; at++)
        {
            options = words[at] switch
            {
                "--demo" => options with { Demo = true },
                "--empty" => options with { Empty = true },
                "--port" => options with { Port = PortOf(After(words, at++)) },
                "--host" => options with { Host = After(words, at++) },
                "--data" => options with { Data = After(words, at++) },
                _ => throw new StartFault($"'{words[at]}' is no option of run; './run --help' lists them."),
            };
        }

        return options;
    }

    private static string After(IReadOnlyList<string> words, int at) =>
        at + 1 < words.Count
            ? words[at + 1]
            : throw new StartFault($"The option {words[at]} needs a value; './run --help' says which.");

    private static int PortOf(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535
            ? port
            : throw new StartFault($"'{word}' is no port: give a number from 1 to 65535.");
}
