using Xunit;

namespace Sparring.Tests.Architecture;

public sealed class SilenceTests
{
    [Fact]
    public void Every_silence_has_a_reason() => House.IsClean(Written().SelectMany(Silence.Faults));

    [Fact]
    public void Nothing_is_left_half_done() => House.IsClean(Written().SelectMany(Silence.UnfinishedFaults));

    [Fact]
    public void Planted_silences_are_found()
    {
        var code = new SourceFile(
            "Plant.cs",
            """
            #pragma warning disable CA1000
            #pragma warning disable CA1000 // because it is planted
            [SuppressMessage("Design", "CA1000")]
            var name = Find()!.Name; // wow!
            if (!ready && name != "no!") return;
            """
        );
        var project = new SourceFile(
            "Plant.csproj",
            "<!-- CA1001: planted --><NoWarn>$(NoWarn);CA1001;CA1002</NoWarn>"
        );

        Assert.Equal(
            [
                "Plant.cs:1: silenced without a reason",
                "Plant.cs:3: silenced without a reason",
                "Plant.cs:4: null is waved away",
                "Plant.csproj: CA1002 is silenced without a reason",
            ],
            new[] { code, project }.SelectMany(Silence.Faults)
        );
    }

    [Fact]
    public void Planted_unfinished_work_is_found()
    {
        var left = "TO" + "DO";

        Assert.Equal(
            [$"Plant.md:2: unfinished ({left})"],
            Silence.UnfinishedFaults(new SourceFile("Plant.md", $"fine\n{left}: the rest"))
        );
    }

    // The plants of this test are texts in it.
    private static IEnumerable<SourceFile> Written() => Sources.All.Where(file => !file.Is("SilenceTests.cs"));
}
