namespace Sparring.Benchmarks;

/// <summary>From starting the process to the first page, on a data folder that exists, against the smallest application in the same run.</summary>
public static class StartBenchmark
{
    private const int Turns = 7;

    public static async Task<int> RunAsync(string data)
    {
        (await Server.ProductAsync(5193, data)).Dispose();
        List<(double Product, double Smallest)> turns = [];
        for (var turn = 0; turn < Turns; turn++)
        {
            using var product = await Server.ProductAsync(5193, data);
            using var smallest = await Server.BaselineAsync(5194);
            turns.Add((product.ToFirstPage.TotalSeconds, smallest.ToFirstPage.TotalSeconds));
        }

        var sorted = turns.OrderBy(turn => turn.Product / turn.Smallest).ToList();
        var (productSeconds, smallestSeconds) = sorted[Turns / 2];
        Console.WriteLine(
            $"Start to first page: {productSeconds:F2} s, smallest application {smallestSeconds:F2} s, ratio {productSeconds / smallestSeconds:F2} (median of {Turns})"
        );
        return 0;
    }
}
