namespace Sparring.NetworkAnalysis;

/// <summary>Work in numbered blocks on as many threads as are given; which thread did a block never shows in the result.</summary>
internal static class InBlocks
{
    /// <summary>Does every block once; each thread makes its own workspace.</summary>
    public static void Do<TWorkspace>(
        int blocks,
        int threads,
        Func<TWorkspace> workspace,
        Action<TWorkspace, int> work,
        CancellationToken cancel
    )
    {
        var next = -1;
        void Run()
        {
            var own = workspace();
            for (var block = Interlocked.Increment(ref next); block < blocks; block = Interlocked.Increment(ref next))
            {
                cancel.ThrowIfCancellationRequested();
                work(own, block);
            }
        }

        if (threads <= 1 || blocks <= 1)
        {
            Run();
            return;
        }

        // Parallel would be a megabyte and a half of library for these few lines.
#pragma warning disable VSTHRD002 // because the work is figures only: nothing in it waits for the thread that waits here
        Task.WaitAll([.. Enumerable.Range(0, Math.Min(threads, blocks)).Select(_ => Task.Run(Run, cancel))]);
#pragma warning restore VSTHRD002
    }
}
