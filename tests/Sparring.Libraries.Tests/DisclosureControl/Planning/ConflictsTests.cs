using Sparring.DisclosureControl;
using Sparring.DisclosureControl.Planning;
using Xunit;

namespace Sparring.Libraries.Tests.DisclosureControl.Planning;

public sealed class ConflictsTests
{
    [Theory]
    [InlineData(10, 5, 10, 25, false)]
    [InlineData(10, 4, 10, 25, true)]
    [InlineData(5, 5, 5, 20, false)]
    [InlineData(4, 5, 5, 20, true)]
    [InlineData(5, 5, 4, 20, true)]
    [InlineData(5, 5, 5, 19, true)]
    [InlineData(5, 0, 5, 15, false)]
    [InlineData(0, 5, 5, 15, false)]
    [InlineData(5, 5, 5, 15, false)]
    public void Two_parts_go_together_when_each_of_the_four_pieces_has_nobody_or_enough(
        int first,
        int both,
        int second,
        int whole,
        bool excluded
    )
    {
        var conflicts = new Conflicts([Part(0, 0, first + both), Part(1, first, both + second)], whole, smallest: 5);

        Assert.Equal(excluded, conflicts.Between(0, 1));
        Assert.Equal(excluded, conflicts.Between(1, 0));
        Assert.Equal(excluded ? 1 : 0, conflicts.CountOf(0));
    }

    [Fact]
    public void Of_parts_that_all_exclude_each_other_one_at_most_is_shown()
    {
        // Each two share too few people.
        Candidate[] all = [Part(0, 0, 10), Part(1, 8, 8), Set(2, [0, 1, 8, 9, 20, 21, 22])];

        var conflicts = new Conflicts(all, whole: 60, smallest: 5);

        Assert.Equal(10, conflicts.Bound([0, 1, 2], all));
        Assert.Equal(8, conflicts.Bound([1, 2], all));
        Assert.Equal(7, conflicts.Bound([2], all));
        Assert.Equal(0, conflicts.Bound([], all));
    }

    [Fact]
    public void Parts_that_go_together_are_worth_what_they_are_worth_together()
    {
        Candidate[] all = [Part(0, 0, 10), Part(0, 10, 8), Part(1, 16, 8)];

        var conflicts = new Conflicts(all, whole: 60, smallest: 5);

        Assert.Equal(18, conflicts.Bound([0, 1], all));
        Assert.Equal(18, conflicts.Bound([0, 1, 2], all));
    }

    [Fact]
    public void Many_parts_are_compared_each_with_each()
    {
        // The last cuts two people off the first and the seventieth, and nobody off the others.
        Candidate[] all =
        [
            .. Enumerable.Range(0, 70).Select(part => Part(0, part * 5, 5)),
            Set(1, [0, 1, 345, 346, 400]),
        ];

        var conflicts = new Conflicts(all, whole: 500, smallest: 5);

        Assert.Equal([0, 69], Enumerable.Range(0, 71).Where(part => conflicts.Between(70, part)));
        Assert.Equal(2, conflicts.CountOf(70));
        Assert.Equal([1, 0, 1], [conflicts.CountOf(0), conflicts.CountOf(1), conflicts.CountOf(69)]);
    }

    private static Candidate Part(int breakdown, int from, int count) => Set(breakdown, Enumerable.Range(from, count));

    private static Candidate Set(int breakdown, IEnumerable<int> people)
    {
        var set = PersonSet.Of(people);
        return new(breakdown, "", new($"{breakdown}", set), set.Count, []);
    }
}
