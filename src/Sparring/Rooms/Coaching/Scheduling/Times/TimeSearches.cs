using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sparring.GroupComposition.Scheduling;
using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Rooms.Coaching.Contract;

namespace Sparring.Rooms.Coaching.Scheduling.Times;

/// <summary>A search for all times, under way or waiting for its turn.</summary>
/// <param name="gather">Reads calendars again, and answers what the search goes by.</param>
public sealed class TimeSearch(
    Viewer viewer,
    CoachingTrackId track,
    Func<TimeSearch, CancellationToken, Task<PlanInput>> gather
) : IProgress<ScheduleProgress>
{
    public TimeSearch(Viewer viewer, CoachingTrackId track, PlanInput input)
        : this(viewer, track, (_, _) => Task.FromResult(input)) { }

    public Viewer Viewer => viewer;

    public CoachingTrackId Track => track;

    public Task<PlanInput> GatherAsync(CancellationToken cancel) => gather(this, cancel);

    /// <summary>How many calendars have been read again, of how many; null: none are.</summary>
    public CalendarsRead? Calendars { get; set; }

    /// <summary>The best so far; null while it waits.</summary>
    public ScheduleProgress? Best { get; private set; }

    public void Report(ScheduleProgress value) => Best = value;
}

/// <summary>How many calendars have been read again, of how many.</summary>
public sealed record CalendarsRead(int Read, int Of);

/// <summary>Searches run one after the other beside the pages and outlive a reload; of one track there is one at a time.</summary>
public sealed class TimeSearches(Db db, PlanStore store, Ids ids, TimeProvider clock, ILogger<TimeSearches> log)
    : BackgroundService
{
    private const double MostSeconds = 20;
    private readonly ConcurrentDictionary<CoachingTrackId, TimeSearch> running = new();
    private readonly Channel<TimeSearch> waiting = Channel.CreateUnbounded<TimeSearch>();

    private readonly ConcurrentDictionary<CoachingTrackId, bool> failed = new();

    /// <summary>The last search of the track came to no end, and nothing was kept of it.</summary>
    public bool HasFailed(CoachingTrackId track) => failed.ContainsKey(track);

    public TimeSearch? Of(CoachingTrackId track) => running.GetValueOrDefault(track);

    /// <summary>Begins a search; a second press finds the first one under way and does nothing.</summary>
    public void Begin(TimeSearch search)
    {
        if (running.TryAdd(search.Track, search))
        {
            failed.TryRemove(search.Track, out _);
            waiting.Writer.TryWrite(search);
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
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it was, the next search and the pages go on. What people wrote is in none of its words.
                failed[search.Track] = true;
                log.LogError("A search for times came to no end ({Fault}).", fault.GetType().Name);
            }
            finally
            {
                running.TryRemove(search.Track, out _);
            }
        }
    }

    private async Task RunAsync(TimeSearch search, CancellationToken ending)
    {
        var input = await search.GatherAsync(ending);
        var options = new ScheduleOptions { Seconds = MostSeconds, Progress = search };
        var answer = await Task.Run(() => MakeSchedule.Of(input.Problem(), options, ending), ending);
        var found = answer is ScheduleAnswer.Made made
            ? input.Told(made.Schedule)
            : new FoundPlan([], [], 0, 0, 0, RoomTexts.Of<TimeSearches>().In(search.Viewer.Language, "times.refused"));
        await db.AsAsync(
            search.Viewer,
            tx => store.PutAsync(tx, ids.Next(), search.Track, found, clock.GetUtcNow()),
            ending
        );
    }
}
