using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Sparring.Testing;

namespace Sparring.Browser.Tests.EveryPage;

/// <summary>html-validate over all pages in one run of node; its rules are in <c>.htmlvalidate.json</c>.</summary>
public static class HtmlValidation
{
    public static async Task<string> OfAsync(IReadOnlyDictionary<string, string> bodies)
    {
        var folder = Directory.CreateTempSubdirectory("sparring-html-").FullName;
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (place, body) in bodies)
        {
            var file = Path.Combine(folder, places.Count.ToString(CultureInfo.InvariantCulture) + ".html");
            places[file] = place;
            await File.WriteAllTextAsync(file, body);
        }

        var faults = Read(await RunAsync(folder), places);
        Directory.Delete(folder, recursive: true);
        return string.Join('\n', faults.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    private static async Task<string> RunAsync(string folder)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, WorkingDirectory = Repository.Root };
        foreach (
            var word in new[]
            {
                "node_modules/html-validate/bin/html-validate.mjs",
                "--config",
                ".htmlvalidate.json",
                "--formatter",
                "json",
                folder,
            }
        )
        {
            start.ArgumentList.Add(word);
        }

        using var node = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        var said = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return said;
    }

    private static IEnumerable<string> Read(string said, Dictionary<string, string> places)
    {
        using var report = JsonDocument.Parse(said);
        foreach (var file in report.RootElement.EnumerateArray())
        {
            foreach (var message in file.GetProperty("messages").EnumerateArray())
            {
                var place = places.GetValueOrDefault(file.GetProperty("filePath").GetString() ?? "", "?");
                yield return $"{place}: {message.GetProperty("ruleId").GetString()}: {message.GetProperty("message").GetString()} "
                    + $"(line {message.GetProperty("line").GetInt32()})";
            }
        }
    }
}
