using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Sparring.GroupComposition.Diversity;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Cli;

/// <summary>Whoever asks again on another machine gets the same groups.</summary>
public sealed class DiverseGroupsTests
{
    [Theory]
    [InlineData(6)]
    [InlineData(18)]
    public async Task The_same_groups_come_out_whatever_vectors_the_processor_has(int groups)
    {
        var problem = GenerateDiversity.Of(
            DiversityClass.RanReal,
            70,
            GenerateDiversity.DifferentSizes(70, groups, 5),
            5
        );
        var file = Path.GetTempFileName();
        await File.WriteAllLinesAsync(file, Lines(problem), Cancel);

        var all = await GroupsAsync(file, "DOTNET_EnableHWIntrinsic", "1");
        var shorter = await GroupsAsync(file, "DOTNET_EnableAVX512", "0");
        var none = await GroupsAsync(file, "DOTNET_EnableAVX2", "0");

        File.Delete(file);
        Assert.StartsWith("[[", all, StringComparison.Ordinal);
        Assert.Equal(all, shorter);
        Assert.Equal(all, none);
    }

    private static IEnumerable<string> Lines(DiversityProblem problem)
    {
        var sizes = string.Join(' ', problem.Groups.Select(size => $"{size.Least} {size.Most}"));
        yield return $"{problem.People} {problem.Groups.Count} ds {sizes}";
        for (var a = 0; a < problem.People; a++)
        {
            for (var b = a + 1; b < problem.People; b++)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{a} {b} {problem.Benefit(a, b)}");
            }
        }
    }

    private static async Task<string> GroupsAsync(string file, string setting, string value)
    {
        var command = Path.Combine(AppContext.BaseDirectory, "Sparring.Cli.dll");
        var start = new ProcessStartInfo("dotnet", [command, "groups", "mdgp", file, "--epochs", "30"])
        {
            RedirectStandardOutput = true,
        };
        start.Environment[setting] = value;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(Waiting.Patience);
        using var search = Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start.");
        // A search that hangs is ended, and the test with it.
        await using var ended = limit.Token.Register(() => search.Kill());
        using var answer = JsonDocument.Parse(await search.StandardOutput.ReadToEndAsync(limit.Token));
        await search.WaitForExitAsync(limit.Token);
        return answer.RootElement.GetProperty("groups").GetRawText();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
