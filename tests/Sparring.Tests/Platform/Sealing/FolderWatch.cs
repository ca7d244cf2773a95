using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Sparring.Tests.Platform.Sealing;

/// <summary>What happens to a folder, in the order the kernel saw it: <c>new NAME</c>, <c>gone NAME</c>, and <c>opened</c> for the folder itself.</summary>
internal sealed class FolderWatch : IDisposable
{
    private const uint Create = 0x100;
    private const uint Delete = 0x200;
    private const uint Open = 0x20;
    private const uint IsFolder = 0x40000000;
    private const int NonBlocking = 0x800;
    private const int HeadLength = 16;
    private readonly int handle = InotifyInit(NonBlocking);

    public FolderWatch(string folder)
    {
        if (InotifyAddWatch(handle, folder, Create | Delete | Open) < 0)
        {
            throw new IOException($"The folder cannot be watched (error {Marshal.GetLastPInvokeError()}).");
        }
    }

    /// <summary>What happened since the last question.</summary>
    public IReadOnlyList<string> Seen()
    {
        var events = new byte[64 * 1024];
        var length = (int)Read(handle, events, events.Length);
        var seen = new List<string>();
        for (var at = 0; at < length; )
        {
            var kind = BinaryPrimitives.ReadUInt32LittleEndian(events.AsSpan(at + 4));
            var size = BinaryPrimitives.ReadInt32LittleEndian(events.AsSpan(at + 12));
            var name = Encoding.UTF8.GetString(events, at + HeadLength, size).TrimEnd('\0');
            at += HeadLength + size;
            if (Said(kind, name) is { } said)
            {
                seen.Add(said);
            }
        }

        return seen;
    }

    public void Dispose() => _ = Close(handle);

    private static string? Said(uint kind, string name) =>
        (kind & Create) != 0 ? "new " + name
        : (kind & Delete) != 0 ? "gone " + name
        : (kind & IsFolder) != 0 && name.Length == 0 ? "opened"
        : null;

#pragma warning disable SYSLIB1054, CA2101, CA5392 // because a generated marshaller needs unsafe code
    [DllImport("libc", EntryPoint = "inotify_init1", SetLastError = true)]
    private static extern int InotifyInit(int flags);

    [DllImport("libc", EntryPoint = "inotify_add_watch", SetLastError = true)]
    private static extern int InotifyAddWatch(
        int handle,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string path,
        uint wanted
    );

    [DllImport("libc", EntryPoint = "read", SetLastError = true)]
    private static extern nint Read(int handle, byte[] into, nint count);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int handle);
#pragma warning restore SYSLIB1054, CA2101, CA5392
}
