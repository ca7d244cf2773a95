namespace Sparring.GroupComposition.Search;

/// <summary>Independent parts of the work, on so many threads.</summary>
internal static class InParallel
{
    public static void For(int parts, int threads, Action<int> run)
    {
        if (threads <= 1 || parts <= 1)
        {
            for (var part = 0; part < parts; part++)
            {
                run(part);
            }

            return;
        }

        Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = threads }, run);
    }
}
