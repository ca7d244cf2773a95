using Sparring.Rooms.Surveys.Instruments;
using Xunit;

namespace Sparring.Tests.Rooms.Surveys;

public sealed class ReadInstrumentTests
{
    private static string Shipped => ReadInstrument.ShippedText(ReadInstrument.Shipped);

    [Fact]
    public void The_instrument_that_comes_along_has_three_blocks_and_five_scales_of_four_and_is_not_validated()
    {
        var read = Assert.IsType<InstrumentReading.Read>(ReadInstrument.From(Shipped)).Instrument;

        Assert.Equal(["inside", "outside", "style"], read.Blocks.Select(block => block.Key));
        Assert.Equal([0, 7, 20], read.Blocks.Select(block => block.Items.Count));
        Assert.Equal(2, read.Roster?.Threshold);
        Assert.All(read.Scales, scale => Assert.Equal(4, read.Blocks[2].Items.Count(item => item.Scale == scale.Key)));
        Assert.Equal(5, read.Scales.Count);
        Assert.False(read.IsValidated);
    }

    [Theory]
    [InlineData("threshold: 2", "threshold: 9", "Block inside: threshold must be one of the steps.")]
    [InlineData("key: regions", "key: state", "The item of outside state stands twice.")]
    [InlineData("scale: vis,", "scale: viz,", "Block style: item vis1 counts in the scale viz, which is not there.")]
    [InlineData(
        "value: 3, da: Jævnligt",
        "value: 7, da: Jævnligt",
        "Block inside: the steps must be whole numbers that follow each other, from the lowest."
    )]
    [InlineData("en: Regions }", "en: '' }", "Block outside: item regions: a text in da and one in en are needed.")]
    [InlineData("key: vis, least: 3", "key: vis, least: 5", "Scale vis: least must be from 1 to its 4 items.")]
    [InlineData("kind: roster", "kind: table", "Block inside: kind must be roster or matrix.")]
    [InlineData("minutes: 5", "minutes: 0", "minutes must be from 1 to 60.")]
    public void A_broken_instrument_is_refused_with_a_sentence(string found, string put, string sentence)
    {
        var refused = Assert.IsType<InstrumentReading.Refused>(ReadInstrument.From(Replaced(found, put)));

        Assert.Contains(sentence, refused.Faults);
    }

    [Theory]
    [InlineData("minutes: 5", "minuts: 5")]
    [InlineData("minutes: 5", "minutes: [5")]
    [InlineData("minutes: 5", "minutes: many")]
    public void What_is_no_instrument_is_refused_with_its_line(string found, string put)
    {
        var refused = Assert.IsType<InstrumentReading.Refused>(ReadInstrument.From(Replaced(found, put)));

        Assert.StartsWith("Line ", Assert.Single(refused.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_is_refused() =>
        Assert.Equal(["The file is empty."], Assert.IsType<InstrumentReading.Refused>(ReadInstrument.From("")).Faults);

    private static string Replaced(string found, string put)
    {
        var at = Shipped.IndexOf(found, StringComparison.Ordinal);
        Assert.True(at >= 0, found);
        return Shipped[..at] + put + Shipped[(at + found.Length)..];
    }
}
