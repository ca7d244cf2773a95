using System.Diagnostics;

namespace Sparring.Platform.Data;

/// <summary>A program that has ended: its code and what it said.</summary>
public sealed record ProgramRun(int ExitCode, string Output)
{
    public string LastLine =>
        Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault()
        ?? "it said nothing";

    /// <summary>The last line with one of these words, else the last line.</summary>
    public string LastLineWith(params string[] words) =>
        Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .LastOrDefault(line => words.Any(word => line.Contains(word, StringComparison.Ordinal)))
        ?? LastLine;

    public static async Task<ProgramRun> ToEndAsync(ProcessStartInfo start, CancellationToken cancel)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = new Process { StartInfo = start };
        process.Start();
        var said = process.StandardOutput.ReadToEndAsync(cancel);
        var complained = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return new ProgramRun(process.ExitCode, await said + await complained);
    }
}
