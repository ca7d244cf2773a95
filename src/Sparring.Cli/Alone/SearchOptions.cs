using System.CommandLine;

namespace Sparring.Cli;

/// <summary>What every verb that searches may be given: how long, from where, and on how many threads.</summary>
internal static class SearchOptions
{
    /// <summary>Searches apart from whoever listens for Ctrl-C and TERM: they end the search, and the best found so far is the answer.</summary>
    public static async Task<int> StoppableAsync(Func<Task<int>> search, CancellationToken cancel)
    {
        var code = await Task.Run(search, CancellationToken.None);
        if (cancel.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped before its time: this is the best found so far.");
        }

        return code;
    }

    public static Option<double> Seconds(double usual, string description)
    {
        var seconds = new Option<double>("--seconds") { Description = description, DefaultValueFactory = _ => usual };
        seconds.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<double>() is not (>= 0 and <= 86_400))
            {
                given.AddError("--seconds must be between 0 and 86400.");
            }
        });
        return seconds;
    }

    public static Option<T> Epochs<T>() =>
        new("--epochs")
        {
            Description = "Stops after so many rounds of work instead of seconds: the same groups on every machine.",
        };

    public static Option<int> Seed() =>
        new("--seed") { Description = "Chance begins here.", DefaultValueFactory = _ => 1 };

    public static Option<int> Threads(int usual, string description) =>
        new("--threads") { Description = description, DefaultValueFactory = _ => usual };
}
