using Sparring.Rooms.Calendar;
using Sparring.Testing;
using Sparring.Tests.Rooms.Groups;
using Xunit;

namespace Sparring.Tests.Rooms.Calendar;

public sealed class ProgrammeInvitationsTests(TestServer testServer) : OnStage(testServer, participants: 4)
{
    [Fact]
    public async Task Pressed_once_every_participant_gets_one_message()
    {
        var first = await PressAsync();
        var second = await PressAsync();

        Assert.Equal((4, null), (first, second));
        Assert.Equal(4, await CountAsync());
    }

    [Fact]
    public async Task Pressed_at_the_same_moment_by_two_it_is_pressed_once()
    {
        var pressed = await Task.WhenAll(PressAsync(), PressAsync());

        Assert.Single(pressed, count => count is not null);
        Assert.Equal(4, await CountAsync());
    }

    [Fact]
    public async Task Who_joins_later_gets_the_same_and_nobody_gets_it_twice()
    {
        await PressAsync();
        await Stage.AddPersonAsync("P99", "participant");

        var joined = await Invitations().InviteJoinersAsync(Cancel);
        var again = await Invitations().InviteJoinersAsync(Cancel);

        Assert.Equal((1, 0), (joined, again));
        Assert.Equal(5, await CountAsync());
    }

    [Fact]
    public async Task Before_it_is_pressed_nobody_is_invited()
    {
        Assert.Equal(0, await Invitations().InviteJoinersAsync(Cancel));
    }

    [Fact]
    public async Task The_words_of_the_organiser_stand_as_written_whatever_they_are()
    {
        await PressAsync("Kom {0} og {1}! 100 %");

        Assert.Contains(
            "Kom {0} og {1}! 100 %",
            await Stage.AskAsync<string>("select body from outbox_message limit 1"),
            StringComparison.Ordinal
        );
    }

    private ProgrammeInvitations Invitations() =>
        new(Stage.Db, new InvitationStore(), Stage.Outbox(), Stage.Settings, Stage.Clock);

    private Task<int?> PressAsync(string words = "Velkommen") =>
        Stage.AsAsync(
            "O1",
            tx =>
                Invitations()
                    .PressAsync(tx, Stage.Programme, new InvitationStore.Named(Stage["O1"], "Person O1", "da"), words)
        );

    private Task<long> CountAsync() =>
        Stage.AskAsync<long>("select count(*) from outbox_message where kind = 'programme-invitation'");
}
