using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Architecture;

public sealed class LibrariesTests
{
    [Fact]
    public void The_libraries_stand_on_the_base_class_library_alone() =>
        House.IsClean(Libraries.ReferenceFaults(Compiled.GroupComposition));

    [Fact]
    public void A_reference_to_a_package_is_found() =>
        Assert.Contains("Sparring.Tests refers to xunit.v3.core", Libraries.ReferenceFaults(Compiled.Tests));

    [Fact]
    public async Task The_public_face_of_a_library_is_the_approved_one()
    {
        var cancel = TestContext.Current.CancellationToken;
        var path = Repository.Path("docs/api/group-composition.txt");
        var face = Libraries.PublicFace(Compiled.GroupComposition);
        if (Environment.GetEnvironmentVariable("SPARRING_APPROVE") == "1")
        {
            await File.WriteAllTextAsync(path, face, cancel);
        }

        Assert.Equal(await File.ReadAllTextAsync(path, cancel), face);
    }

    [Fact]
    public void A_new_public_member_shows_in_the_face() =>
        Assert.Contains(
            "Sparring.Tests.Architecture.Planted.PlantedFace\n  .ctor(): Void\n  Held: Int32\n",
            Libraries.PublicFace(Compiled.Tests),
            StringComparison.Ordinal
        );
}
