using System.Globalization;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Surveys;

/// <summary>What the waves have followed, link by link, as those of the programme read it. All names invented.</summary>
public sealed class EffectsTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Path = "/surveys/effects";

    [Fact]
    public async Task Before_a_wave_is_closed_there_is_nothing_to_follow_and_afterwards_no_change_is_claimed()
    {
        var stage = await ForumStage.SetAsync(app, "effects-one");
        var before = await stage.ReadAsync(stage.Leaders[0], Path);
        await AnswerAsync(stage, step: 3, higher: 0);

        await stage.CloseAsync();

        var page = await stage.ReadAsync(stage.Leaders[0], Path);
        Assert.Contains("Der er intet at følge endnu", before);
        Assert.Contains("Svar: måling 1: 12 af 40.", page);
        Assert.Matches("Vision ?3,3", page);
        Assert.DoesNotContain("Mindste ændring", page);
        Assert.DoesNotContain("Leder 7", page);
    }

    [Fact]
    public async Task Two_waves_stand_beside_each_other_with_the_change_how_sure_it_is_and_the_smallest_that_could_be_seen()
    {
        var first = await ForumStage.SetAsync(app, "effects-two");
        await AnswerAsync(first, step: 2, higher: 0);
        await first.CloseAsync();
        var second = await (first with { Instrument = "collaboration-and-effect" }).AgainAsync();
        await AnswerAsync(second, step: 4, higher: 1);
        await second.CloseAsync();

        var page = await second.ReadAsync(second.Leaders[3], Path);
        var organisers = await second.ReadAsync(second.Organiser, Path);

        Assert.Contains("Svar: måling 1: 12 af 40; måling 2: 12 af 40.", page);
        Assert.Matches("Vision ?2,3 ?4,3 ?\\+2,0", page);
        Assert.Matches("gennemført siden sidste måling\\? ?Ingen: 50 % ?1–2: 0 % ?3–5: 50 %", page);
        Assert.Contains("Sådan opleves din ledelse", page);
        Assert.DoesNotContain("Sådan opleves din ledelse", organisers);
    }

    [Fact]
    public async Task Whoever_is_of_no_programme_finds_nothing()
    {
        var stage = await ForumStage.SetAsync(app, "effects-other");
        await stage.CloseAsync();
        var stranger = await app.World.PersonAsync(await app.World.TenantAsync("Et andet sted"), "Bo Vind");
        using var client = await app.SignedInClientAsync(stranger);

        using var refused = await client.GetAsync(Path);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, refused.StatusCode);
    }

    // Twelve of them; every second says of two lines a step more, for who agree altogether are told in a band.
    private static async Task AnswerAsync(ForumStage stage, int step, int higher)
    {
        for (var at = 0; at < 12; at++)
        {
            var answers = Enumerable
                .Range(1, 4)
                .ToDictionary(
                    item => $"style.vis{item}",
                    item => (step + (at % 2 == higher && item < 3 ? 1 : 0)).ToString(CultureInfo.InvariantCulture)
                );
            answers["tried.one"] = at % 2 == 0 ? "1" : "3";
            await stage.SayAsync(at, answers);
        }
    }
}
