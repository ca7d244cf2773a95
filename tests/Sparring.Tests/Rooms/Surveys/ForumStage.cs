using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Rooms.Surveys.Contract;
using Sparring.Testing;

namespace Sparring.Tests.Rooms.Surveys;

/// <summary>Forty leaders asked by one organiser, without pages. All names invented.</summary>
public sealed record ForumStage(TestApp App, WaveId Wave, IReadOnlyList<PersonId> Leaders, PersonId Organiser)
{
    public const int Forty = 40;

    public string Instrument { get; init; } = "collaboration-and-leadership";

    public string Address => $"/surveys/{Wave.Value}";

    public ISurveys Surveys => App.Services.GetRequiredService<ISurveys>();

    public IReadOnlyList<string> Breakdowns { get; init; } = ["core", "nodes"];

    public string? Arena { get; init; }

    public static Task<ForumStage> SetAsync(TestApp app, string key, params int[] reminders) =>
        SetAsync(app, key, ["core", "nodes"], _ => null, reminders);

    /// <summary>Leaders of departments.</summary>
    /// <param name="departmentOf">The department of each by her place among the leaders; null for none.</param>
    public static async Task<ForumStage> SetAsync(
        TestApp app,
        string key,
        string[] breakdowns,
        Func<int, string?> departmentOf,
        params int[] reminders
    )
    {
        var departments = new Dictionary<string, Guid>(StringComparer.Ordinal);
        var world = app.World;
        var tenant = await world.TenantAsync("Forum " + key);
        var programme = await world.ProgrammeAsync(tenant, "forum-" + key);
        var leaders = new List<PersonId>();
        for (var number = 1; number <= Forty; number++)
        {
            Guid? department = null;
            if (departmentOf(number - 1) is { } name)
            {
                department = departments.TryGetValue(name, out var known)
                    ? known
                    : departments[name] = await world.DepartmentAsync(tenant, name, name);
            }

            leaders.Add(await world.PersonAsync(tenant, $"Leder {number}", department));
            await world.RoleAsync(tenant, programme, leaders[^1], "participant");
        }

        var organiser = await world.PersonAsync(tenant, "Tine Lund");
        await world.RoleAsync(tenant, programme, organiser, "organiser");
        var stage = new ForumStage(app, default, leaders, organiser) { Breakdowns = breakdowns };
        return stage with { Wave = await stage.OpenAsync(programme, reminders) };
    }

    /// <summary>The same forum, asked once more.</summary>
    public async Task<ForumStage> AgainAsync()
    {
        var programme = (
            await App.Database.ListAsync<ProgrammeId>(
                "select programme from survey_wave where id = @Wave",
                new { Wave }
            )
        ).Single();
        return this with { Wave = await OpenAsync(programme) };
    }

    /// <summary>A leader takes part no more from today.</summary>
    public Task LeaveAsync(int at) =>
        App.Database.ExecuteAsync(
            "update programme_role set valid = daterange(null, @Today) where person = @Leader",
            new { Leader = Leaders[at], Today = DateOnly.FromDateTime(App.Clock.Now.UtcDateTime) }
        );

    private async Task<WaveId> OpenAsync(ProgrammeId programme, params int[] reminders)
    {
        var viewer = await App.World.ViewerAsync(Organiser);
        var wish = new WaveWish(
            2,
            5,
            Breakdowns,
            DateOnly.FromDateTime(App.Clock.Now.UtcDateTime).AddDays(7),
            reminders
        )
        {
            Instrument = Instrument,
            Arena = Arena,
        };
        return await App.Db.AsAsync(
            viewer,
            tx => Surveys.OpenAsync(tx, viewer, programme, wish),
            CancellationToken.None
        );
    }

    /// <summary>Every other leader is of a core that knows itself well; of the rest some know each other a little.</summary>
    public static int EvenAsCore(int at, int other) =>
        at % 2 == 0 && other % 2 == 0 ? 4
        : (at + other) % 5 == 0 ? 2
        : 0;

    /// <summary>The first so many leaders answer.</summary>
    /// <param name="step">What one says of another, by their places among the leaders.</param>
    /// <param name="asDots">How many of them say yes to being a dot in a real picture.</param>
    public async Task AnswerAsync(int people, Func<int, int, int> step, int asDots = 0)
    {
        var places = await App.Database.ListAsync<PersonId>(
            "select person from survey_place where wave = @Wave order by place",
            new { Wave }
        );
        var asked = Enumerable.Range(0, Forty).Where(at => places.Contains(Leaders[at])).ToList();
        for (var at = 0; at < people; at++)
        {
            var answers = asked
                .Where(other => other != at)
                .ToDictionary(
                    other => $"inside.{places.ToList().IndexOf(Leaders[other]) + 1}",
                    other => step(at, other).ToString(CultureInfo.InvariantCulture)
                );
            if (at < asDots)
            {
                answers["nodes"] = "yes";
            }

            // Two of each half say otherwise: a part that agrees would not be told.
            answers["outside.municipalities"] =
                at < 4 ? "3"
                : at % 2 == 0 ? "4"
                : "2";
            answers["outside.regions"] =
                at < 4 ? "3"
                : at % 2 == 0 ? "2"
                : "4";
            await DoAsync(Leaders[at], (tx, viewer) => Surveys.AnswerAsync(tx, viewer, Wave, answers));
        }
    }

    /// <summary>Closes the wave and answers what the organiser reads.</summary>
    public async Task<string> CloseAsync()
    {
        await DoAsync(Organiser, (tx, viewer) => Surveys.CloseAsync(tx, viewer, Wave));
        return await ReadAsync(Organiser, Address);
    }

    /// <summary>The words of a page, one space apart.</summary>
    public async Task<string> ReadAsync(PersonId person, string address)
    {
        using var client = await App.SignedInClientAsync(person);
        using var page = await client.PageAsync(address);
        return string.Join(
            ' ',
            page.DocumentElement.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
    }

    /// <summary>One leader says this and nothing else.</summary>
    public Task SayAsync(int at, Dictionary<string, string> answers) =>
        DoAsync(Leaders[at], (tx, viewer) => Surveys.AnswerAsync(tx, viewer, Wave, answers));

    private async Task DoAsync(PersonId person, Func<Tx, Viewer, Task> work)
    {
        var viewer = await App.World.ViewerAsync(person);
        await App.Db.AsAsync(
            viewer,
            async tx =>
            {
                await work(tx, viewer);
                return true;
            },
            CancellationToken.None
        );
    }
}
