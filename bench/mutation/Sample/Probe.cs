using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Sparring.Mutation.Sample;

/// <summary>The process that holds the changed library: measures which case passes which mutant, and tries mutants one at a time.</summary>
public static class Probe
{
    private static readonly Type Control = Assembly
        .Load(Mutant.Changed)
        .GetTypes()
        .Single(type => type.Name == "MutantControl");

    /// <summary>Runs every case with no mutant; a line each: its milliseconds of CPU, then the mutants it passed.</summary>
    public static async Task CoverAsync()
    {
        Set("ActiveMutant", -1);
        foreach (var one in await Case.ListAsync())
        {
            var passed = new byte[50_000];
            Set("Passed", passed);
            var before = Environment.CpuUsage.TotalTime;
            var well = Try(one, TimeSpan.FromMinutes(5)) is null;
            Set("Passed", null);
            await Fixtures.ClearAsync();
            var ids = Enumerable.Range(0, passed.Length).Where(id => passed[id] > 0);
            Say(
                $"{(well ? (Environment.CpuUsage.TotalTime - before).TotalMilliseconds : -1):F2} {string.Join(' ', ids.Select(id => passed[id] == 2 ? -id : id))}"
            );
        }
        await Fixtures.ClearAsync(all: true);
    }

    /// <summary>Reads "mutant milliseconds case,case,…" and answers with the first case that notices, -1 if none does.</summary>
    public static async Task TryAsync()
    {
        var cases = await Case.ListAsync();
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var parts = line.Split(' ');
            Set("ActiveMutant", int.Parse(parts[0], CultureInfo.InvariantCulture));
            var noticed = -1;
            foreach (var one in parts[1].Split(',').Select(part => part.Split(':')))
            {
                var index = int.Parse(one[0], CultureInfo.InvariantCulture);
                var limit = 2_000 + 10 * double.Parse(one[1], CultureInfo.InvariantCulture);
                if (Try(cases[index], TimeSpan.FromMilliseconds(limit)) is not { } fault)
                {
                    continue;
                }
                noticed = index;
                if (fault == "brake")
                {
                    Say($"{index} time");
                    Environment.Exit(0);
                }
                break;
            }
            Set("ActiveMutant", -1);
            await Fixtures.ClearAsync();
            Say($"{noticed}");
        }
        await Fixtures.ClearAsync(all: true);
    }

    /// <summary>What went wrong, or nothing. The limit is of CPU, for others use the machine too; who passes no brake is ended.</summary>
    private static string? Try(Case one, TimeSpan limit)
    {
        var braked = false;
        var before = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        using var brake = new Timer(_ => Watch(), null, 100, 100);
        try
        {
            one.Run();
            return braked ? "brake" : null;
        }
        catch (Exception fault)
        {
            return braked ? "brake" : fault.GetType().Name;
        }

        void Watch()
        {
            var used = Environment.CpuUsage.TotalTime - before;
            if (used > limit || clock.Elapsed > 20 * limit)
            {
                braked = true;
                Set("Brake", true);
            }
            if (used > limit + TimeSpan.FromSeconds(5) || clock.Elapsed > 30 * limit)
            {
                Environment.Exit(3);
            }
        }
    }

    private static void Set(string field, object? value) =>
        Control.GetField(field, BindingFlags.Public | BindingFlags.Static)?.SetValue(null, value);

    private static void Say(string line)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }
}
