using Sparring.Platform.Data;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Cli;

/// <summary>Odd networks on the command line, as a process: each has an answer that is defined, or a sentence.</summary>
public sealed class AnalyseNetworkTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sparring-network-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("""{"n":0,"ties":[]}""", "Nobody is in this network, so there is nothing to measure.")]
    [InlineData("""{"n":1,"ties":[]}""", "1 person, 1 of them answered.", "Ties: 0 of 0 (not defined)")]
    [InlineData(
        """{"matrix":["0111","1011","1101","1110"]}""",
        "Ties: 12 of 12 (100.0 %)",
        "Nobody is indispensable.",
        "Core: not defined."
    )]
    [InlineData(
        """{"n":5,"ties":[[1,2],[2,1],[3,4]]}""",
        "3 separate parts, of 2, 2, 1 people.",
        "Nobody is indispensable, but 2 ties."
    )]
    [InlineData(
        """{"n":4,"respondents":[1],"ties":[[1,2],[1,3],[2,3]]}""",
        "4 people, 1 of them answered.",
        "Ties: 2 of 3 (66.7 %)",
        "Returned: not defined of ties, not defined of pairs.",
        "Indispensable: 1 person, 2 ties.",
        "One tie stands in the row of somebody who did not respond; it is left out."
    )]
    [InlineData(
        """{"n":4,"ties":[[1,1],[1,2],[1,2],[2,3,-1],[3,4]]}""",
        "Ties: 2 of 12 (16.7 %)",
        "One tie of a person to himself or herself does not count.",
        "One tie was given again; it counts once, with its largest value.",
        "One value is below 0; it is an answer, and no tie."
    )]
    [InlineData(
        """{"n":3,"labels":["Asta Holm","Bo Friis","Asta Holm"],"ties":[[1,2],[2,3]]}""",
        "Ties: 2 of 6 (33.3 %)",
        "The label “Asta Holm” stands more than once; people are told apart by their numbers."
    )]
    public async Task An_odd_network_is_measured_and_what_was_done_is_said(string network, params string[] sentences)
    {
        var (asText, asJson) = (await RunAsync(network, "text"), await RunAsync(network, "json"));

        Assert.Equal((0, 0), (asText.ExitCode, asJson.ExitCode));
        Assert.All(sentences, sentence => Assert.Contains(sentence, asText.Output, StringComparison.Ordinal));
        Assert.StartsWith("{\"n\":", asJson.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", asText.Output + asJson.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("""{"n":2,"ties":[[1,3]]}""", "A tie names person 3; people are numbered 1 to 2.")]
    [InlineData("""{"n":2,"ties":[[1,"2"]]}""", "A person in “ties” must be a whole number.")]
    [InlineData("""{"matrix":["0x","00"]}""", "Row 1 of “matrix” holds “x”; a cell is a digit, or “.” where unknown.")]
    public async Task A_file_that_cannot_be_meant_is_refused_with_a_sentence(string network, string sentence)
    {
        var (asText, asJson) = (await RunAsync(network, "text"), await RunAsync(network, "json"));

        Assert.Equal((1, sentence + "\n"), (asText.ExitCode, asText.Output));
        Assert.Equal(1, asJson.ExitCode);
        Assert.StartsWith("{\"faults\":[{\"code\":", asJson.Output, StringComparison.Ordinal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<ProgramRun> RunAsync(string network, string format)
    {
        var file = Path.Combine(folder, "network.json");
        await File.WriteAllTextAsync(file, network, Cancel);
        string[] words = ["network", "analyse", file, "--format", format];
        return await ProgramRun.ToEndAsync(
            new("dotnet", [Path.Combine(AppContext.BaseDirectory, "Sparring.Cli.dll"), .. words])
            {
                WorkingDirectory = Repository.Root,
            },
            Cancel
        );
    }
}
