using System.CommandLine;
using Sparring.Platform.Data;

namespace Sparring.Cli;

/// <summary><c>sparring schema apply</c>: what every start does, by hand.</summary>
public static class SchemaVerbs
{
    public static Command Command()
    {
        var data = CommandDatabase.DataOption();
        var apply = new Command("apply", "Brings the database to the newest schema.") { data };
        apply.SetAction(
            (given, cancel) =>
                CommandDatabase.RunAsync(
                    given.GetRequiredValue(data),
                    database => ApplyAsync(database.ConnectionString, cancel),
                    cancel
                )
        );
        return new Command("schema", "The tables of the database.") { apply };
    }

    private static async Task<int> ApplyAsync(string connectionString, CancellationToken cancel)
    {
        await DatabaseRequirements.CheckAsync(connectionString, cancel);
        var applied = await Schema.ApplyAsync(connectionString, cancel);
        foreach (var file in applied)
        {
            Console.WriteLine($"applied {file}");
        }

        Console.WriteLine(applied.Count == 0 ? "The schema is the newest." : $"{applied.Count} files applied.");
        return 0;
    }
}
