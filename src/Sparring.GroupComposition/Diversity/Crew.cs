namespace Sparring.GroupComposition.Diversity;

/// <summary>Runs an epoch of all runs, on one thread or two; which thread does which run changes nothing.</summary>
internal sealed class Crew : IDisposable
{
    private readonly AnnealingRun[] runs;
    private readonly Barrier? barrier;
    private readonly Thread? second;
    private volatile bool isOver;

    public Crew(AnnealingRun[] runs, int threads)
    {
        this.runs = runs;
        if (threads > 1)
        {
            barrier = new Barrier(2);
            second = new Thread(Work) { IsBackground = true };
            second.Start();
        }
    }

    public void RunEpoch()
    {
        if (barrier is null)
        {
            Array.ForEach(runs, run => run.RunEpoch());
            return;
        }

        barrier.SignalAndWait();
        runs[0].RunEpoch();
        barrier.SignalAndWait();
    }

    public void Dispose()
    {
        isOver = true;
        barrier?.SignalAndWait();
        second?.Join();
        barrier?.Dispose();
    }

    private void Work()
    {
        while (true)
        {
            barrier?.SignalAndWait();
            if (isOver)
            {
                return;
            }

            foreach (var run in runs.Skip(1))
            {
                run.RunEpoch();
            }

            barrier?.SignalAndWait();
        }
    }
}
