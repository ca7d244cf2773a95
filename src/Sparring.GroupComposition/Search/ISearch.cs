namespace Sparring.GroupComposition.Search;

/// <summary>A search in epochs: what an epoch finds depends on the seed and on how many came before, never on threads or time.</summary>
internal interface ISearch
{
    /// <summary>The best seating of all epochs.</summary>
    Seating Best { get; }

    /// <summary>The best seating's sum of excesses.</summary>
    long Total { get; }

    /// <summary>How much longer the next epoch will be than the last one, as a factor.</summary>
    double NextToLast { get; }

    /// <summary>Runs one epoch and ends early only when the goal is reached or somebody cancels.</summary>
    void RunEpoch(long epoch, int threads, long goal, CancellationToken cancel);

    /// <summary>Somebody else's seating; taken when it is better.</summary>
    void Offer(Seating seating);
}
