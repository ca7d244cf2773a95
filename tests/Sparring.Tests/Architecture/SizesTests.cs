using Xunit;

namespace Sparring.Tests.Architecture;

public sealed class SizesTests
{
    [Fact]
    public void Files_are_short() => House.IsClean(Sizes.FileFaults(Sources.Of(".cs", ".razor")));

    [Fact]
    public void Methods_are_short()
    {
        House.IsClean(Sizes.MethodFaults(Compiled.Application));
        House.IsClean(Sizes.MethodFaults(Compiled.Web));
        House.IsClean(Sizes.MethodFaults(Compiled.CommandLine));
        House.IsClean([
            .. Sizes.MethodFaults(Compiled.GroupComposition),
            .. Sizes.MethodFaults(Compiled.NetworkAnalysis),
        ]);
    }

    [Fact]
    public void Planted_long_files_are_found()
    {
        var faults = Sizes.FileFaults([
            new("src/Good.cs", Lines(300)),
            new("src/Long.cs", Lines(301)),
            new("src/Long.razor", Lines(121)),
            new("tests/Good.cs", Lines(500)),
            new("tests/Long.cs", Lines(501)),
        ]);

        Assert.Equal(
            [
                "src/Long.cs has 301 lines; 300 at most",
                "src/Long.razor has 121 lines; 120 at most",
                "tests/Long.cs has 501 lines; 500 at most",
            ],
            faults
        );
    }

    [Fact]
    public void A_planted_long_method_is_found()
    {
        var faults = Sizes.MethodFaults(Compiled.Tests);

        Assert.Contains(faults, fault => fault.Contains("PlantedLength", StringComparison.Ordinal));
    }

    private static string Lines(int count) => string.Concat(Enumerable.Repeat("line\n", count));
}
