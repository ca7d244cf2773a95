using Microsoft.Playwright;
using Sparring.Browser.Tests.Demo;
using Xunit;

namespace Sparring.Browser.Tests.Autumn;

/// <summary>
/// The autumn of a programme on phones, by those it concerns: the foundation is handed in, sessions are booked, the first one
/// ends in an agreement, dilemmas become a case, the second session ends in a new trial action, and what was written is deleted.
/// A host of its own: others look at what is deleted here.
/// </summary>
public sealed class AutumnTests(DemoHost demo, Chromium chromium) : IClassFixture<DemoHost>
{
    private static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    [Fact]
    public async Task The_autumn_is_walked_on_phones_from_the_hand_in_to_the_second_session()
    {
        await using var leaders = await demo.AsAsync(chromium, "leader", Phone);
        await using var peers = await demo.AsAsync(chromium, "leader-same-group", Phone);
        await using var coaches = await demo.AsAsync(chromium, "coach", Phone);
        await using var organisers = await demo.AsAsync(chromium, "organiser", Phone);
        var leader = new AutumnLeader(await leaders.NewPageAsync());
        var peer = new AutumnPeer(await peers.NewPageAsync());
        var coach = new AutumnCoach(await coaches.NewPageAsync());
        var organiser = new AutumnOrganiser(await organisers.NewPageAsync());
        await using var secretaries = await chromium.VisitorAsync(await demo.AddressAsync(), Phone);
        var secretary = await AutumnSecretary.ComesInAsync(secretaries);

        var foundation = await leader.HandInAsync();
        await coach.ReadAsync(foundation);
        await organiser.SeesThatAndNotWhatAsync(foundation);

        await leader.SeesHerDatesAsync();
        await secretary.PaintsForALeaderAsync();
        await organiser.FindsATimeAnewAsync();
        await secretary.MovesASessionAsync();
        await organiser.SendsTheInvitationsAsync();

        await peer.ChoosesFocusAndArenaAsync();
        await peer.TakesATrialActionToADecisionAsync();

        var first = await leader.SaysYesToTheFirstAgreementAsync();
        Assert.Equal(404, await leader.StatusAsync(first + "/desk"));
        await secretary.ReadsNothingAsync(foundation, first);
        await coach.MarksWhoWasThereAsync(first);
        await leader.SeesWhoWasThereAsync(first);

        await leader.SendsADilemmaAsync();
        await organiser.CountsDilemmasAsync();
        await coach.ComposesACaseAsync();
        var released = await peer.SaysYesToTheCaseAsync();
        await coach.ReleasesAsync(released);

        var second = await coach.PreparesTheSecondSessionAsync();
        await coach.ChangesThePlanAsync(second);
        await coach.RunsTheClockAsync(second);
        await leader.SaysHowItWentAsync(second);
        await leader.ReflectsAloneAsync(second);
        await leader.PlansFromTheCaseAsync(released);
        await coach.WritesALineAsync(second, await leader.NameAsync());
        await leader.SaysYesToTheLineAsync(second);

        await organiser.ClosesTheDilemmasAsync();
        await leader.SeesThatAllIsDeletedAsync(released);
    }
}
