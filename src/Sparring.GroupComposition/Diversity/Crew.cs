namespace Sparring.GroupComposition.Diversity;

/// <summary>Runs an epoch on all islands, on one thread or two; which thread runs which island changes nothing.</summary>
internal sealed class Crew : IDisposable
{
    private readonly AnnealingIsland[] islands;
    private readonly Barrier? barrier;
    private readonly Thread? second;
    private volatile bool isOver;

    public Crew(AnnealingIsland[] islands, int threads)
    {
        this.islands = islands;
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
            Array.ForEach(islands, island => island.RunEpoch());
            return;
        }

        barrier.SignalAndWait();
        islands[0].RunEpoch();
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

            foreach (var island in islands.Skip(1))
            {
                island.RunEpoch();
            }

            barrier?.SignalAndWait();
        }
    }
}
