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

    public static InstrumentReading From(string yaml)
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
                return new InstrumentReading.Refused(["The file is empty."]);
            }

            var faults = new CheckInstrument(file).Faults();
            return faults.Count == 0 ? new InstrumentReading.Read(Of(file)) : new InstrumentReading.Refused(faults);
        }
        catch (YamlException fault)
        {
            return new InstrumentReading.Refused([
                $"Line {fault.Start.Line}: {fault.InnerException?.Message ?? fault.Message}",
            ]);
        }
    }

    /// <summary>The text of an instrument that comes along.</summary>
    public static string ShippedText(string key)
    {
        var name = $"Surveys/{key}.yaml";
        using var stream =
            typeof(ReadInstrument).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static Instrument Of(InstrumentFile file) =>
        new(
            file.Key ?? "",
            Words(file.Title),
            Words(file.Opening),
            file.Validated,
            file.Minutes,
            [.. file.Blocks.Select(Block)],
            [.. file.Scales.Select(scale => new Scale(scale.Key ?? "", Words(scale), scale.Least))]
        );

    private static Block Block(InstrumentFile.BlockPart block) =>
        new(
            block.Key ?? "",
            block.Kind == "roster" ? BlockKind.Roster : BlockKind.Matrix,
            Words(block.Title),
            Words(block.Question),
            [.. block.Steps.Select(step => new Step(step.Value ?? 0, Words(step)))],
            block.None is null ? null : Words(block.None),
            [.. block.Items.Select(item => new Item(item.Key ?? "", Words(item), item.Scale))],
            block.Shuffled,
            block.Threshold
        );

    private static Words Words(InstrumentFile.InLanguages? words) => new(words?.Da ?? "", words?.En ?? "");
}
