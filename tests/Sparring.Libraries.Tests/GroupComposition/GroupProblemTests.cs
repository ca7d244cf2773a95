using Sparring.GroupComposition;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition;

public sealed class GroupProblemTests
{
    [Fact]
    public void A_group_of_exactly_four_holds_no_fewer_and_no_more()
    {
        Assert.Equal(new GroupSize(4, 4), GroupSize.Of(4));
    }

    [Fact]
    public void Texts_that_differ_in_capitals_are_one_value_and_whoever_has_none_shares_it_with_nobody()
    {
        var attribute = CategoricalAttribute.Of("department", ["MSB", null, "mso", "msb", ""], 3);

        Assert.Equal(("department", 3), (attribute.Name, attribute.Weight));
        Assert.Equal([0, 6, 1, 0, 9], attribute.Values);
    }

    [Theory]
    [InlineData(9_007_199_254_740_991, true)]
    [InlineData(9_007_199_254_740_992, false)]
    public void A_cost_is_admitted_up_to_the_largest_whole_number_every_program_reads_alike(long weight, bool admitted)
    {
        var problem = new GroupProblem
        {
            People = 2,
            Sizes = [GroupSize.Of(2)],
            Attributes = [new CategoricalAttribute("department", [1, 1], weight)],
        };

        Assert.Equal(admitted ? [] : [new ProblemFault.WeightsTooLarge()], problem.Check());
    }
}
