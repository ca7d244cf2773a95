using System.Diagnostics;
using System.Globalization;

namespace Sparring.Mutation.Sample;

/// <summary>A process that tries mutants, started anew when one has ended it or what it made once and for all would stay.</summary>
public sealed class Prober : IDisposable
{
    private Process? _process;

    public static Process Start(string verb)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath ?? "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(Prober).Assembly.Location);
        }
        start.ArgumentList.Add(verb);
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x60000000";
        var process = Process.Start(start) ?? throw new InvalidOperationException("No process started.");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>The case that noticed, -1 if none did, and whether it took too long or ended the process.</summary>
    public (int Case, bool Ended) Try(int mutant, IEnumerable<(int Case, double Milliseconds)> cases, bool anew)
    {
        if (anew || _process is not { HasExited: false })
        {
            Dispose();
            _process = Start("try");
        }
        var list = cases.Select(one =>
            string.Create(CultureInfo.InvariantCulture, $"{one.Case}:{one.Milliseconds:F0}")
        );
        _process.StandardInput.WriteLine($"{mutant} {string.Join(',', list)}");
        _process.StandardInput.Flush();
        var answer = _process.StandardOutput.ReadLine()?.Split(' ');
        if (anew || answer is not [_])
        {
            Dispose();
        }
        return answer is null ? (0, true) : (int.Parse(answer[0], CultureInfo.InvariantCulture), answer.Length > 1);
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            _process.WaitForExit();
        }
        _process?.Dispose();
        _process = null;
    }
}
