using Sparring.Platform.Data;
using Sparring.Rooms.Coaching.Sessions;
using Xunit;

namespace Sparring.Tests.Rooms.Coaching.Sessions;

public sealed class CommitmentTests
{
    private static readonly DateTimeOffset Now = new(2019, 1, 28, 14, 0, 0, TimeSpan.Zero);
    private static readonly PersonId Owner = new(Ids.Secure.Next());
    private static readonly PersonId Coach = new(Ids.Secure.Next());

    [Fact]
    public void What_she_writes_herself_she_has_said_yes_to()
    {
        var line = Written(Commitment.None(Owner), Typed("Spørge først", 0), Owner);

        Assert.Equal((1, "Spørge først", Now), (line.Version, line.Text, line.AgreedAt));
    }

    [Fact]
    public void What_another_writes_waits_for_her_yes_also_when_she_had_said_it()
    {
        var own = Written(Commitment.None(Owner), Typed("Spørge først", 0), Owner);

        var line = Written(own, Typed("Spørge to gange", 1), Coach);

        Assert.Equal((2, null, Coach), (line.Version, line.AgreedAt, line.WrittenBy));
    }

    [Fact]
    public void Two_who_write_from_the_same_version_meet_and_nothing_is_overwritten()
    {
        var kept = Written(Commitment.None(Owner), Typed("Spørge først", 0), Owner);

        Assert.Equal(new Commitment.Writing.Stale(kept), kept.Meet(Typed("Noget andet", 0), Coach, Now));
    }

    [Fact]
    public void The_same_sent_twice_is_written_once()
    {
        var kept = Written(Commitment.None(Owner), Typed("Spørge først", 0), Owner);

        Assert.Equal(
            new Commitment.Writing.Written(kept, IsNew: false),
            kept.Meet(Typed("Spørge først", 0), Owner, Now)
        );
    }

    [Fact]
    public void A_line_that_was_looked_at_again_stays_as_it_was()
    {
        var settled = Written(Commitment.None(Owner), Typed("Spørge først", 0), Owner) with { Outcome = "kept" };

        Assert.Equal(new Commitment.Writing.Settled(settled), settled.Meet(Typed("Noget andet", 1), Owner, Now));
    }

    private static Commitment Typed(string text, int version) =>
        Commitment.None(Owner) with
        {
            Text = text,
            Version = version,
        };

    private static Commitment Written(Commitment kept, Commitment typed, PersonId writer) =>
        Assert.IsType<Commitment.Writing.Written>(kept.Meet(typed, writer, Now)).Line;
}
