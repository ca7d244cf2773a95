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

        var report = Path.Combine(folder, "report.json");
        await RunAsync(folder, report);
        var faults = Read(await File.ReadAllTextAsync(report), places).ToList();
        Directory.Delete(folder, recursive: true);
        return string.Join('\n', faults.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    // Into a file: what node writes to a pipe as it ends may be cut short.
    private static async Task RunAsync(string folder, string report)
    {
        var start = new ProcessStartInfo("node") { WorkingDirectory = Repository.Root };
        start.ArgumentList.Add("node_modules/html-validate/bin/html-validate.mjs");
        start.ArgumentList.Add("--config");
        start.ArgumentList.Add(".htmlvalidate.json");
        start.ArgumentList.Add("--formatter");
        start.ArgumentList.Add("json=" + report);
        start.ArgumentList.Add(folder);
        using var node = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        await node.WaitForExitAsync();
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
