using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Rooms.Programme.Contract;
using Sparring.Rooms.Surveys.Contract;
using Sparring.Testing;
using Sparring.Tests.Rooms.Programme;
using Xunit;

namespace Sparring.Tests.Rooms.Surveys;

/// <summary>The shipped programme with five leaders and two closed waves: who finds what in the timeline. All names invented.</summary>
public sealed class FindingsOfWavesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Timeline = RunningProgramme.Address + "/timeline";

    // By goal: vision leadership, cooperation across borders with all three blocks, and creating welfare together.
    private static readonly int[] OfOneWave = [1, 3, 1];

    [Fact]
    public async Task A_leader_finds_each_closed_wave_in_the_timeline_and_an_open_one_not()
    {
        var stage = await SetAsync();
        await WaveAsync(stage, isClosed: true);
        await WaveAsync(stage, isClosed: false);

        var found = await InTimelineAsync(stage.Participant);

        Assert.Equal(
            [
                "Din egen ledelse, måling 1",
                "Relationer i forummet, måling 1; Relationer ud af organisationen, måling 1; Din egen ledelse, måling 1",
                "Din egen ledelse, måling 1",
            ],
            found
        );
        Assert.Equal(OfOneWave.Sum(), (await OfAsync(stage, stage.Participant)).Count);
    }

    [Fact]
    public async Task Who_may_not_see_results_sees_the_timeline_and_finds_nothing_in_it()
    {
        var stage = await SetAsync();
        await WaveAsync(stage, isClosed: true);
        // Results are a facilitator's while her role has a last day; this one's has none.
        var facilitator = await app.World.PersonAsync(stage.Tenant, "Finn Udenfor");
        await app.World.RoleAsync(stage.Tenant, stage.Id, facilitator, "facilitator");

        var before = (await InTimelineAsync(facilitator), await OfAsync(stage, facilitator));
        await app.Database.ExecuteAsync(
            "update programme_role set valid = daterange(null, @Last) where person = @facilitator",
            new { facilitator, Last = DateOnly.FromDateTime(app.Clock.Now.UtcDateTime).AddDays(9) }
        );
        var during = await InTimelineAsync(facilitator);

        Assert.Empty(before.Item1);
        Assert.Empty(before.Item2);
        Assert.Equal(3, during.Count);
    }

    [Fact]
    public async Task Who_organises_another_programme_finds_nothing_of_this_one()
    {
        var stage = await SetAsync();
        await WaveAsync(stage, isClosed: true);
        var elsewhere = await app.World.PersonAsync(stage.Tenant, "Nina Nabo");
        await app.World.RoleAsync(
            stage.Tenant,
            await app.World.ProgrammeAsync(stage.Tenant, "nabo"),
            elsewhere,
            "organiser",
            "participant"
        );
        using var client = await app.SignedInClientAsync(elsewhere);

        using var timeline = await client.GetAsync(Timeline);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, timeline.StatusCode);
        Assert.Empty(await OfAsync(stage, elsewhere));
    }

    [Fact]
    public async Task A_wave_from_before_instruments_named_goals_is_found_where_the_same_questions_stand_today()
    {
        var stage = await SetAsync();
        await WaveAsync(stage, isClosed: true);
        await app.Database.ExecuteAsync(
            """
            update survey_wave set instrument = regexp_replace(
                replace(instrument, 'key: municipalities', 'key: cities'), '\n    goals: [^\n]*', '', 'g')
            where programme = @Id
            """,
            new { stage.Id }
        );

        var found = await InTimelineAsync(stage.Participant);

        // What asks about cities asks otherwise than the block of today.
        Assert.Equal(
            [
                "Din egen ledelse, måling 1",
                "Relationer i forummet, måling 1; Din egen ledelse, måling 1",
                "Din egen ledelse, måling 1",
            ],
            found
        );
    }

    [Fact]
    public async Task However_many_waves_there_are_they_are_asked_for_once()
    {
        var stage = await SetAsync();
        await WaveAsync(stage, isClosed: true);
        await WaveAsync(stage, isClosed: true);
        var asked = 0;
        using var here = new Activity("timeline").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                // Other tests run beside this one.
                if (
                    activity.TraceId == here.TraceId
                    && activity.GetTagItem("db.query.text") is string text
                    && text.Contains(" survey_", StringComparison.Ordinal)
                )
                {
                    asked++;
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        var found = await OfAsync(stage, stage.Participant);

        Assert.Equal((2 * OfOneWave.Sum(), 1), (found.Count, asked));
    }

    private async Task<RunningProgramme> SetAsync()
    {
        var stage = await RunningProgramme.StartAsync(app);
        for (var number = 1; number <= 3; number++)
        {
            var leader = await app.World.PersonAsync(stage.Tenant, $"Leder {number}");
            await app.World.RoleAsync(stage.Tenant, stage.Id, leader, "participant");
        }

        return stage;
    }

    // Five are asked: the organiser and the participant of the programme, and three leaders.
    private async Task WaveAsync(RunningProgramme stage, bool isClosed)
    {
        var surveys = app.Services.GetRequiredService<ISurveys>();
        var organiser = await app.World.ViewerAsync(stage.Organiser);
        var last = DateOnly.FromDateTime(app.Clock.Now.UtcDateTime).AddDays(7);
        await app.Db.AsAsync(
            organiser,
            async tx =>
            {
                var wave = await surveys.OpenAsync(tx, organiser, stage.Id, new(2, 5, [], last));
                if (isClosed)
                {
                    await surveys.CloseAsync(tx, organiser, wave);
                }

                return true;
            },
            CancellationToken.None
        );
    }

    private async Task<IReadOnlyList<GoalFinding>> OfAsync(RunningProgramme stage, PersonId person) =>
        await app.Db.AsAsync(
            await app.World.ViewerAsync(person),
            tx => app.Services.GetServices<IGoalFindings>().Single().OfAsync(tx, stage.Id),
            CancellationToken.None
        );

    private async Task<IReadOnlyList<string>> InTimelineAsync(PersonId person)
    {
        using var client = await app.SignedInClientAsync(person);
        using var page = await client.PageAsync(Timeline);
        Assert.NotEmpty(page.QuerySelectorAll(".plan-phase"));
        return
        [
            .. page.QuerySelectorAll(".plan-phase")
                .Select(phase => phase.QuerySelectorAll("a[href^='/surveys/']").Select(link => link.TextContent))
                .Where(links => links.Any())
                .Select(links => string.Join("; ", links)),
        ];
    }
}
