using System.Collections.Concurrent;
using Sparring.Platform.Data;
using Sparring.Rooms.Surveys.Contract;

namespace Sparring.Rooms.Surveys.Answering;

/// <summary>
/// Puts answers that arrive together into the wave's box together, in one transaction. Nobody waits for company: while one transaction goes,
/// those who come gather for the next, and the first of them carries it. Each is answered by itself, after the commit. When the transaction
/// fails, each of them is tried alone, so that none takes the others down.
/// </summary>
public sealed class Letterbox(Db db, AnswerStore store)
{
    private const int MostTogether = 64;

    private readonly ConcurrentDictionary<WaveId, Queue> queues = [];

#pragma warning disable VSTHRD003 // because one who waits is told by whoever carries, and nothing here runs in a thread of its own
    /// <summary>True when it is committed; false when it is too late, or the own copy it was made from is another by now.</summary>
    public async Task<bool> PutAsync(Sending sending)
    {
        var queue = queues.GetOrAdd(sending.Wave.Id, _ => new());
        var mine = new Waiting(sending);
        if (queue.IsFirst(mine) || await mine.Carries.Task)
        {
            var together = queue.Take(MostTogether);
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
                other.Carries.SetResult(false);
            }
        }

        return await mine.Sent.Task;
    }
#pragma warning restore VSTHRD003

    // Whoever closes her page in between has sent all the same, and the others are not hers to break off.
    private async Task CarryAsync(IReadOnlyList<Waiting> together)
    {
        try
        {
            var (wave, viewer) = (together[0].Sending.Wave, together[0].Sending.Viewer);
            Sending[] sendings = [.. together.Select(one => one.Sending)];
            var sent = await db.AsAsync(viewer, tx => store.SendAsync(tx, wave, sendings), CancellationToken.None);
            foreach (var (one, isSent) in together.Zip(sent))
            {
                one.Sent.SetResult(isSent);
            }
        }
#pragma warning disable CA1031 // because the fault is thrown to whoever sent it, and to nobody else
        catch (Exception fault)
#pragma warning restore CA1031
        {
            if (together is [var alone])
            {
                alone.Sent.SetException(fault);
                return;
            }

            foreach (var one in together)
            {
                await CarryAsync([one]);
            }
        }
    }

    private sealed record Waiting(Sending Sending)
    {
        /// <summary>True: it is her turn to carry; false: she was carried.</summary>
        public TaskCompletionSource<bool> Carries { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource<bool> Sent { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Queue
    {
        private readonly Lock gate = new();
        private readonly List<Waiting> waiting = [];
        private bool goes;

        /// <summary>True when nobody carries now.</summary>
        public bool IsFirst(Waiting one)
        {
            lock (gate)
            {
                waiting.Add(one);
                var first = !goes;
                goes = true;
                return first;
            }
        }

        /// <summary>In the order of their people, so that no two transactions wait for each other.</summary>
        public IReadOnlyList<Waiting> Take(int most)
        {
            lock (gate)
            {
                Waiting[] taken = [.. waiting.Take(most)];
                waiting.RemoveRange(0, taken.Length);
                return [.. taken.OrderBy(one => one.Sending.Viewer.Person.Value)];
            }
        }

        public void CallNext()
        {
            lock (gate)
            {
                goes = waiting.Count > 0;
                if (goes)
                {
                    waiting[0].Carries.SetResult(true);
                }
            }
        }
    }
}
