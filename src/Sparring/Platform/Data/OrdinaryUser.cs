using System.Diagnostics;

namespace Sparring.Platform.Data;

/// <summary>
/// PostgreSQL refuses root. Started as root, its programs run as an ordinary user; started as anybody else, as that one.
/// On Linux they also end with us: a killed start leaves no server behind.
/// </summary>
public sealed class OrdinaryUser
{
    private static readonly string[] Candidates = ["postgres", "nobody"];
    private static readonly string[] ToolFolders = ["/usr/bin", "/bin", "/usr/local/bin"];
    private readonly string? name;

    private OrdinaryUser(string? name) => this.name = name;

    public static OrdinaryUser Find()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return new OrdinaryUser(null);
        }

        var known = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        var candidate = Candidates.FirstOrDefault(known.Contains);
        return candidate is not null && Tool("setpriv") is not null
            ? new OrdinaryUser(candidate)
            : throw new StartFault(
                "PostgreSQL refuses to run as root, and there is no setpriv or no user 'postgres' or 'nobody' here to run it as: start Sparring as an ordinary user."
            );
    }

    /// <summary>A folder of that user that nobody else looks into.</summary>
    public async Task MakePrivateFolderAsync(string folder, CancellationToken cancel)
    {
        if (name is null)
        {
            Directory.CreateDirectory(
                folder,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
            return;
        }

        var made = await ProgramRun.ToEndAsync(
            new ProcessStartInfo("install", ["-d", "-o", name, "-m", "0700", folder]),
            cancel
        );
        if (made.ExitCode != 0)
        {
            throw new StartFault($"The folder {folder} cannot be made: {made.LastLine}");
        }
    }

    /// <summary>How to start a program as that user; <paramref name="reaches"/> are the paths it must get to.</summary>
    public ProcessStartInfo Start(string program, IEnumerable<string> arguments, params string[] reaches)
    {
        var words = new List<string>();
        if (Tool("setpriv") is { } setpriv)
        {
            // A session of its own: Ctrl-C reaches us alone, and we end the server when the last answer is given.
            words.AddRange(Tool("setsid") is { } setsid ? [setsid, setpriv] : [setpriv]);
            words.AddRange(["--pdeathsig", "INT"]);
            words.AddRange(name is null ? [] : [$"--reuid={name}", $"--regid={name}", "--clear-groups"]);
            words.AddRange(
                name is null || reaches.All(IsPassable)
                    ? []
                    : ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
            );
        }

        words.Add(program);
        words.AddRange(arguments);
        return new ProcessStartInfo(words[0], words.Skip(1))
        {
            Environment = { ["LC_ALL"] = "C" },
            WorkingDirectory = "/",
        };
    }

    // Below a closed folder (a checkout in the home of root) the server needs a right to pass; elsewhere it gets none.
    private static bool IsPassable(string path)
    {
        for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(folder) && !File.GetUnixFileMode(folder).HasFlag(UnixFileMode.OtherExecute))
            {
                return false;
            }
        }

        return true;
    }

    private static string? Tool(string tool) =>
        OperatingSystem.IsLinux()
            ? ToolFolders.Select(folder => Path.Combine(folder, tool)).FirstOrDefault(File.Exists)
            : null;
}
