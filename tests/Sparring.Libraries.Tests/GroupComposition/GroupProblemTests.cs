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
}
