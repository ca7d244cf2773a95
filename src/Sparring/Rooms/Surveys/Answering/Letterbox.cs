using System.Collections.Concurrent;
using Sparring.Platform.Data;
using Sparring.Rooms.Surveys.Contract;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Answering;

/// <summary>What becomes of answers that are sent.</summary>
public enum Posted
{
    /// <summary>Committed.</summary>
    Sent,

    /// <summary>The wave takes none, or none of hers.</summary>
    NotTaken,

    /// <summary>More is said than may be.</summary>
    TooMany,
}

/// <summary>
/// Puts answers that arrive together into the wave's box together, in one transaction: what of each lies there is read at once, sealed on
/// all cores, and written at once. Nobody waits for company: while one transaction goes, those who come gather for the next, and the first
/// of them carries it. Each is answered by itself, after the commit. When the transaction fails, each of them is tried alone, so that none
/// takes the others down.
/// </summary>
public sealed class Letterbox(Db db, WaveStore waves, AnswerStore store, OwnAnswers own, TimeProvider clock)
{
    private const int MostTogether = 64;

    private readonly ConcurrentDictionary<WaveId, Queue> queues = [];

    /// <summary>Answered when they are committed, or cannot be.</summary>
    /// <param name="sent">What was given to a line; null where nothing was.</param>
    public async Task<Posted> PutAsync(Viewer viewer, WaveId wave, Func<string, string?> sent)
    {
        // Again, when something of hers was kept in between.
        while (true)
        {
            if (await TryAsync(new Waiting(viewer, wave, sent)) is { } posted)
            {
                return posted;
            }
        }
    }

#pragma warning disable VSTHRD003 // because one who waits is told by whoever carries, and nothing here runs in a thread of its own
    private async Task<Posted?> TryAsync(Waiting mine)
    {
        var queue = queues.GetOrAdd(mine.Wave, _ => new());
        var together = queue.Join(mine) ?? await mine.Carries.Task;
        if (together.Count > 0)
        {
            try
            {
                await CarryAsync(together);
            }
            finally
            {
                queue.CallNext();
            }

            foreach (var other in together.Where(other => other != mine))
            {
                other.Carries.SetResult([]);
            }
        }

        return await mine.Posted.Task;
    }
#pragma warning restore VSTHRD003

    // Whoever closes her page in between has sent all the same, and the others are not hers to break off.
    private async Task CarryAsync(IReadOnlyList<Waiting> together)
    {
        try
        {
            var posted = await db.AsAsync(together[0].Viewer, tx => PutAsync(tx, together), CancellationToken.None);
            foreach (var (one, its) in together.Zip(posted))
            {
                one.Posted.SetResult(its);
            }
        }
#pragma warning disable CA1031 // because the fault is thrown to whoever sent it, and to nobody else
        catch (Exception fault)
#pragma warning restore CA1031
        {
            if (together is [var alone])
            {
                alone.Posted.SetException(fault);
                return;
            }

            foreach (var one in together)
            {
                await CarryAsync([one]);
            }
        }
    }

    // Null for one who has to try again: her own copy is another by now, or who carries may not see what she may.
    private async Task<Posted?[]> PutAsync(Tx tx, IReadOnlyList<Waiting> together)
    {
        var posted = new Posted?[together.Count];
        if (await OpenAsync(tx, together[0].Wave) is not { } box)
        {
            posted[0] = Posted.NotTaken;
            return posted;
        }

        var places = box.Places.ToDictionary(place => place.Person);
        var rows = await store.OwnOfAsync(
            tx,
            box.Wave.Id,
            together.Select(one => one.Viewer.Person).Where(places.ContainsKey)
        );
        var made = new Sending?[together.Count];
        Parallel.For(
            0,
            made.Length,
            at =>
            {
                var (viewer, _, sent) = together[at];
                if (!places.TryGetValue(viewer.Person, out var mine))
                {
                    posted[at] = Posted.NotTaken;
                    return;
                }

                made[at] = own.Seal(box, viewer, mine, rows.GetValueOrDefault(viewer.Person), sent);
                posted[at] = made[at] is null ? Posted.TooMany : null;
            }
        );
        var isSent = await store.SendAsync(tx, box.Wave, [.. made.OfType<Sending>()]);
        foreach (var (at, sent) in Enumerable.Range(0, made.Length).Where(at => made[at] is not null).Zip(isSent))
        {
            posted[at] = sent ? Posted.Sent : null;
        }

        return posted;
    }

    private async Task<OpenBox?> OpenAsync(Tx tx, WaveId id)
    {
        if (
            await waves.FindAsync(tx, id) is not { } wave
            || !wave.Takes(clock.Today())
            || await waves.KeysAsync(tx, id) is not { } keys
        )
        {
            return null;
        }

        var places = await waves.PlacesAsync(tx, id);
        return new(wave, places, SheetCode.For(wave, places), keys.PublicKey);
    }

    private sealed record Waiting(Viewer Viewer, WaveId Wave, Func<string, string?> Sent)
    {
        /// <summary>Whom it is her turn to carry, herself among them; nobody when she was carried.</summary>
        public TaskCompletionSource<IReadOnlyList<Waiting>> Carries { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource<Posted?> Posted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Queue
    {
        private readonly Lock gate = new();
        private readonly List<Waiting> waiting = [];
        private bool goes;

        /// <summary>Herself alone, when nobody is on the way; null when she has to wait.</summary>
        public IReadOnlyList<Waiting>? Join(Waiting one)
        {
            lock (gate)
            {
                if (!goes)
                {
                    goes = true;
                    return [one];
                }

                waiting.Add(one);
                return null;
            }
        }

        /// <summary>In the order of their people, so that no two transactions wait for each other.</summary>
        public void CallNext()
        {
            lock (gate)
            {
                if (waiting is not [var first, ..])
                {
                    goes = false;
                    return;
                }

                Waiting[] taken = [.. waiting.Take(MostTogether)];
                waiting.RemoveRange(0, taken.Length);
                first.Carries.SetResult([.. taken.OrderBy(one => one.Viewer.Person.Value)]);
            }
        }
    }
}
