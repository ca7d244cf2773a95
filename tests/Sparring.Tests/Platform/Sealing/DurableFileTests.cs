using System.Runtime.InteropServices;
using Sparring.Platform.Sealing;
using Xunit;

namespace Sparring.Tests.Platform.Sealing;

public sealed class DurableFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sparring-files");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_first_who_creates_a_file_wins_and_the_second_is_told_so()
    {
        var path = At("a", "b", "one.key");

        Assert.True(DurableFile.TryCreate(path, [1, 2]));
        Assert.False(DurableFile.TryCreate(path, [3]));

        Assert.Equal([1, 2], File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(At("a", "b")));
    }

    [Fact]
    public void Folders_are_made_down_to_the_last_and_for_their_owner_alone()
    {
        DurableFile.CreateFolder(At("a", "b", "c"));
        DurableFile.CreateFolder(At("a", "b", "c"));

        Assert.All(
            new[] { At("a"), At("a", "b"), At("a", "b", "c") },
            made =>
                Assert.Equal(
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                    new DirectoryInfo(made).UnixFileMode
                )
        );
    }

    [Fact]
    public void A_folder_is_flushed_after_each_name_that_comes_and_goes()
    {
        using var watch = new FolderWatch(folder.FullName);

        DurableFile.CreateFolder(At("a"));
        Assert.Equal(["new a", "opened"], watch.Seen());

        DurableFile.TryCreate(At("one.key"), [1]);
        var seen = watch.Seen();
        var draft = seen[0]["new ".Length..];
        Assert.Matches(@"^\.\w+\.\w+\.draft$", draft);
        Assert.Equal(["new " + draft, "new one.key", "opened", "gone " + draft], seen);

        DurableFile.Destroy(At("one.key"));
        Assert.Equal(["gone one.key", "opened"], watch.Seen());
    }

    [Fact]
    public void A_folder_that_takes_a_file_and_cannot_be_flushed_is_said_with_the_systems_error_and_leaves_no_draft()
    {
        // To be written to and not to be opened.
        const UnixFileMode Blind = UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        var blind = folder.CreateSubdirectory("blind");
        folder.UnixFileMode |= UnixFileMode.GroupExecute;
        blind.UnixFileMode = Blind | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute;

        var fault = AsNobody(() =>
            Assert.Throws<IOException>(() => DurableFile.TryCreate(At("blind", "one.key"), [1]))
        );

        blind.UnixFileMode = Blind | UnixFileMode.UserRead;
        Assert.Equal("The key store's folder could not be written to disk (error 13).", fault.Message);
        Assert.Equal(["one.key"], blind.EnumerateFiles().Select(file => file.Name));
    }

    [Fact]
    public void A_file_that_cannot_be_placed_is_said_with_the_systems_error_and_leaves_no_draft()
    {
        var fault = Assert.Throws<IOException>(() => DurableFile.TryCreate(At(new string('x', 300)), [1]));

        Assert.Equal("The key store took no file (error 36).", fault.Message);
        Assert.Empty(folder.EnumerateFileSystemInfos());
    }

    [Fact]
    public void What_is_destroyed_is_gone_and_what_was_never_there_is_no_fault()
    {
        DurableFile.TryCreate(At("one.key"), [1, 2]);
        DurableFile.TryCreate(At("two.key"), [3]);

        DurableFile.Destroy(At("one.key"));
        DurableFile.Destroy(At("one.key"));

        Assert.Equal(["two.key"], folder.EnumerateFiles().Select(file => file.Name));
    }

    private string At(params string[] parts) => Path.Combine([folder.FullName, .. parts]);

    // To the system administrator every folder is open; this thread is nobody while it works. For anybody else nothing changes.
    private static T AsNobody<T>(Func<T> work)
    {
        var me = SetFileUser(Nobody);
        try
        {
            return work();
        }
        finally
        {
            _ = SetFileUser(me);
        }
    }

    private const int Nobody = 65534;

#pragma warning disable SYSLIB1054, CA5392 // because a generated marshaller needs unsafe code
    [DllImport("libc", EntryPoint = "setfsuid")]
    private static extern int SetFileUser(int user);
#pragma warning restore SYSLIB1054, CA5392
}
