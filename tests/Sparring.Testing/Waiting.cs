using System.Diagnostics;

namespace Sparring.Testing;

/// <summary>
/// Waiting for what happens beside a test. The limit is for what never happens: a machine that others use may stand still for
/// minutes, and where the thing happens the limit costs nothing.
/// </summary>
public static class Waiting
{
    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(3);

    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var waited = Stopwatch.StartNew();
        while (!await isSo())
        {
            if (waited.Elapsed > Patience)
            {
                throw new TimeoutException($"It did not happen in {Patience.TotalMinutes} minutes.");
            }

            await Task.Delay(20);
        }
    }
}
