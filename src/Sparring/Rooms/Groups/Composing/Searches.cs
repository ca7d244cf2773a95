using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sparring.GroupComposition;
using Sparring.GroupComposition.Reasons;
using Sparring.Platform.Data;

namespace Sparring.Rooms.Groups.Composing;

/// <summary>One search for groups, under way or waiting for its turn.</summary>
public sealed class Search(Viewer viewer, Guid proposal, int seconds, bool forOthers)
    : IProgress<ComposeProgress>,
        IDisposable
{
    private readonly CancellationTokenSource stopping = new();

    public Viewer Viewer => viewer;

    public Guid Proposal => proposal;

    /// <summary>How long it may take.</summary>
    public int Seconds => seconds;

    /// <summary>For other groups that are as good, rather than for better ones.</summary>
    public bool ForOthers => forOthers;

    /// <summary>The best so far; null while it waits.</summary>
    public ComposeProgress? Best { get; private set; }

    /// <summary>Stopped because what it would find is not wanted.</summary>
    public bool IsUnwanted { get; private set; }

    public CancellationToken Stopping => stopping.Token;

    /// <summary>How many pairs meet again and how many must, where a whole series is planned; null otherwise.</summary>
    public (long Again, long Broken, long AtLeast)? Series { get; private set; }

    /// <summary>Of how many pairs how many are new, once other groups as good are found; null otherwise.</summary>
    public (long New, long All)? Others { get; private set; }

    public void Report(ComposeProgress value) => Best = value;

    public void ReportOthers(long apart, long all) => Others = (apart, all);

    public void Report(long again, long broken, long atLeast) => Series = (again, broken, atLeast);

    public void Stop(bool keepsBest)
    {
        IsUnwanted = !keepsBest;
        stopping.Cancel();
    }

    public void Dispose() => stopping.Dispose();
}

/// <summary>
/// Searches run one after the other beside the pages and outlive a reload; of one proposal there is one at a time. They
/// ask and write as the organiser who began them.
/// </summary>
public sealed class Searches(
    Db db,
    ProposalReading reading,
    ProposalChanges changes,
    TimeProvider clock,
    ILogger<Searches> log
) : BackgroundService
{
    private readonly ConcurrentDictionary<Guid, Search> running = new();
    private readonly Channel<Search> waiting = Channel.CreateUnbounded<Search>();

    public Search? Of(Guid proposal) => running.GetValueOrDefault(proposal);

    /// <summary>Begins a search; a second click finds the first one under way and does nothing.</summary>
    public void Begin(Viewer viewer, GroupProposal proposal, bool forOthers = false)
    {
        var search = new Search(viewer, proposal.Id, proposal.Seconds, forOthers);
        if (running.TryAdd(proposal.Id, search))
        {
            waiting.Writer.TryWrite(search);
        }
        else
        {
            search.Dispose();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var search in waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await RunAsync(search, stoppingToken);
            }
            catch (Exception fault) when (fault is Npgsql.NpgsqlException or IOException or TimeoutException)
            {
                log.LogWarning("A search for groups could not reach the database ({Fault}).", fault.GetType().Name);
            }
            finally
            {
                running.TryRemove(search.Proposal, out _);
                search.Dispose();
            }
        }
    }

    private async Task RunAsync(Search search, CancellationToken ending)
    {
        var sheet = await db.AsAsync(
            search.Viewer,
            tx => reading.SheetAsync(tx, search.Viewer, search.Proposal, clock.Today()),
            ending
        );
        if (sheet is null || sheet.IsConfirmed || sheet.Problem.Check().Count > 0)
        {
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(search.Stopping, ending);
        if (search.ForOthers)
        {
            await RunForOthersAsync(search, sheet, stop.Token, ending);
            return;
        }

        var open = await OpenSeriesAsync(search, sheet, ending);
        if (SearchSeries.IsFor(open))
        {
            await RunSeriesAsync(search, open, stop.Token, ending);
            return;
        }

        var found = await Task.Run(() => Composer.Compose(sheet.Problem, OptionsOf(sheet, search), stop.Token), ending);
        if (!search.IsUnwanted)
        {
            await db.AsAsync(search.Viewer, tx => changes.PutFoundAsync(tx, sheet, Told(sheet, found)), ending);
        }
    }

    // What was found before comes back by undoing; what is dearer, or the same, is not put there.
    private async Task RunForOthersAsync(
        Search search,
        ProposalSheet sheet,
        CancellationToken stop,
        CancellationToken ending
    )
    {
        var now = CostOf.Groups(sheet.Problem, sheet.Seating);
        var options = OptionsOf(sheet, search) with
        {
            Start = null,
            Progress = new OthersSoFar(
                search,
                now.Cost,
                sheet.Seating.Sum(group => group.Count * (group.Count - 1) / 2)
            ),
            // Each time from somewhere else: the first answer is then not the only other one.
            Seed = sheet.Proposal.Seed + sheet.Proposal.Version,
        };
        var others = await Task.Run(() => OtherAnswers.To(sheet.Problem, sheet.Seating, 1, options, stop), ending);
        if (search.IsUnwanted)
        {
            return;
        }

        var found =
            others is [var other]
            && other.Report.Broken <= now.Broken
            && other.Cost <= now.Cost
            && !AreTheSame(other.Groups, sheet.Seating)
                ? Told(sheet, other) with
                {
                    Stop = GroupProposal.Others,
                    // The problem is the same: what was proved of it stays proved.
                    LowerBound = Math.Max(other.LowerBound, sheet.Proposal.LowerBound ?? long.MinValue),
                }
                : null;
        await db.AsAsync(
            search.Viewer,
            async tx =>
                await (
                    found is null ? changes.NoOthersAsync(tx, sheet.Proposal) : changes.PutFoundAsync(tx, sheet, found)
                ),
            ending
        );
    }

    private static bool AreTheSame(IReadOnlyList<IReadOnlyList<int>> one, IReadOnlyList<IReadOnlyList<int>> other) =>
        one.Select(Key).ToHashSet(StringComparer.Ordinal).SetEquals(other.Select(Key));

    private static string Key(IReadOnlyList<int> group) => string.Join(' ', group.Order());

    private Task<IReadOnlyList<ProposalSheet>> OpenSeriesAsync(
        Search search,
        ProposalSheet sheet,
        CancellationToken ending
    ) =>
        db.AsAsync(
            search.Viewer,
            async tx =>
            {
                var open = new List<ProposalSheet>();
                foreach (var other in sheet.Series.Where(other => other.ConfirmedAt is null))
                {
                    if (await reading.SheetAsync(tx, search.Viewer, other.Id, clock.Today()) is { } planned)
                    {
                        open.Add(planned);
                    }
                }

                return (IReadOnlyList<ProposalSheet>)open;
            },
            ending
        );

    private async Task RunSeriesAsync(
        Search search,
        IReadOnlyList<ProposalSheet> open,
        CancellationToken stop,
        CancellationToken ending
    )
    {
        var found = await Task.Run(() => SearchSeries.Plan(open, search, stop), ending);
        if (search.IsUnwanted || found is null)
        {
            return;
        }

        await db.AsAsync(
            search.Viewer,
            async tx =>
            {
                foreach (var (sheet, seats) in open.Zip(found))
                {
                    await changes.PutFoundAsync(tx, sheet, seats);
                }
            },
            ending
        );
    }

    // Half the processors: pages answer meanwhile.
    private static ComposeOptions OptionsOf(ProposalSheet sheet, Search search) =>
        new()
        {
            Seconds = search.Seconds,
            Seed = sheet.Proposal.Seed,
            Threads = Math.Max(1, Environment.ProcessorCount / 2),
            Start = StartOf(sheet),
            Progress = search,
        };

    // What was moved by hand into groups of another size is no beginning: the search keeps the sizes it begins with.
    private static IReadOnlyList<IReadOnlyList<int>>? StartOf(ProposalSheet sheet) =>
        sheet.IsSeated && CostOf.Groups(sheet.Problem, sheet.Seating).Broken == 0 ? sheet.Seating : null;

    private static Found Told(ProposalSheet sheet, Composition found) =>
        new(
            found
                .Groups.SelectMany((group, at) => group.Select(person => (sheet.People[person].Person, Seat: at + 1)))
                .ToDictionary(),
            found.Stop.ToString(),
            found.LowerBound,
            found.Epochs
        );

    // On its way the search counts each cost (pairs + 1) times, and one for each pair that sat together before.
    private sealed class OthersSoFar(Search search, long cost, int pairs) : IProgress<ComposeProgress>
    {
        public void Report(ComposeProgress value)
        {
            if (value.Broken == 0 && value.Cost / (pairs + 1) <= cost)
            {
                search.ReportOthers(pairs - (value.Cost % (pairs + 1)), pairs);
            }
        }
    }
}
