using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Xunit;

namespace Sparring.Tests.Platform.Sealing;

public sealed class ManyKeysTests
{
    private const string Text = "kun mit";

    [Fact]
    public void Thirty_thousand_people_have_their_keys()
    {
        var ids = Ids.From(12);
        var (tenant, programme) = (TenantId.Of(ids.Next()), ProgrammeId.Of(ids.Next()));
        using var memory = new MemoryFolder();
        var seals = SealTools.Open(memory.Folder);
        var sealedTexts = Enumerable
            .Range(0, 30_000)
            .Select(_ => new SealedPlace(
                tenant,
                programme,
                PersonId.Of(ids.Next()),
                "foundation-draft",
                ids.Next(),
                "values",
                1
            ))
            .Select(place => (Place: place, Seal: seals.Seal(place, Text)))
            .ToList();

        var reader = SealTools.Open(memory.Folder);
        Assert.All(sealedTexts, one => Assert.Equal(Text, reader.Open(one.Place, one.Seal)));
    }
}
