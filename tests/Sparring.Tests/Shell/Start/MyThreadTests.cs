using Sparring.Platform.Ui;
using Sparring.Shell.Start;
using Xunit;

namespace Sparring.Tests.Shell.Start;

public sealed class MyThreadTests
{
    [Fact]
    public void The_next_is_what_is_due_first_then_the_rooms_own_order_and_last_what_has_no_day()
    {
        var thread = MyThread.Of(
            [
                Step("some day", null, 1),
                Step("later", 24, 1),
                Step("second that day", 20, 2),
                Step("first that day", 20, 1),
            ],
            isWhole: true
        );

        Assert.Equal("first that day", thread.Next?.Title);
        Assert.Equal(["second that day", "later", "some day"], thread.Following.Select(step => step.Title));
    }

    [Fact]
    public void What_is_overdue_comes_first()
    {
        var thread = MyThread.Of([Step("today", 18, 1), Step("overdue", 2, 9)], isWhole: true);

        Assert.Equal("overdue", thread.Next?.Title);
    }

    [Fact]
    public void The_last_five_that_are_done_stand_apart_newest_first()
    {
        var done = Enumerable
            .Range(1, 7)
            .Select(day => Step($"done {day}", 24, 1) with { DoneOn = new DateOnly(2025, 11, day) })
            .ToList();

        var thread = MyThread.Of(done, isWhole: true);

        Assert.Null(thread.Next);
        Assert.Equal(["done 7", "done 6", "done 5", "done 4", "done 3"], thread.Done.Select(step => step.Title));
    }

    private static NextStep Step(string title, int? day, int order) =>
        new(order, title, null, day is { } due ? new DateOnly(2025, 11, due) : null, "/x", "Gør det");
}
