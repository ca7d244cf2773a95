using Sparring.Platform.Data;
using Sparring.Rooms.Practice.Rules;
using Sparring.Rooms.Practice.Together;
using Sparring.Rooms.Programme.Contract;
using Xunit;

namespace Sparring.Tests.Rooms.Practice;

/// <summary>The rules of what is joint, without a database.</summary>
public sealed class TogetherRulesTests
{
    private static readonly DateTimeOffset Then = new(2019, 1, 7, 9, 0, 0, TimeSpan.Zero);
    private static readonly PersonId Somebody = new(Guid.Parse("00000000-0000-0000-0000-000000000001"));
    private static readonly Guid Home = Guid.Parse("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid School = Guid.Parse("00000000-0000-0000-0000-00000000000b");
    private static readonly Guid Road = Guid.Parse("00000000-0000-0000-0000-00000000000c");

    [Fact]
    public void A_version_holds_when_every_department_has_said_yes_to_that_very_one()
    {
        RulesVersion[] versions = [Version(3), Version(2), Version(1)];

        Assert.Null(Rules.Holding(versions, [Yes(1, Home), Yes(2, School)]));
        Assert.Equal(1, Rules.Holding(versions, [Yes(1, Home), Yes(1, School), Yes(3, Home)])?.Number);
        Assert.Equal(
            2,
            Rules.Holding(versions, [Yes(1, Home), Yes(1, School), Yes(2, School), Yes(2, Home), Yes(3, Home)])?.Number
        );
    }

    [Fact]
    public void A_yes_of_a_department_that_has_no_part_in_it_counts_for_nothing() =>
        Assert.Equal([School], Rules.Missing(1, [Yes(1, Home), Yes(1, Road)]));

    [Fact]
    public void Every_cluster_has_its_band_and_what_was_dropped_is_not_drawn()
    {
        NamedKey[] clusters = [new("start", "Fælles opstart"), new("missing", "Manglende tilbud")];
        var planned = Item(1, clusters[0]);
        var dropped = Item(2, clusters[0]);
        var loose = Item(3, null);

        var map = PortfolioMap.Of(
            [planned, dropped with { Action = dropped.Action with { DroppedAt = Then } }, loose],
            clusters
        );

        Assert.Equal(["Fælles opstart", "Manglende tilbud", null], map.Bands.Select(band => band.Cluster?.Title));
        Assert.Equal(
            [
                [1],
                [],
                [3],
            ],
            map.Bands.Select(band => band.Tokens.Select(token => token.Item.Number).ToArray())
        );
        Assert.Equal(map.Height, map.Bands[^1].Top + map.Bands[^1].Height);
    }

    [Fact]
    public void Tokens_of_one_cell_stand_apart_and_the_band_grows_with_them()
    {
        NamedKey cluster = new("start", "Fælles opstart");

        var band = PortfolioMap
            .Of([.. Enumerable.Range(1, 5).Select(number => Item(number, cluster))], [cluster])
            .Bands[0];

        Assert.Equal(5, band.Tokens.Select(token => (token.X, token.Y)).Distinct().Count());
        Assert.All(
            band.Tokens,
            token => Assert.InRange(token.Y, band.Top, band.Top + band.Height - PortfolioToken.Radius)
        );
        Assert.All(band.Tokens, token => Assert.InRange(token.X, 0, PortfolioMap.ColumnWidth));
    }

    private static GroundRules Rules { get; } =
        new(Guid.Empty, new ProgrammeId(Guid.Empty), [Home, School], Somebody, Then, 3);

    private static RulesVersion Version(int number) => new(Guid.Empty, number, "Titel", "Tekst", "", Somebody, Then);

    private static RulesYes Yes(int number, Guid department) => new(Guid.Empty, number, department, Somebody, Then);

    private static PortfolioItem Item(int number, NamedKey? cluster) =>
        new(
            number,
            new JointAction(
                Guid.Empty,
                new ProgrammeId(Guid.Empty),
                Somebody,
                Somebody,
                cluster?.Key,
                null,
                Then,
                null,
                null,
                null,
                null,
                null,
                null,
                null
            ),
            "Titel",
            cluster,
            "",
            [],
            [],
            1,
            true,
            false
        );
}
