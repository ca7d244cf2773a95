using System.Collections.Concurrent;
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
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such file modes.");
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
        File.Delete(Keys().Single(file => file.EndsWith("tenant.key", StringComparison.Ordinal)));

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

    [Fact]
    public void Thirty_thousand_people_have_their_keys()
    {
        using var memory = new MemoryFolder();
        var seals = SealTools.Open(memory.Folder);
        var sealedTexts = Enumerable
            .Range(0, 30_000)
            .Select(_ => Place())
            .Select(place => (Place: place, Seal: seals.Seal(place, Text)))
            .ToList();

        var reader = SealTools.Open(memory.Folder);
        Assert.All(sealedTexts, one => Assert.Equal(Text, reader.Open(one.Place, one.Seal)));
    }

    private Seals Open() => SealTools.Open(store);

    private SealedPlace Place() =>
        new(tenant, programme, PersonId.Of(ids.Next()), "foundation-draft", ids.Next(), "values", 1);

    private IEnumerable<string> Keys() =>
        Directory.EnumerateFiles(store.FullName, "*.key", SearchOption.AllDirectories);

    private string SubjectFile() => Keys().Single(file => !file.EndsWith("tenant.key", StringComparison.Ordinal));
}
