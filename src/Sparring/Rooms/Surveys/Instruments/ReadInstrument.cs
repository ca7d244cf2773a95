using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Sparring.Rooms.Surveys.Instruments;

/// <summary>What reading an instrument comes to.</summary>
public abstract record InstrumentReading
{
    private InstrumentReading() { }

    public sealed record Read(Instrument Instrument) : InstrumentReading;

    /// <summary>Nothing to ask, and every reason as an English sentence.</summary>
    public sealed record Refused(IReadOnlyList<string> Faults) : InstrumentReading;
}

/// <summary>Reads an instrument from its file: what is unknown, missing or cannot be meant is told, and then nothing is read.</summary>
public static class ReadInstrument
{
    /// <summary>The instrument that comes along.</summary>
    public const string Shipped = "collaboration-and-leadership";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly Dictionary<string, BlockKind> Kinds = new(StringComparer.Ordinal)
    {
        ["roster"] = BlockKind.Roster,
        ["matrix"] = BlockKind.Matrix,
        ["scale"] = BlockKind.Scale,
        ["choice"] = BlockKind.Choice,
        ["several"] = BlockKind.Several,
        ["ranking"] = BlockKind.Ranking,
        ["text"] = BlockKind.Text,
        ["departments"] = BlockKind.Departments,
    };

    /// <summary>Reads it.</summary>
    /// <param name="name">The file's name, for the faults.</param>
    public static InstrumentReading From(string yaml, string name = "instrument.yaml")
    {
        try
        {
            var file = new DeserializerBuilder()
                .WithNamingConvention(CamelCaseNamingConvention.Instance)
                .WithDuplicateKeyChecking()
                .Build()
                .Deserialize<InstrumentFile?>(yaml);
            if (file is null)
            {
                return new InstrumentReading.Refused([$"{name}: The file is empty."]);
            }

            var faults = new CheckInstrument(file).Faults();
            return faults.Count == 0
                ? new InstrumentReading.Read(Of(file))
                : new InstrumentReading.Refused([
                    .. faults.Select(fault => $"{name}, line {LineOf(yaml, fault.Path)}: {fault.Sentence}"),
                ]);
        }
        catch (YamlException fault)
        {
            return new InstrumentReading.Refused([
                $"{name}, line {fault.Start.Line}: {fault.InnerException?.Message ?? fault.Message}",
            ]);
        }
    }

    /// <summary>The instruments that come along and ask a forum about itself, by the names of their files.</summary>
    public static IReadOnlyDictionary<string, Instrument> ForForums { get; } =
        typeof(ReadInstrument)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Surveys/", StringComparison.Ordinal))
            .Select(name => name["Surveys/".Length..^".yaml".Length])
            .Select(name => (name, Read: From(ShippedText(name), name) as InstrumentReading.Read))
            .Where(one => one.Read is { Instrument.Roster: not null })
            .OrderByDescending(one => one.name, StringComparer.Ordinal)
            .ToDictionary(one => one.name, one => one.Read?.Instrument ?? throw new InvalidDataException(one.name));

    /// <summary>
    /// The goals of a block; of one from before instruments named them, those of the block that asks the same today. Where figures are
    /// found is no part of what was promised when the wave opened.
    /// </summary>
    public static IReadOnlyList<string> GoalsOf(Instrument instrument, Block block) =>
        block.Goals.Count > 0
            ? block.Goals
            : ForForums
                .Values.Where(today => today.Key == instrument.Key)
                .SelectMany(today => today.Blocks)
                .FirstOrDefault(today =>
                    today.Key == block.Key
                    && today.Kind == block.Kind
                    && today.Lines.SequenceEqual(block.Lines, StringComparer.Ordinal)
                )
                ?.Goals
                ?? [];

    /// <summary>The text of an instrument that comes along.</summary>
    public static string ShippedText(string key)
    {
        var name = $"Surveys/{key}.yaml";
        using var stream =
            typeof(ReadInstrument).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    // The first line that names what the fault is in, each key below the one before.
    internal static int LineOf(string yaml, IReadOnlyList<string> path)
    {
        var lines = yaml.Split('\n');
        var at = 0;
        foreach (var key in path)
        {
            var found = Array.FindIndex(
                lines,
                at,
                line =>
                    Regex.IsMatch(
                        line,
                        $@"(^|[\s{{\[])(key: *)?{Regex.Escape(key)} *([,:}}\]]|$)",
                        RegexOptions.None,
                        Patience
                    )
            );
            at = found < 0 ? at : found;
        }

        return at + 1;
    }

    private static Instrument Of(InstrumentFile file) =>
        new(
            file.Key ?? "",
            Words(file.Title),
            Words(file.Opening),
            file.Validated,
            file.Minutes,
            [.. file.Blocks.Select(block => Block(file, block))],
            [.. file.Scales.Select(scale => new Scale(scale.Key ?? "", Words(scale), scale.Least))]
        )
        {
            TellsAlpha = file.Alpha,
        };

    private static Block Block(InstrumentFile file, InstrumentFile.BlockPart block) =>
        file.Blocks.Find(one => one.Key == block.Then) is { } now
            ? Block(now) with
            {
                Key = block.Key ?? "",
                Title = Words(block.Title),
                Question = Words(block.Question),
                Goals = [],
                Then = block.Then,
                Minutes = block.Minutes,
            }
            : Block(block);

    private static Block Block(InstrumentFile.BlockPart block) =>
        new(
            block.Key ?? "",
            Kinds[block.Kind ?? ""],
            Words(block.Title),
            Words(block.Question),
            [.. StepsOf(block)],
            block.None is null ? null : Words(block.None),
            [.. ItemsOf(block)],
            block.Shuffled,
            block.Threshold,
            block.Most
        )
        {
            Goals = block.Goals,
            Minutes = block.Minutes,
        };

    private static IEnumerable<Step> StepsOf(InstrumentFile.BlockPart block) =>
        block.Kind == "ranking"
            ? Enumerable.Range(1, block.Items.Count).Select(place => new Step(place, new($"{place}.", $"{place}.")))
            : block.Steps.Select(step => new Step(step.Value ?? 0, Words(step)));

    // A block that is one question has one line, which is the question.
    private static IEnumerable<Item> ItemsOf(InstrumentFile.BlockPart block) =>
        block.Kind is "scale" or "choice" or "text"
            ? [new Item(Instruments.Block.One, Words(block.Question), null)]
            : block.Items.Select(item => new Item(item.Key ?? "", Words(item), item.Scale));

    private static Words Words(InstrumentFile.InLanguages? words) => new(words?.Da ?? "", words?.En ?? "");
}
