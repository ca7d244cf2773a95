using System.Text;
using System.Text.Json;
using Sparring.NetworkAnalysis;
using Sparring.NetworkAnalysis.Files;
using Xunit;

namespace Sparring.Libraries.Tests.NetworkAnalysis;

/// <summary>Every figure beside what igraph says of the same network (stored with its version in Peers).</summary>
public sealed class PeersTests
{
    private const double Close = 1e-6;

    [Theory]
    [InlineData("nine")]
    [InlineData("florentine")]
    [InlineData("karate")]
    [InlineData("forty-dense")]
    [InlineData("forty-thin")]
    [InlineData("eighty")]
    [InlineData("three-hundred")]
    public void Every_figure_is_that_of_igraph(string name)
    {
        using var stored = JsonDocument.Parse(File.ReadAllText(Path.Combine("NetworkAnalysis/Peers", name + ".json")));
        var expected = stored.RootElement.GetProperty("expected");

        using var report = ReportOf(stored.RootElement);

        foreach (var figure in expected.EnumerateObject())
        {
            IsSame(figure, report.RootElement);
        }
    }

    private static void IsSame(JsonProperty figure, JsonElement report)
    {
        switch (figure.Name)
        {
            case "least_modularity":
                Assert.True(
                    report.GetProperty("modularity_max_undirected").GetDouble() >= figure.Value.GetDouble() - 1e-9
                );
                break;
            case "assortativity_directed" or "assortativity_undirected":
                IsSame(
                    figure.Name,
                    figure.Value,
                    report.GetProperty("attributes").GetProperty("kind").GetProperty(figure.Name)
                );
                break;
            case var core when core.StartsWith("core_", StringComparison.Ordinal):
                var found = report.GetProperty("core_periphery").GetProperty("offblocks_" + core["core_".Length..]);
                IsSame(figure.Name, figure.Value[0], found.GetProperty("fit"));
                IsSame(figure.Name, figure.Value[1], found.GetProperty("optimal_partitions"));
                break;
            default:
                IsSame(figure.Name, figure.Value, report.GetProperty(figure.Name));
                break;
        }
    }

    private static void IsSame(string name, JsonElement expected, JsonElement found)
    {
        Assert.True(expected.ValueKind == found.ValueKind, $"{name}: {expected.ValueKind} and {found.ValueKind}");
        if (expected.ValueKind == JsonValueKind.Array)
        {
            Assert.Equal(expected.GetArrayLength(), found.GetArrayLength());
            foreach (var (one, other) in expected.EnumerateArray().Zip(found.EnumerateArray()))
            {
                IsSame(name, one, other);
            }
        }
        else if (expected.ValueKind == JsonValueKind.Number)
        {
            var (one, other) = (expected.GetDouble(), found.GetDouble());
            Assert.True(Math.Abs(one - other) <= Close * Math.Max(1, Math.Abs(one)), $"{name}: {one} and {other}");
        }
    }

    private static JsonDocument ReportOf(JsonElement stored)
    {
        var input = $$$"""
            {"n":{{{stored.GetProperty("n").GetInt32()}}},"ties":{{{stored.GetProperty("ties").GetRawText()}}},
             "attributes":{"kind":{{{stored.GetProperty("values").GetRawText()}}}}}
            """;
        var read = Assert.IsType<NetworkReading.Read>(ReadNetworkJson.From(Encoding.UTF8.GetBytes(input)));
        using var stream = new MemoryStream();
        WriteNetworkReport.To(stream, Sample.Report(Network.From(read.Data)), read.Notes);
        return JsonDocument.Parse(stream.ToArray());
    }
}
