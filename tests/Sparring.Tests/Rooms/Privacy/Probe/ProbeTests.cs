using System.Globalization;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Privacy.Probe;

/// <summary>
/// Random role × address × object × tenant requests against the real application, a canary in every confidential field.
/// SPARRING_PROBES=50000 runs the long form; SPARRING_PROBE_SEED repeats a run.
/// </summary>
public sealed class ProbeTests(TestServer server, PlantedWorld planted, ITestOutputHelper output)
    : IClassFixture<PlantedWorld>
{
    public static TheoryData<string> HoleNames => [.. Holes.All.Select(hole => hole.Name)];

    private static int Probes => Setting("SPARRING_PROBES", 2_000);

    private static int Seed => Setting("SPARRING_PROBE_SEED", 20181119);

    [Fact]
    public async Task Nobody_gets_a_word_that_is_not_hers_to_read()
    {
        await using var app = await ProbeApp.StartAsync(server, null, planted.App);
        var chance = new Random(Seed);
        var (world, oracle) = await PlantAsync(app, null);
        using var prober = new Prober(app, world, oracle, chance);
        var knocks = new Knocks(app.Routes, world, await Knocks.IdsAsync(app.Database), chance);

        await prober.RunAsync(knocks.Readings(), stopAtFirst: false);
        await prober.RunAsync(knocks.Everything().Take(Probes / 3), stopAtFirst: false);
        await prober.RunAsync(
            Enumerable.Range(0, Math.Max(0, Probes - prober.Answers)).Select(_ => knocks.Any()),
            stopAtFirst: false
        );
        await prober.LookBehindAsync();

        Assert.DoesNotContain(planted.App.Log.Lines, line => line.Contains(Canary.Secret, StringComparison.Ordinal));
        output.WriteLine(
            $"{prober.Answers} probes, {world.Canaries.Count} canaries, {prober.Secrets} permitted looks of one at another's seen, {prober.Found.Count} leaks"
        );
        foreach (var found in prober.Found.Distinct())
        {
            output.WriteLine(found);
        }

        Assert.Empty(prober.Found.Distinct());
        Assert.True(prober.Answers >= Probes);
        Assert.True(prober.Secrets > 0, "Nobody saw anything at all: a probe that sees nothing proves nothing.");
    }

    [Theory]
    [MemberData(nameof(HoleNames))]
    public async Task A_planted_hole_is_found(string name)
    {
        var hole = Holes.All.Single(planted => planted.Name == name);
        await using var app = await ProbeApp.StartAsync(server, hole, hole.IsThereFromTheStart ? null : planted.App);
        var chance = new Random(Seed);
        var (world, oracle) = await PlantAsync(app, hole);
        using var prober = new Prober(app, world, oracle, chance);
        var knocks = new Knocks(app.Routes, world, await Knocks.IdsAsync(app.Database), chance);

        await prober.LookBehindAsync();
        foreach (var stretch in prober.Found.IsEmpty ? knocks.Beginning(hole.Rooms).Take(20_000).Chunk(2_000) : [])
        {
            await prober.RunAsync(stretch, stopAtFirst: true);
            await prober.LookBehindAsync();
            if (!prober.Found.IsEmpty)
            {
                break;
            }
        }

        output.WriteLine($"after {prober.Answers} probes: {prober.Found.FirstOrDefault()}");
        Assert.NotEmpty(prober.Found);
    }

    [Fact]
    public async Task Who_is_erased_leaves_no_word_no_name_and_no_key_and_others_read_on()
    {
        await using var app = await ProbeApp.StartAsync(server, null, planted.App);
        var erased = new Erased(app, planted.World);
        var reports = await erased.ReportsAsync();

        var gone = await erased.EraseAsync();

        Assert.Equal(await erased.ReportsAsync(), reports);
        Assert.True(gone.Count >= 8, $"{gone.Count} erased themselves.");
        Assert.Empty(await erased.RowsLeftAsync(gone));
        Assert.Empty(await erased.NamesLeftAsync(gone));
        Assert.Empty(await erased.KeysLeftAsync(gone));
        Assert.Empty(await erased.FaultsAsync());
        var (world, oracle) = await PlantAsync(app, null);
        using var prober = new Prober(app, world, oracle, new Random(Seed));
        await prober.LookBehindAsync();
        Assert.Empty(prober.Found);
    }

    private async Task<(ProbeWorld World, Oracle Oracle)> PlantAsync(ProbeApp app, Hole? hole)
    {
        var world = planted.World;
        if (hole is { IsThereFromTheStart: true })
        {
            world = new ProbeWorld(app);
            await world.PlantAsync();
        }

        if (hole is { Sql.Length: > 0 })
        {
            await app.Database.ExecuteAsync(hole.Sql);
        }

        var oracle = new Oracle();
        await oracle.RefreshAsync(app.Database, world);
        return (world, oracle);
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(name),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var set
        )
            ? set
            : otherwise;
}
