namespace Sparring.GroupComposition.Diversity;

/// <summary>Runs an epoch of all baths, on one thread or two; which thread heats which bath changes nothing.</summary>
/// <remarks>
/// A round takes some 60 µs, so nobody waits for a thread that does not run: whoever is free takes the next bath, and the first thread
/// waits at most for a bath the second has begun.
/// </remarks>
internal sealed class Crew : IDisposable
{
    private const int NeverSleep = -1;

    private readonly Ladder ladder;
    private readonly Thread? second;
    private int next;
    private int done;
    private volatile bool isOver;

    public Crew(Ladder ladder, int threads)
    {
        (this.ladder, next) = (ladder, ladder.Rungs);
        if (threads > 1)
        {
            second = new Thread(Work) { IsBackground = true };
            second.Start();
        }
    }

    public void RunEpoch()
    {
        for (var round = 0; round < Ladder.Rounds; round++)
        {
            // Nobody takes a bath before there is a next one.
            Volatile.Write(ref done, 0);
            Volatile.Write(ref next, 0);
            Help();
            var wait = default(SpinWait);
            while (Volatile.Read(ref done) < ladder.Rungs)
            {
                wait.SpinOnce(NeverSleep);
            }

            ladder.Exchange();
        }

        ladder.EndEpoch();
    }

    public void Dispose()
    {
        isOver = true;
        second?.Join();
    }

    private void Work()
    {
        var wait = default(SpinWait);
        while (!isOver)
        {
            if (Volatile.Read(ref next) < ladder.Rungs)
            {
                Help();
                wait.Reset();
            }
            else
            {
                wait.SpinOnce(NeverSleep);
            }
        }
    }

    private void Help()
    {
        for (int rung; (rung = Interlocked.Increment(ref next) - 1) < ladder.Rungs; )
        {
            ladder.Heat(rung);
            Interlocked.Increment(ref done);
        }
    }
}
