using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Xunit;

namespace Sparring.Tests.Platform.Sealing;

public sealed class KeyStoreTests : IDisposable
{
    private const string Text = "kun mit";
    private readonly DirectoryInfo store = Directory.CreateTempSubdirectory("sparring-keys");
    private readonly Ids ids = Ids.From(11);
    private readonly TenantId tenant;
    private readonly ProgrammeId programme;

    public KeyStoreTests() => (tenant, programme) = (TenantId.Of(ids.Next()), ProgrammeId.Of(ids.Next()));

    public void Dispose() => store.Delete(recursive: true);

    [Fact]
    public void A_restarted_node_opens_what_the_first_one_sealed()
    {
        var place = Place();
        var seal = Open().Seal(place, Text);

        Assert.Equal(Text, Open().Open(place, seal));
    }

    [Fact]
    public void Only_the_owner_of_the_process_may_read_the_keys()
    {
        Open().Seal(Place(), Text);

        Assert.All(
            Keys(),
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(file).UnixFileMode)
        );
        Assert.All(
            Directory.EnumerateDirectories(store.FullName, "*", SearchOption.AllDirectories),
            folder =>
                Assert.Equal(
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                    new DirectoryInfo(folder).UnixFileMode
                )
        );
    }

    [Fact]
    public void Where_the_keys_lie_is_where_older_versions_left_them()
    {
        var place = Place();
        Open().Seal(place, Text);
        var (organisation, subject) = ($"seals/{tenant.Value:N}", $"{place.Subject.Value:N}");

        Assert.Equal(
            new[]
            {
                $"{organisation}/tenant.key",
                $"{organisation}/{programme.Value:N}/{subject[..2]}/{subject}.key",
            }.Order(StringComparer.Ordinal),
            Keys().Select(file => Path.GetRelativePath(store.FullName, file)).Order(StringComparer.Ordinal)
        );

        Open().Destroy(tenant, programme, place.Subject);

        Assert.True(
            File.Exists(
                Path.Combine(store.FullName, organisation, $"{programme.Value:N}", subject[..2], subject + ".destroyed")
            )
        );
    }

    [Fact]
    public void A_lost_key_says_so_and_is_not_mistaken_for_a_destroyed_one()
    {
        var place = Place();
        var seal = Open().Seal(place, Text);
        File.Delete(SubjectFile());

        Assert.Throws<KeyLostException>(() => Open().Open(place, seal));
    }

    [Fact]
    public void A_lost_key_of_the_organisation_is_never_replaced_in_silence()
    {
        var place = Place();
        var seal = Open().Seal(place, Text);
        File.Delete(TenantFile());

        Assert.Throws<KeyLostException>(() => Open().Open(place, seal));
        Assert.Throws<KeyLostException>(() => Open().Seal(Place(), Text));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public void A_damaged_key_file_says_so(int length)
    {
        var place = Place();
        var seal = Open().Seal(place, Text);
        File.WriteAllBytes(SubjectFile(), new byte[length]);

        Assert.Throws<KeyStoreBrokenException>(() => Open().Open(place, seal));
    }

    [Fact]
    public void One_persons_key_file_put_in_anothers_place_is_no_key()
    {
        var (mine, theirs) = (Place(), Place());
        var seal = Open().Seal(mine, Text);
        var file = SubjectFile();
        Open().Seal(theirs, Text);
        File.Copy(
            Keys().Single(other => other != file && !other.EndsWith("tenant.key", StringComparison.Ordinal)),
            file,
            overwrite: true
        );

        Assert.Throws<KeyStoreBrokenException>(() => Open().Open(mine, seal));
    }

    [Fact]
    public void A_destroyed_key_is_gone_on_every_node_at_once_and_nothing_new_is_sealed()
    {
        var (here, there, place) = (Open(), Open(), Place());
        var seal = here.Seal(place, Text);
        Assert.Equal(Text, there.Open(place, seal));

        var destroyed = here.Destroy(tenant, programme, place.Subject);

        Assert.NotNull(destroyed);
        Assert.Throws<KeyDestroyedException>(() => there.Open(place, seal));
        Assert.Throws<KeyDestroyedException>(() => there.Seal(place, Text));
        Assert.Equal(destroyed, there.Destroy(tenant, programme, place.Subject));
        Assert.DoesNotContain(
            Keys(),
            file => file.Contains(place.Subject.Value.ToString("N"), StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_destroyed_keys_file_is_overwritten_and_not_only_taken_off_the_list()
    {
        var place = Place();
        Open().Seal(place, Text);
        using var file = new FileStream(
            SubjectFile(),
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete
        );

        Open().Destroy(tenant, programme, place.Subject);

        var left = new byte[file.Length];
        file.ReadExactly(left);
        Assert.NotEmpty(left);
        Assert.All(left, one => Assert.Equal(0, one));
    }

    [Fact]
    public void A_destroyed_key_that_is_brought_back_is_destroyed_again_under_the_same_id()
    {
        var place = Place();
        var seal = Open().Seal(place, Text);
        var (file, content) = (SubjectFile(), File.ReadAllBytes(SubjectFile()));
        var destroyed = Open().Destroy(tenant, programme, place.Subject);
        File.WriteAllBytes(file, content);

        Assert.Throws<KeyDestroyedException>(() => Open().Open(place, seal));
        Assert.Equal(destroyed, Open().Destroy(tenant, programme, place.Subject));

        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task A_key_that_is_destroyed_while_another_node_makes_it_is_not_there_afterwards()
    {
        var place = Place();
        Open().Seal(place with { Subject = PersonId.Of(ids.Next()) }, Text);
        var (organisation, key) = (TenantFile(), await File.ReadAllBytesAsync(TenantFile()));
        File.Delete(organisation);
        // Whoever reads the organisation's key from a pipe waits there until it is written.
        Assert.Equal(0, MakePipe(organisation, Convert.ToUInt32("600", 8)));
        var making = Task.Factory.StartNew(
            () => Record.Exception(() => Open().Seal(place, Text)),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        await using (var pipe = new FileStream(organisation, FileMode.Open, FileAccess.Write))
        {
            Open().Destroy(tenant, programme, place.Subject);
            await pipe.WriteAsync(key);
        }

        Assert.IsType<KeyDestroyedException>(await making);
        Assert.DoesNotContain(
            Keys(),
            file => file.Contains(place.Subject.Value.ToString("N"), StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_key_there_never_was_is_destroyed_for_the_future_and_answers_nothing()
    {
        var place = Place();

        Assert.Null(Open().Destroy(tenant, programme, place.Subject));

        Assert.Throws<KeyDestroyedException>(() => Open().Seal(place, Text));
        Assert.Null(Open().Destroy(tenant, programme, place.Subject));
    }

    [Fact]
    public void A_thing_with_a_key_of_its_own_is_destroyed_and_the_rest_of_its_subject_stays()
    {
        var (seals, place) = ((ISeals)Open(), Place());
        var own = place with { OwnKey = ids.Next() };
        var (kept, gone) = (seals.Seal(place, Text), seals.Seal(own, Text));

        Assert.NotNull(seals.DestroyOwn(tenant, own.OwnKey ?? default, place.Subject));

        Assert.Equal(Text, seals.Open(place, kept));
        Assert.Throws<KeyDestroyedException>(() => seals.Open(own, gone));
    }

    [Fact]
    public void No_drafts_are_left_in_the_store()
    {
        var (seals, place) = (Open(), Place());
        seals.Seal(place, Text);
        seals.Destroy(tenant, programme, place.Subject);

        Assert.DoesNotContain(
            store.EnumerateFiles("*", SearchOption.AllDirectories),
            file => file.Extension is not (".key" or ".destroyed")
        );
    }

    [Fact]
    public void A_key_lost_while_a_node_runs_is_missed_at_once()
    {
        var (node, place) = (Open(), Place());
        var seal = node.Seal(place, Text);
        var file = SubjectFile();
        var content = File.ReadAllBytes(file);
        File.Delete(file);
        Assert.Throws<KeyLostException>(() => node.Open(place, seal));

        File.WriteAllBytes(file, content);

        Assert.Equal(Text, node.Open(place, seal));
    }

    [Fact]
    public void A_key_that_was_lost_and_made_anew_by_one_node_is_the_others_key_too()
    {
        var (here, there, place) = (Open(), Open(), Place());
        var seal = here.Seal(place, Text);
        File.Delete(SubjectFile());
        Assert.Throws<KeyLostException>(() => here.Open(place, seal));

        var anew = there.Seal(place, Text);

        Assert.Equal(Text, here.Open(place, anew));
    }

    [Fact]
    public void A_store_that_was_emptied_is_begun_anew_with_one_key_of_the_organisation_for_all_nodes()
    {
        var (node, place) = (Open(), Place());
        node.Seal(place, Text);
        store.Delete(recursive: true);
        store.Create();

        var anew = node.Seal(place, Text);

        Assert.Equal(Text, Open().Open(place, anew));
    }

    [Fact]
    public void Each_fault_of_a_seal_says_what_happened_and_what_to_do()
    {
        Assert.Equal(
            [
                "The key of this text is not in the key store. Restore the key store's own backup.",
                "The key of this text was destroyed. The text cannot be read again.",
                "The seal does not belong here, or was damaged.",
                "A file of the key store is damaged.",
            ],
            new SealFaultException[]
            {
                new KeyLostException(),
                new KeyDestroyedException(),
                new SealBrokenException(),
                new KeyStoreBrokenException(),
            }.Select(fault => fault.Message)
        );
    }

    [Theory]
    [InlineData(31)]
    [InlineData(33)]
    public void A_damaged_key_of_the_organisation_says_so(int length)
    {
        var place = Place();
        var seal = Open().Seal(place, Text);
        File.WriteAllBytes(TenantFile(), new byte[length]);

        Assert.Throws<KeyStoreBrokenException>(() => Open().Open(place, seal));
    }

    [Fact]
    public void Every_changed_byte_of_a_key_file_is_found()
    {
        var place = Place();
        var seal = Open().Seal(place, Text);
        var file = File.ReadAllBytes(SubjectFile());

        for (var at = 0; at < file.Length; at++)
        {
            var changed = file.ToArray();
            changed[at] ^= 1;
            File.WriteAllBytes(SubjectFile(), changed);
            Assert.Throws<KeyStoreBrokenException>(() => Open().Open(place, seal));
        }
    }

    [Fact]
    public void Destroying_one_persons_key_leaves_the_others()
    {
        var (seals, mine, theirs) = (Open(), Place(), Place());
        var (_, kept) = (seals.Seal(mine, Text), seals.Seal(theirs, Text));

        seals.Destroy(tenant, programme, mine.Subject);

        Assert.Equal(Text, seals.Open(theirs, kept));
    }

    [Fact]
    public async Task Nodes_that_seal_first_at_the_same_moment_agree_on_one_key()
    {
        var made = new ConcurrentBag<(SealedPlace Place, byte[] Seal)>();
        for (var round = 0; round < 25; round++)
        {
            var place = Place() with { Tenant = TenantId.Of(ids.Next()) };
            using var start = new Barrier(8);
            await Task.WhenAll(
                Enumerable
                    .Range(0, 8)
                    .Select(_ =>
                        Task.Factory.StartNew(
                            () =>
                            {
                                var node = Open();
                                start.SignalAndWait();
                                made.Add((place, node.Seal(place, Text)));
                            },
                            CancellationToken.None,
                            TaskCreationOptions.LongRunning,
                            TaskScheduler.Default
                        )
                    )
            );
        }

        var reader = Open();
        Assert.Equal(200, made.Count(one => reader.Open(one.Place, one.Seal) == Text));
        Assert.Equal(50, Keys().Count());
    }

    [Fact]
    public void A_crash_before_the_key_was_placed_leaves_a_draft_nobody_takes_for_a_key()
    {
        var (seals, place) = (Open(), Place());
        seals.Seal(place, Text);
        File.WriteAllBytes(Path.Combine(Path.GetDirectoryName(SubjectFile()) ?? "", ".cut-short.draft"), [1, 2, 3]);

        var seal = Open().Seal(place, Text);

        Assert.Equal(Text, Open().Open(place, seal));
    }

#pragma warning disable SYSLIB1054, CA2101, CA5392 // because a generated marshaller needs unsafe code
    [DllImport("libc", EntryPoint = "mkfifo", SetLastError = true)]
    private static extern int MakePipe([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);
#pragma warning restore SYSLIB1054, CA2101, CA5392

    private Seals Open() => SealTools.Open(store);

    private SealedPlace Place() =>
        new(tenant, programme, PersonId.Of(ids.Next()), "foundation-draft", ids.Next(), "values", 1);

    private IEnumerable<string> Keys() =>
        Directory.EnumerateFiles(store.FullName, "*.key", SearchOption.AllDirectories);

    private string TenantFile() => Keys().Single(file => file.EndsWith("tenant.key", StringComparison.Ordinal));

    private string SubjectFile() => Keys().Single(file => !file.EndsWith("tenant.key", StringComparison.Ordinal));
}
