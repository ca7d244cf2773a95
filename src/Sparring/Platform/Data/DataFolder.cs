using System.Globalization;

namespace Sparring.Platform.Data;

/// <summary>The folder with everything an installation keeps: the database, the keys, and the lock of whoever runs it.</summary>
public sealed class DataFolder(string path)
{
    // A Unix socket's address holds 107 bytes.
    private const int LongestSocketFolder = 107 - 14;

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string Database => Of("postgres");

    public string Keys => Of("keys");

    public string Log => Of("postgres", "log");

    /// <summary>The folder of the running server's socket, as the server itself wrote it down; null when none runs.</summary>
    public string? RunningSocketFolder => Pid is null ? null : PidLines.ElementAtOrDefault(4);

    public bool IsReady => PidLines.ElementAtOrDefault(7)?.Trim() == "ready";

    /// <summary>The process of a server on this folder that lives, or null.</summary>
    public int? Pid =>
        int.TryParse(PidLines.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && IsOurServer(pid)
            ? pid
            : null;

    private string[] PidLines
    {
        get
        {
            try
            {
                return File.ReadAllLines(Of("postgres", "postmaster.pid"));
            }
            catch (IOException)
            {
                return [];
            }
        }
    }

    public string Of(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    /// <summary>The folder, made and proved writable, held by this process until it ends; null when another one holds it.</summary>
    public FileStream? TryHold()
    {
        try
        {
            Directory.CreateDirectory(Path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartFault($"The data folder {Path} cannot be made: {fault.Message}", fault);
        }

        try
        {
            var held = new FileStream(Of("running"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            Probe(held);
            return held;
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new StartFault($"The data folder {Path} cannot be written to by this user.", fault);
        }
        catch (IOException fault) when (fault is not FileNotFoundException && IsHeld)
        {
            return null;
        }
        catch (IOException fault)
        {
            throw new StartFault($"The data folder {Path} cannot be written to (is the disk full?): {fault.Message}", fault);
        }
    }

    public string SocketFolder =>
        System.Text.Encoding.UTF8.GetByteCount(Of("socket")) <= LongestSocketFolder
            ? Of("socket")
            : Directory.CreateTempSubdirectory("sparring-").FullName;

    private bool IsHeld
    {
        get
        {
            try
            {
                using var free = new FileStream(Of("running"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                return false;
            }
            catch (IOException)
            {
                return true;
            }
        }
    }

    // A full disk takes the name of a file and refuses its content.
    private static void Probe(FileStream held)
    {
        held.SetLength(0);
        held.Write(new byte[8192]);
        held.Flush(flushToDisk: true);
        held.SetLength(0);
    }

    private bool IsOurServer(int pid)
    {
        try
        {
            return !OperatingSystem.IsLinux()
                || File.ReadAllText($"/proc/{pid}/cmdline").Contains(Database, StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
