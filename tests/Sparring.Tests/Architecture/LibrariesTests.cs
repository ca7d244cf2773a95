using Mono.Cecil;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Architecture;

public sealed class LibrariesTests
{
    private static readonly (string File, ModuleDefinition Library)[] All =
    [
        ("disclosure-control", Compiled.DisclosureControl),
        ("group-composition", Compiled.GroupComposition),
        ("network-analysis", Compiled.NetworkAnalysis),
    ];

    [Fact]
    public void The_libraries_stand_on_the_base_class_library_alone() =>
        House.IsClean(All.SelectMany(one => Libraries.ReferenceFaults(one.Library)));

    [Fact]
    public void A_reference_to_a_package_is_found() =>
        Assert.Contains("Sparring.Tests refers to xunit.v3.core", Libraries.ReferenceFaults(Compiled.Tests));

    [Fact]
    public async Task The_public_face_of_a_library_is_the_approved_one()
    {
        var cancel = TestContext.Current.CancellationToken;
        foreach (var (file, library) in All)
        {
            var path = Repository.Path($"docs/api/{file}.txt");
            var face = Libraries.PublicFace(library);
            if (Environment.GetEnvironmentVariable("SPARRING_APPROVE") == "1")
            {
                await File.WriteAllTextAsync(path, face, cancel);
            }

            Assert.Equal(await File.ReadAllTextAsync(path, cancel), face);
        }
    }

    [Fact]
    public void A_new_public_member_shows_in_the_face() =>
        Assert.Contains(
            "Sparring.Tests.Architecture.Planted.PlantedFace\n  .ctor(): Void\n  Held: Int32\n",
            Libraries.PublicFace(Compiled.Tests),
            StringComparison.Ordinal
        );
}
