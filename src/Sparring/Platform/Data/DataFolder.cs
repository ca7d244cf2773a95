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
        int.TryParse(PidLines.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
        && IsOurServer(pid)
            ? pid
            : null;

    /// <summary>
    /// Takes away what a killed server wrote of itself. Its last children go a moment after it; while one works on the
    /// folder the note stays, for it keeps a second server out.
    /// </summary>
    public async Task ForgetKilledServerAsync(CancellationToken cancel)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(PidFile) || Pid is not null)
        {
            return;
        }

        for (var tries = 0; tries < 200 && Directory.EnumerateDirectories("/proc").Any(WorksHere); tries++)
        {
            await Task.Delay(50, cancel);
        }

        if (!Directory.EnumerateDirectories("/proc").Any(WorksHere))
        {
            File.Delete(PidFile);
        }
    }

    private string PidFile => Of("postgres", "postmaster.pid");

    private string[] PidLines
    {
        get
        {
            try
            {
                return File.ReadAllLines(PidFile);
            }
            catch (IOException)
            {
                return [];
            }
        }
    }

    // PostgreSQL keeps its journal in files of 16 MB: with less room than two it can neither write nor end in peace.
    private const long RoomNeeded = 32 * 1024 * 1024;

    /// <summary>In one sentence, that the disk under the folder is full; null while there is room.</summary>
    public string? Fullness =>
        new DriveInfo(Path).AvailableFreeSpace is var free and < RoomNeeded
            ? $"The disk of the data folder {Path} is full ({free / 1024 / 1024} MB free): make room and start again. What was saved is kept."
            : null;

    public string Of(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    /// <summary>The folder, made and proved writable, held by this process until it ends; null when another one holds it.</summary>
    public FileStream? TryHold()
    {
        MakeFolder();
        try
        {
            return Probed(
                new FileStream(
                    Of("running"),
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None,
                    bufferSize: 0
                )
            );
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
            throw new StartFault(
                $"The data folder {Path} cannot be written to (is the disk full?): {fault.Message}",
                fault
            );
        }
    }

    private void MakeFolder()
    {
        try
        {
            Directory.CreateDirectory(Path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartFault($"The data folder {Path} cannot be made: {fault.Message}", fault);
        }
    }

    /// <summary>Whether the server of this folder has our role and database: noted, for asking costs every start a connection.</summary>
    public bool HasDatabase => File.Exists(MadeFile);

    public void NoteDatabase() => File.WriteAllText(MadeFile, "");

    public void ForgetDatabase() => File.Delete(MadeFile);

    private string MadeFile => Of("made");

    /// <summary>Where the socket lies if its path is short enough.</summary>
    public string OwnSocketFolder => Of("socket");

    public string SocketFolder =>
        System.Text.Encoding.UTF8.GetByteCount(OwnSocketFolder) <= LongestSocketFolder
            ? OwnSocketFolder
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
    private static FileStream Probed(FileStream held)
    {
        try
        {
            held.SetLength(0);
            held.Write(new byte[8192]);
            held.Flush(flushToDisk: true);
            held.SetLength(0);
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    // A process that has died and is not yet buried, or another program with a number used again, is no server.
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

    private bool WorksHere(string process)
    {
        try
        {
            return new FileInfo(System.IO.Path.Combine(process, "cwd")).LinkTarget == Database;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
