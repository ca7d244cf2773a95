using Sparring.GroupComposition;
using Sparring.GroupComposition.Diversity;
using Xunit;

namespace Sparring.Libraries.Tests.GroupComposition.Diversity;

public sealed class ReadDiversityTests
{
    [Fact]
    public void An_instance_is_read_with_its_bounds_and_its_benefits_both_ways()
    {
        var reading = ReadDiversity.From("4 2 ds 1 2 2 3\r\n0 1 12.500\r\n0 2 3\n\n1\t3 -0.25\n");

        var problem = Assert.IsType<DiversityReading.Read>(reading).Problem;
        Assert.Equal(
            (4, 12.5, 12.5, 3.0, -0.25, 0.0),
            (
                problem.People,
                problem.Benefit(0, 1),
                problem.Benefit(1, 0),
                problem.Benefit(2, 0),
                problem.Benefit(3, 1),
                problem.Benefit(2, 3)
            )
        );
        Assert.Equal([new GroupSize(1, 2), new GroupSize(2, 3)], problem.Groups);
    }

    [Theory]
    [InlineData("", 1, "The file is empty; it begins with \"n groups ss|ds lower upper …\".")]
    [InlineData("\n4 2 xs 2 2 2 2", 2, "The first line is \"n groups ss|ds lower upper …\".")]
    [InlineData("zero 2 ss 2 2 2 2", 1, "The number of people is from 1 to 5000, not \"zero\".")]
    [InlineData("5001 2 ss 2 2 2 2", 1, "The number of people is from 1 to 5000, not \"5001\".")]
    [InlineData("4 5 ss 2 2 2 2", 1, "The number of groups is from 1 to 4, not \"5\".")]
    [InlineData("4 2 ss 2 2 2", 1, "2 groups have 4 bounds, not 3.")]
    [InlineData(
        "4 2 ss 2 2 2 1",
        1,
        "Group 2 has the bounds \"2\" and \"1\"; they are whole, from 0 up, the lower first."
    )]
    [InlineData("4 2 ss 1 1 2 2", 1, "The groups hold 3 to 3 people, but there are 4.")]
    [InlineData("4 2 ss 2 2 2 2\n0 1", 2, "A pair is \"i j benefit\", three words, not 2.")]
    [InlineData("4 2 ss 2 2 2 2\n0 4 1", 2, "A pair is of two different people from 0 to 3, not \"0\" and \"4\".")]
    [InlineData("4 2 ss 2 2 2 2\n1 1 1", 2, "A pair is of two different people from 0 to 3, not \"1\" and \"1\".")]
    [InlineData(
        "4 2 ss 2 2 2 2\n0 1 1,5",
        2,
        "A benefit is a number up to 10¹² with a point for decimals, not \"1,5\"."
    )]
    [InlineData(
        "4 2 ss 2 2 2 2\n0 1 NaN",
        2,
        "A benefit is a number up to 10¹² with a point for decimals, not \"NaN\"."
    )]
    [InlineData("4 2 ss 2 2 2 2\n0 1 1\n\n1 0 2", 4, "The pair 1 0 stands on line 2 already.")]
    public void A_line_at_fault_is_named(string text, int line, string sentence)
    {
        var reading = ReadDiversity.From(text);

        Assert.Equal([new DiversityFault(line, sentence)], Assert.IsType<DiversityReading.Refused>(reading).Faults);
    }

    [Theory]
    [InlineData("1e12", true)]
    [InlineData("-1000000000000", true)]
    [InlineData("1000000000000.1", false)]
    public void A_benefit_may_be_as_large_as_the_sentence_says(string benefit, bool read) =>
        Assert.Equal(read, ReadDiversity.From($"2 1 ss 2 2\n0 1 {benefit}") is DiversityReading.Read);

    [Fact]
    public void All_lines_at_fault_are_named_up_to_a_hundred()
    {
        var two = ReadDiversity.From("3 1 ss 3 3\n0 1\n0 2 1\n9 9 9");
        var many = ReadDiversity.From("3 1 ss 3 3" + string.Concat(Enumerable.Repeat("\nx", 300)));

        Assert.Equal([2, 4], Assert.IsType<DiversityReading.Refused>(two).Faults.Select(fault => fault.Line));
        Assert.Equal(100, Assert.IsType<DiversityReading.Refused>(many).Faults.Count);
    }
}
