using System.Runtime.InteropServices;

namespace Sparring.Platform.Sealing;

/// <summary>Files that are there whole or not at all, also after the power went: write, fsync, link, fsync the folder.</summary>
internal static class DurableFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void CreateFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        CreateFolder(FolderOf(folder));
        Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        Flush(FolderOf(folder));
    }

    /// <summary>Creates the file, unless somebody else was first; then theirs stands. True when it was ours.</summary>
    public static bool TryCreate(string path, ReadOnlySpan<byte> content)
    {
        var folder = FolderOf(path);
        CreateFolder(folder);
        var draft = Path.Combine(folder, "." + Path.GetRandomFileName() + ".draft");
        try
        {
            WriteDraft(draft, content);
            var ours = TryPlace(draft, path);
            Flush(folder);
            return ours;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Overwrites and removes the file, durably.</summary>
    public static void Destroy(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
        {
            file.Write(new byte[file.Length]);
            file.Flush(flushToDisk: true);
        }

        File.Delete(path);
        Flush(FolderOf(path));
    }

    // What is in a folder, and what is in it no more, is so after the power went, too.
    private static void Flush(string folder)
    {
        var handle = Posix.Open(folder, 0);
        var isFlushed = handle >= 0 && Posix.Fsync(handle) == 0;
        var fault = Marshal.GetLastPInvokeError();
        if (handle >= 0)
        {
            _ = Posix.Close(handle);
        }

        if (!isFlushed)
        {
            throw new IOException($"The key store's folder could not be written to disk (error {fault}).");
        }
    }

    private static void WriteDraft(string draft, ReadOnlySpan<byte> content)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = OwnerOnly,
        };
        using var file = new FileStream(draft, options);
        file.Write(content);
        file.Flush(flushToDisk: true);
    }

    // A hard link is made whole or not at all, and never over a file that is there: two nodes cannot both win.
    private static bool TryPlace(string draft, string path)
    {
        if (Posix.Link(draft, path) == 0)
        {
            return true;
        }

        var fault = Marshal.GetLastPInvokeError();
        return File.Exists(path) ? false : throw new IOException($"The key store took no file (error {fault}).");
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/";

    // The base class library neither links files nor flushes folders.
#pragma warning disable SYSLIB1054, CA2101, CA5392 // because a generated marshaller needs unsafe code; the paths are UTF-8 and libc is the system's
    private static class Posix
    {
        [DllImport("libc", EntryPoint = "link", SetLastError = true)]
        public static extern int Link(
            [MarshalAs(UnmanagedType.LPUTF8Str)] string from,
            [MarshalAs(UnmanagedType.LPUTF8Str)] string to
        );

        [DllImport("libc", EntryPoint = "open", SetLastError = true)]
        public static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

        [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
        public static extern int Fsync(int handle);

        [DllImport("libc", EntryPoint = "close", SetLastError = true)]
        public static extern int Close(int handle);
    }
#pragma warning restore SYSLIB1054, CA2101, CA5392
}
