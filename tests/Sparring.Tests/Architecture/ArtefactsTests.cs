using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Architecture;

public sealed class ArtefactsTests
{
    [Fact]
    public void Every_artefact_asked_about_is_in_the_matrix()
    {
        var matrix = Artefacts.InMatrix(
            File.ReadAllText(Repository.Path("src/Sparring/Rooms/Privacy/permission-matrix.csv"))
        );

        Assert.NotEmpty(matrix);
        House.IsClean(Sources.Of(".sql", ".cs").Where(IsOurs).SelectMany(file => Artefacts.Faults(file, matrix)));
    }

    [Fact]
    public void A_planted_misspelling_is_found()
    {
        var matrix = Artefacts.InMatrix("artefact;owner\nfoundation_draft;RW\n");
        var policy = new SourceFile(
            "plant.sql",
            "using (may('R', 'foundation_draft', owner, programme) or may('R', 'foundation_drfat', owner, programme))"
        );

        Assert.Equal(["plant.sql: the matrix has no 'foundation_drfat'"], Artefacts.Faults(policy, matrix));
    }

    private static bool IsOurs(SourceFile file) => file.Path.StartsWith("src/", StringComparison.Ordinal);
}
