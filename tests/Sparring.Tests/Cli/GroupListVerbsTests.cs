using System.Diagnostics;
using Sparring.Platform.Data;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Cli;

/// <summary>Lists of groups on the command line, as a process, on a database of its own.</summary>
public sealed class GroupListVerbsTests(TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sparring-lists-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_list_goes_in_comes_out_the_same_and_each_refusal_is_a_sentence()
    {
        var tenant = await database.World.TenantAsync();
        await database.World.ProgrammeAsync(tenant);
        foreach (var number in (string[])["P1", "P2", "P3", "P4"])
        {
            var person = await database.World.PersonAsync(tenant, "Person " + number);
            await database.ExecuteAsync(
                "update person set number = @number where id = @person",
                new { number, person }
            );
        }

        var (list, copy) = (
            await FileAsync("list.csv", "group,members\n1,P1 P2\n2,P3 P4\n"),
            Path.Combine(folder, "copy.csv")
        );
        var doubled = await FileAsync("doubled.csv", "group,members\n1,P1 P2\n2,P2 P9\n");

        var imported = await RunAsync("import", list, "--from", "2019-01-01");
        var exported = await RunAsync("export", copy);
        var again = await RunAsync("import", copy, "--from", "2019-01-01");

        Assert.Equal((0, "2 groups and 4 people are as the lists say.\n"), (imported.ExitCode, imported.Output));
        Assert.Equal(0, exported.ExitCode);
        Assert.Equal(await File.ReadAllTextAsync(list, Cancel), await File.ReadAllTextAsync(copy, Cancel));
        Assert.Equal((0, imported.Output), (again.ExitCode, again.Output));
        Assert.Equal(
            [4],
            await database.ListAsync<int>(
                "select count(*)::int from sparring_group_member where tenant = @tenant",
                new { tenant }
            )
        );
        await RefusedAsync("Say from which day", "import", list);
        await RefusedAsync("There is no file or folder", "import", Path.Combine(folder, "nothing.csv"));
        await RefusedAsync("There is no programme andet.", "import", list, "--programme", "andet");
        await RefusedAsync(
            "doubled.csv:3: P2 står både i gruppe 1 og gruppe 2",
            "import",
            doubled,
            "--from",
            "2019-01-01"
        );
        await RefusedAsync("Nothing was imported: 3 faults.", "import", doubled, "--from", "2019-01-01");
        await database.ExecuteAsync("update person set number = null where number = 'P4'");
        await RefusedAsync("these have none: Person P4.", "export", copy);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task RefusedAsync(string sentence, params string[] words)
    {
        var run = await RunAsync(words);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(sentence, run.Output, StringComparison.Ordinal);
    }

    private async Task<string> FileAsync(string name, string text)
    {
        var path = Path.Combine(folder, name);
        await File.WriteAllTextAsync(path, text, Cancel);
        return path;
    }

    private Task<ProgramRun> RunAsync(params string[] words)
    {
        string[] programme = words.Contains("--programme") ? [] : ["--programme", "proeve"];
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Sparring.Cli.dll"), "groups", .. words, .. programme]
        )
        {
            WorkingDirectory = Repository.Root,
        };
        start.Environment["ConnectionStrings__Sparring"] = database.ConnectionString;
        return ProgramRun.ToEndAsync(start, Cancel);
    }
}
