using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Rooms.Programme.Contract;
using Sparring.Rooms.Surveys.Instruments;
using Sparring.Testing;
using Sparring.Tests.Rooms.Programme;
using Xunit;

namespace Sparring.Tests.Rooms.Surveys;

public sealed class CheckGoalsTests(TestApp app) : IClassFixture<TestApp>
{
    private const string New = "/surveys/new";

    [Fact]
    public void Every_goal_the_programme_does_not_have_is_told_with_file_line_and_what_was_expected()
    {
        var yaml = ReadInstrument
            .ShippedText(ReadInstrument.Shipped)
            .Replace("goals: [aktiv-visionsledelse,", "goals: [ro, aktiv-visionsledelse,", StringComparison.Ordinal);
        var read = Assert.IsType<InstrumentReading.Read>(ReadInstrument.From(yaml)).Instrument;

        var faults = CheckGoals.Faults(
            "own.yaml",
            yaml,
            read,
            [Goal("aktiv-visionsledelse"), Goal("samskabelse-af-velfaerd")]
        );

        const string Expected = "Forventet et af læringsmålene: aktiv-visionsledelse, samskabelse-af-velfaerd.";
        Assert.Equal(
            [
                $"own.yaml:21: Spørgsmålene »Relationer i forummet« hører til læringsmålet »graensekrydsende-samarbejde«, som forløbet ikke har. {Expected}",
                $"own.yaml:35: Spørgsmålene »Relationer ud af organisationen« hører til læringsmålet »graensekrydsende-samarbejde«, som forløbet ikke har. {Expected}",
                $"own.yaml:57: Spørgsmålene »Din egen ledelse« hører til læringsmålet »ro«, som forløbet ikke har. {Expected}",
                $"own.yaml:57: Spørgsmålene »Din egen ledelse« hører til læringsmålet »graensekrydsende-samarbejde«, som forløbet ikke har. {Expected}",
            ],
            faults.Select(fault => fault.ToString())
        );
    }

    [Fact]
    public async Task Who_plans_a_wave_is_told_of_goals_her_programme_does_not_have_and_of_none_in_the_programme_they_come_from()
    {
        var programme = await RunningProgramme.StartAsync(app);
        using var organiser = await app.SignedInClientAsync(programme.Organiser);
        var before = await organiser.TextAsync(New);
        using var folder = new CopiedProgramme();
        folder.Replace("compass.yaml", "samskabelse-af-velfaerd", "velfaerd");
        folder.Replace("plan.yaml", "samskabelse-af-velfaerd", "velfaerd");
        await app.Db.AsSystemAsync(
            programme.Tenant,
            tx => app.Services.GetRequiredService<IProgrammeFiles>().ImportAsync(tx, folder.Path),
            CancellationToken.None
        );

        using var page = await organiser.PageAsync(New);

        Assert.DoesNotContain("Nogle tal får ingen plads", WebUtility.HtmlDecode(before), StringComparison.Ordinal);
        var notice = page.QuerySelectorAll(".alert")
            .Single(one => one.TextContent.Contains("Nogle tal får ingen plads", StringComparison.Ordinal));
        Assert.Equal(
            ["collaboration-and-leadership.yaml:57", "collaboration-and-effect.yaml:58"],
            notice.QuerySelectorAll("li").Select(fault => fault.TextContent.Split(": ")[0])
        );
        Assert.All(
            notice.QuerySelectorAll("li"),
            fault =>
                Assert.Contains(
                    "»samskabelse-af-velfaerd«, som forløbet ikke har.",
                    fault.TextContent,
                    StringComparison.Ordinal
                )
        );
    }

    private static CompassGoalCard Goal(string key) => new(key, key, []);

    // The shipped files in a folder of their own, to be changed.
    private sealed class CopiedProgramme : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sparring-programme");

        public CopiedProgramme()
        {
            foreach (var file in Directory.EnumerateFiles(Repository.Path("programmes/faelles-om-ledelse"), "*.yaml"))
            {
                File.Copy(file, System.IO.Path.Combine(Path, System.IO.Path.GetFileName(file)));
            }
        }

        public string Path => folder.FullName;

        public void Replace(string name, string found, string put)
        {
            var file = System.IO.Path.Combine(Path, name);
            File.WriteAllText(file, File.ReadAllText(file).Replace(found, put, StringComparison.Ordinal));
        }

        public void Dispose() => folder.Delete(recursive: true);
    }
}
