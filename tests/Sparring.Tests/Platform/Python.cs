using System.Diagnostics;
using System.Text;
using Xunit;

namespace Sparring.Tests.Platform;

/// <summary>The system's Python, whose parsers are not ours; another one earlier in the path may lack its packages.</summary>
public static class Python
{
    private const string Debians = "/usr/bin/python3";

    /// <summary>What a program prints when it is given something to read.</summary>
    public static async Task<string> RunAsync(string program, byte[] input, CancellationToken cancel)
    {
        using var python = Process.Start(
            new ProcessStartInfo(File.Exists(Debians) ? Debians : "python3")
            {
                ArgumentList = { "-c", program },
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                StandardOutputEncoding = Encoding.UTF8,
                UseShellExecute = false,
            }
        );
        Assert.NotNull(python);
        var text = python.StandardOutput.ReadToEndAsync(cancel);
        await python.StandardInput.BaseStream.WriteAsync(input, cancel);
        python.StandardInput.Close();
        return await text;
    }
}
