using Sparring.DisclosureControl;
using Xunit;

namespace Sparring.Libraries.Tests.DisclosureControl;

public sealed class LedgerTests
{
    [Fact]
    public void A_part_goes_out_when_the_part_and_the_rest_have_enough_people()
    {
        var ledger = new Ledger(5);

        var release = ledger.Release(People("all", 0, 12), [People("one", 0, 5), People("two", 5, 7)]);

        Assert.Equal(["all", "one", "two"], release.Shown.Select(set => set.Name));
        Assert.Empty(release.Withheld);
        Assert.Equal([5, 7], ledger.Cells);
    }

    [Fact]
    public void A_part_that_leaves_too_few_others_is_withheld_and_says_who_would_stand_alone()
    {
        var release = new Ledger(5).Release(People("all", 0, 12), [People("most", 0, 8)]);

        Assert.Equal([new Withheld("most", Alone(4, ("all", true), ("most", false)))], release.Withheld);
    }

    [Fact]
    public void Two_parts_that_are_large_by_themselves_are_withheld_when_few_are_in_both()
    {
        var release = new Ledger(5).Release(People("all", 0, 30), [People("north", 0, 15), People("women", 12, 15)]);

        Assert.Equal([new Withheld("women", Alone(3, ("women", true), ("north", true)))], release.Withheld);
    }

    [Fact]
    public void Three_sets_that_isolate_only_together_are_all_named()
    {
        // Any two of them cut twenty people into fives; all three would leave pieces of two and three.
        var ledger = new Ledger(5);
        ledger.Release(People("all", 0, 20), [People("a", 0, 10), Set("b", [0, 1, 2, 3, 4, 10, 11, 12, 13, 14])]);

        var decision = ledger.Ask(Set("c", [0, 1, 5, 6, 7, 10, 11, 12, 15, 16]));

        var refused = Assert.IsType<Decision.Refused>(decision);
        Assert.Equal(2, refused.Reason.People);
        Assert.Equal(["a", "b", "c"], refused.Reason.Sides.Select(side => side.Name).Order());
    }

    [Fact]
    public void One_person_who_leaves_between_two_waves_stops_the_second()
    {
        var ledger = new Ledger(5);
        ledger.Release(People("wave 1", 0, 12), []);

        var release = ledger.Release(People("wave 2", 0, 11), []);

        Assert.Empty(release.Shown);
        Assert.Equal([new Withheld("wave 2", Alone(1, ("wave 1", true), ("wave 2", false)))], release.Withheld);
    }

    [Fact]
    public void Five_who_leave_and_five_who_come_do_not_stop_the_second_wave()
    {
        var ledger = new Ledger(5);
        ledger.Release(People("wave 1", 0, 15), []);

        var release = ledger.Release(People("wave 2", 5, 15), []);

        Assert.Equal(["wave 2"], release.Shown.Select(set => set.Name));
        Assert.Equal([5, 5, 10], ledger.Cells);
    }

    [Fact]
    public void Without_the_whole_no_part_goes_out()
    {
        var ledger = new Ledger(5, [People("wave 1", 0, 12)]);

        var release = ledger.Release(People("wave 2", 0, 11), [People("one", 0, 5)]);

        Assert.Empty(release.Shown);
        Assert.Equal(["wave 1"], ledger.Published.Select(set => set.Name));
    }

    [Fact]
    public void Four_answers_show_nothing_and_five_show_the_whole()
    {
        Assert.Empty(new Ledger(5).Release(People("all", 0, 4), []).Shown);
        Assert.Equal(["all"], new Ledger(5).Release(People("all", 0, 5), []).Shown.Select(set => set.Name));
        Assert.Empty(new Ledger(7).Release(People("all", 0, 6), []).Shown);
    }

    [Fact]
    public void Nobody_is_no_statistic() =>
        Assert.Equal(new Decision.Refused(Alone(0, ("none", true))), new Ledger(5).Ask(Set("none", [])));

    [Fact]
    public void The_same_set_goes_out_again_in_another_format()
    {
        var ledger = new Ledger(5);
        ledger.Release(People("on screen", 0, 9), []);

        Assert.IsType<Decision.Allowed>(ledger.Ask(People("in print", 0, 9)));
    }

    [Fact]
    public void No_rule_goes_below_five() => Assert.Throws<ArgumentOutOfRangeException>(() => new Ledger(4));

    [Fact]
    public void Asking_remembers_nothing()
    {
        var ledger = new Ledger(5);

        ledger.Ask(People("all", 0, 9));

        Assert.Empty(ledger.Published);
        Assert.Empty(ledger.Cells);
    }

    [Fact]
    public void What_is_made_of_whole_cells_goes_out_though_an_older_cell_is_too_small()
    {
        var ledger = new Ledger(5, [People("all", 0, 12), People("a mistake of long ago", 0, 3)]);

        Assert.IsType<Decision.Allowed>(ledger.Ask(People("the others", 3, 9)));
        Assert.IsType<Decision.Refused>(ledger.Ask(People("some of them", 3, 7)));
    }

    [Fact]
    public void A_later_set_may_count_people_nobody_counted_before()
    {
        var ledger = new Ledger(
            5,
            [People("first five", 0, 5), People("one more", 0, 6), People("one more again", 0, 7)]
        );

        Assert.Equal([1, 1, 5], ledger.Cells);
    }

    [Fact]
    public void A_reason_tells_of_too_few_also_when_pieces_of_just_enough_come_first()
    {
        var ledger = new Ledger(5);
        ledger.Release(
            People("all", 0, 50),
            [People("a", 0, 10), People("b", 10, 10), People("c", 20, 10), People("d", 30, 8)]
        );

        var decision = ledger.Ask(Set("half", [0, 1, 2, 3, 4, 10, 11, 12, 13, 14, 20, 21, 22, 23, 24, 30, 31, 32]));

        Assert.Equal(new Decision.Refused(Alone(3, ("half", true), ("d", true))), decision);
    }

    [Fact]
    public void Of_several_reasons_the_shortest_is_told()
    {
        // Two people are in both the asked set and x; four in both y and z: a longer reason, with larger sets.
        var ledger = new Ledger(
            5,
            [
                People("all", 0, 60),
                Set("y", [0, 1, 2, 3, 4, 5, 6, 7, .. Enumerable.Range(20, 10)]),
                Set("z", [0, 1, 2, 3, 8, 9, .. Enumerable.Range(30, 10)]),
                Set("x", [0, 1, .. Enumerable.Range(40, 10)]),
            ]
        );

        Assert.Equal(new Decision.Refused(Alone(2, ("asked", true), ("x", true))), ledger.Ask(People("asked", 0, 10)));
    }

    [Fact]
    public void A_reason_may_be_whom_another_set_leaves_out()
    {
        // Two of the asked are not in x; four are in y.
        var ledger = new Ledger(
            5,
            [
                People("all", 0, 60),
                Set("y", [0, 1, 6, 7, .. Enumerable.Range(30, 10)]),
                Set("x", [.. Enumerable.Range(2, 28)]),
            ]
        );

        Assert.Equal(new Decision.Refused(Alone(2, ("asked", true), ("x", false))), ledger.Ask(People("asked", 0, 10)));
    }

    [Fact]
    public void A_reason_is_the_same_when_it_isolates_as_many_on_the_same_sides()
    {
        var reason = Alone(2, ("all", true), ("north", false));

        Assert.Equal(Alone(2, ("all", true), ("north", false)), reason);
        Assert.NotEqual(Alone(3, ("all", true), ("north", false)), reason);
        Assert.NotEqual(Alone(2, ("all", true), ("north", true)), reason);
        Assert.False(reason.Equals(null));
    }

    private static Isolation Alone(int people, params (string Name, bool Inside)[] sides) =>
        new(people, [.. sides.Select(side => new Side(side.Name, side.Inside))]);

    private static NamedSet People(string name, int from, int count) =>
        new(name, PersonSet.Of(Enumerable.Range(from, count)));

    private static NamedSet Set(string name, int[] people) => new(name, PersonSet.Of(people));
}
