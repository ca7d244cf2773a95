using System.Text.Json;
using Sparring.NetworkAnalysis;
using Sparring.NetworkAnalysis.Change;
using Sparring.NetworkAnalysis.Cohesion;
using Sparring.NetworkAnalysis.Files;
using Xunit;

namespace Sparring.Libraries.Tests.NetworkAnalysis.Change;

public sealed class WaveComparisonTests
{
    private const string First = """
        {"n":4,"labels":["Asta","Bo","Carl","Ditte"],"ties":[[1,2,1],[2,3,1],[3,1,1],[1,4,1]]}
        """;

    // Bo left and Eva came; the rest stand in another order.
    private const string Second = """
        {"n":4,"labels":["Carl","Eva","Asta","Ditte"],"ties":[[1,3,1],[3,1,1],[2,1,1]]}
        """;

    [Fact]
    public void People_are_found_by_name_and_only_those_of_both_waves_are_compared()
    {
        var (before, after) = (Read(First), Read(Second));

        var waves = WaveComparison.Of(
            Network.From(before.Data),
            Network.From(after.Data),
            MatchPeople.Of(before, after) ?? [],
            new() { Deals = 99 }
        );

        // Among Asta, Carl and Ditte: Carl–Asta kept, Asta–Carl gained, Asta–Ditte lost.
        Assert.Equal((3, 1, 1), (waves.People, waves.Left, waves.Came));
        Assert.Equal(new NetworkChange(6, Kept: 1, Gained: 1, Lost: 1), waves.Change);
        Assert.Equal(0, waves.Bootstrap?.Change);
        Assert.Equal(0.25, waves.Qap?.Correlation ?? 0, 9);
    }

    [Fact]
    public void Without_names_numbers_are_people_and_names_twice_or_other_numbers_match_nobody()
    {
        var four = Read("""{"n":4,"ties":[[1,2,1]]}""");

        Assert.Equal(new PersonInBoth(3, 3), MatchPeople.Of(four, Read(Second))?[3]);
        Assert.Null(MatchPeople.Of(four, Read("""{"n":5,"ties":[]}""")));
        Assert.Null(MatchPeople.Of(Read("""{"n":2,"labels":["Asta","Asta"],"ties":[]}"""), Read(Second)));
    }

    [Fact]
    public void The_report_says_more_when_more_was_asked_for_and_nothing_when_not()
    {
        var (before, after) = (Read(First), Read(Second));
        var network = Network.From(after.Data);
        var report = Sample.Report(network);
        var waves = WaveComparison.Of(Network.From(before.Data), network, MatchPeople.Of(before, after) ?? [], new());

        var plain = Json(report);
        var more = Json(report with { Change = waves, Robustness = Robustness.Of(network, 1, default) });

        Assert.False(plain.TryGetProperty("change", out _) || plain.TryGetProperty("robustness", out _));
        Assert.Equal(1, more.GetProperty("change").GetProperty("gained").GetInt32());
        Assert.Equal(
            """{"lost":1,"least_together":1,"splitting":3,"choices":4}""",
            more.GetProperty("robustness")[0].GetRawText()
        );
    }

    private static JsonElement Json(NetworkReport report)
    {
        using var stream = new MemoryStream();
        WriteNetworkReport.To(stream, report, []);
        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }

    private static NetworkReading.Read Read(string text) =>
        Assert.IsType<NetworkReading.Read>(ReadNetworkJson.From(System.Text.Encoding.UTF8.GetBytes(text)));
}
