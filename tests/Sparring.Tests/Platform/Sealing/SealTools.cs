using Sparring.Platform.Sealing;

namespace Sparring.Tests.Platform.Sealing;

/// <summary>Seals over a folder of keys: as another node, or as the same one after a restart.</summary>
internal static class SealTools
{
    public static Seals Open(DirectoryInfo store) => new(Settings(store));

    public static SparringSettings Settings(DirectoryInfo store) =>
        new()
        {
            ConnectionString = "",
            KeyStore = store.FullName,
            Assets = "",
            Programmes = "",
            Address = new Uri("http://localhost"),
        };
}

/// <summary>A folder that is flushed for nothing: 60,000 flushes of a real disk would take minutes.</summary>
internal sealed class MemoryFolder : IDisposable
{
    public DirectoryInfo Folder { get; } =
        Directory.CreateDirectory(
            Path.Combine(
                Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(),
                "sparring-keys-" + Path.GetRandomFileName()
            )
        );

    public void Dispose() => Folder.Delete(recursive: true);
}
