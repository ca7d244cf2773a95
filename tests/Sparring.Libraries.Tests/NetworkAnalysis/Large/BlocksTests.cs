using Sparring.NetworkAnalysis;
using Sparring.NetworkAnalysis.Distances;
using Sparring.NetworkAnalysis.Large;
using Xunit;

namespace Sparring.Libraries.Tests.NetworkAnalysis.Large;

public sealed class BlocksTests
{
    [Fact]
    public void Ties_and_known_cells_are_counted_from_department_to_department()
    {
        var network = Network.From(
            new()
            {
                People = 5,
                Ratings = [new(0, 1), new(0, 2), new(2, 3), new(3, 4)],
                Unknown = [new(1, 2)],
                Respondents = [0, 1, 2],
            }
        );

        var blocks = BlockNetwork.Of(network, new("department", [0, 0, 1, 1, -1]));

        Assert.Equal([2, 2], blocks.Sizes);
        Assert.Equal(
            [
                [1, 1],
                [0, 1],
            ],
            blocks.Ties
        );
        Assert.Equal(
            [
                [2, 3],
                [2, 1],
            ],
            blocks.Known
        );
        Assert.Equal(1.0 / 3, blocks.Density(0, 1));
    }

    [Fact]
    public void Departments_that_work_together_stand_nearer_than_those_that_do_not()
    {
        // Departments 0 and 2 work together, 1 and 3 do.
        var ties = Enumerable.Range(0, 20).SelectMany(one => Enumerable.Range(0, 20).Select(other => (one, other)));
        var network = Sample.Of(
            20,
            [.. ties.Where(tie => tie.one != tie.other && tie.one % 4 % 2 == tie.other % 4 % 2)]
        );

        var layout = BlockLayout.Of(
            BlockNetwork.Of(network, new("department", [.. Enumerable.Range(0, 20).Select(at => at % 4)]))
        );

        double Apart(int one, int other) =>
            double.Hypot(layout.X[one] - layout.X[other], layout.Y[one] - layout.Y[other]);
        Assert.True(Apart(0, 2) < Apart(0, 1));
        Assert.All(layout.X.Concat(layout.Y), place => Assert.InRange(place, -1, 1));
    }

    [Fact]
    public void An_organisation_without_departments_has_an_empty_picture() =>
        Assert.Empty(BlockLayout.Of(BlockNetwork.Of(Sample.Of(0), new("department", []))).X);

    [Fact]
    public void Betweenness_is_the_same_to_the_last_digit_on_any_number_of_threads()
    {
        var network = Sample.Random(300, 0.03, 1);
        var cancel = TestContext.Current.CancellationToken;

        Assert.Equal(
            Betweenness.Of(Geodesics.Along(network, 1, cancel)),
            Betweenness.Of(Geodesics.Along(network, 3, cancel))
        );
    }
}
