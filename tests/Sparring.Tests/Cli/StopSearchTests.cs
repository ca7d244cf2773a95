using System.Diagnostics;
using System.Text.Json;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Cli;

/// <summary>Whoever ends a search gets the best it has found.</summary>
public sealed class StopSearchTests
{
    // By TERM: whoever is started in the background has INT ignored from the start.
    [Fact]
    public async Task A_search_that_is_stopped_answers_with_the_best_found_so_far()
    {
        string[] words =
        [
            Path.Combine(AppContext.BaseDirectory, "Sparring.Cli.dll"),
            "groups",
            "mdgp",
            Repository.Path("docs/groups/example-mdgp.txt"),
            "--seconds",
            "300",
        ];
        using var search =
            Process.Start(
                new ProcessStartInfo("dotnet", words) { RedirectStandardOutput = true, RedirectStandardError = true }
            ) ?? throw new InvalidOperationException("dotnet does not start.");
        var (said, told) = (search.StandardOutput.ReadToEndAsync(Cancel), search.StandardError.ReadToEndAsync(Cancel));
        // Five seconds of work: what starts and reads takes less, so it searches.
        while (!search.HasExited && search.TotalProcessorTime < TimeSpan.FromSeconds(5))
        {
            await Task.Delay(50, Cancel);
        }

        using var kill = Process.Start("kill", ["-TERM", $"{search.Id}"]);
        await search.WaitForExitAsync(Cancel);

        Assert.Equal((0, "Stopped before its time: this is the best found so far.\n"), (search.ExitCode, await told));
        using var answer = JsonDocument.Parse(await said);
        Assert.Equal(3, answer.RootElement.GetProperty("groups").GetArrayLength());
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
