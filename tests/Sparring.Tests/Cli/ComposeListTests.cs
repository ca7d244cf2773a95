using System.Diagnostics;
using System.Text.Json;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Cli;

/// <summary>Groups of a list of people as an organiser has it, without a database.</summary>
public sealed class ComposeListTests
{
    private const string Headings = "Navn;E-mail;Afdelingskode;Afdeling;Niveau;Nærmeste leder\n";

    [Fact]
    public async Task The_demo_s_people_sit_across_departments_and_levels_and_nobody_with_her_leader()
    {
        var list = Repository.Path("programmes/faelles-om-ledelse/people.csv");

        var (code, said) = await RunAsync(list, "--sizes", "10x3+2x4", "--seconds", "2");

        using var answer = JsonDocument.Parse(said);
        var names = answer.RootElement.GetProperty("people").EnumerateArray().Select(one => one.GetString()).ToList();
        var groups = answer
            .RootElement.GetProperty("groups")
            .EnumerateArray()
            .Select(group => group.EnumerateArray().Select(person => names[person.GetInt32()]).ToList())
            .ToList();
        var people = (await File.ReadAllLinesAsync(list, Cancel)).Skip(1).Select(line => line.Split(';')).ToList();
        var leaders = people.ToDictionary(cells => cells[1], cells => people.Find(other => other[0] == cells[8])?[1]);
        Assert.Equal(0, code);
        Assert.True(answer.RootElement.GetProperty("optimal").GetBoolean());
        Assert.Equal([4, 4, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3], groups.Select(group => group.Count).OrderDescending());
        Assert.Equal(38, groups.SelectMany(group => group).Distinct().Count());
        Assert.All(groups, group => Assert.DoesNotContain(group, person => group.Contains(leaders[person ?? ""])));
        Assert.Contains(people, cells => names.Contains(cells[1]) && names.Contains(leaders[cells[1]]));
    }

    [Fact]
    public async Task As_text_the_groups_are_names()
    {
        var (code, said) = await OfAsync(
            Headings
                + "Anna Alm;anna@x.example;MSB;Børn;Chef;\nBo Birk;bo@x.example;MSB;Børn;Leder;anna@x.example\n"
                + "Carl Dal;carl@x.example;MSO;Sundhed;Chef;\nDorte Eng;dorte@x.example;MSO;Sundhed;Leder;carl@x.example\n",
            "--sizes",
            "2",
            "--format",
            "text"
        );

        Assert.Equal(0, code);
        Assert.Contains("Anna Alm, Dorte Eng", said, StringComparison.Ordinal);
        Assert.Contains("Bo Birk, Carl Dal", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "Anna Alm;anna@x.example;MSB;Børn;Chef;\n",
        new string[0],
        "A list of people needs --sizes, such as 3-4 or 8x4+2x3."
    )]
    [InlineData(
        "Anna Alm;anna@x.example;MSB;Børn;Chef;\n",
        new[] { "--sizes", "2x2" },
        "1 people cannot sit in groups of “2x2”; write 4, 3-4 or 8x4+2x3."
    )]
    [InlineData("Anna Alm;ingen adresse;MSB;Børn;Chef;\n", new[] { "--sizes", "1" }, "ingen adresse")]
    public async Task What_cannot_be_meant_is_said_and_ends_with_one(string rows, string[] words, string sentence)
    {
        var (code, said) = await OfAsync(Headings + rows, words);

        using var answer = JsonDocument.Parse(said);
        Assert.Equal(1, code);
        Assert.Contains(sentence, answer.RootElement.GetProperty("conflict")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_problem_says_its_own_sizes()
    {
        var (code, said) = await RunAsync(Repository.Path("docs/groups/example.json"), "--sizes", "4");

        using var answer = JsonDocument.Parse(said);
        Assert.Equal(1, code);
        Assert.Equal(
            "--sizes is for a list of people; a problem says its own.",
            answer.RootElement.GetProperty("conflict")[0].GetString()
        );
    }

    private static async Task<(int Code, string Said)> OfAsync(string list, params string[] words)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "liste.csv");
        await File.WriteAllTextAsync(path, list, Cancel);
        try
        {
            return await RunAsync(path, words);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path) ?? "", recursive: true);
        }
    }

    private static async Task<(int Code, string Said)> RunAsync(string path, params string[] words)
    {
        string[] all =
        [
            Path.Combine(AppContext.BaseDirectory, "Sparring.Cli.dll"),
            "groups",
            "compose",
            path,
            .. words,
        ];
        using var compose =
            Process.Start(new ProcessStartInfo("dotnet", all) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("dotnet does not start.");
        var said = await compose.StandardOutput.ReadToEndAsync(Cancel);
        await compose.WaitForExitAsync(Cancel);
        return (compose.ExitCode, said);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
