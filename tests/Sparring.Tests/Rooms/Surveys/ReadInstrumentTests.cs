using Sparring.Rooms.Surveys.Instruments;
using Xunit;

namespace Sparring.Tests.Rooms.Surveys;

public sealed partial class ReadInstrumentTests
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

    [Fact]
    public void A_first_and_a_later_wave_have_their_instruments_with_the_same_keys() =>
        Assert.Equal(
            [("collaboration-and-leadership", 3), ("collaboration-and-effect", 9)],
            ReadInstrument.ForForums.Select(one => (one.Key, one.Value.Blocks.Count))
        );

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
    [InlineData(
        "kind: roster",
        "kind: table",
        "Block inside: kind must be roster, matrix, scale, choice, several, ranking, text or departments, not table."
    )]
    [InlineData("minutes: 5", "minutes: 0", "minutes must be from 1 to 60.")]
    public void A_broken_instrument_is_refused_with_a_sentence(string found, string put, string sentence)
    {
        var refused = Assert.IsType<InstrumentReading.Refused>(ReadInstrument.From(Replaced(found, put)));

        var line = Shipped[..Shipped.IndexOf(found, StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;
        var fault = Assert.Single(refused.Faults, one => one.EndsWith(sentence, StringComparison.Ordinal));
        // The line of what is broken, or of the block it stands in.
        var told = int.Parse(LineIn().Match(fault).Groups[1].Value);
        Assert.True(told <= line && line - told < 15, fault);
    }

    [Fact]
    public void A_block_that_looks_back_asks_what_the_other_asks_and_only_in_a_last_wave()
    {
        var all = ReadInstrument.ForForums["collaboration-and-effect"];
        var usual = all.WithoutThen();

        var (now, then) = (all.Blocks.Single(block => block.Key == "style"), all.Blocks[^1]);
        Assert.Equal("style", then.Then);
        Assert.Equal(now.Items, then.Items);
        Assert.Equal(now.Steps, then.Steps);
        Assert.Equal(now.None, then.None);
        Assert.NotEqual(now.Question, then.Question);
        Assert.Equal((10, 7), (all.MinutesInAll, usual.MinutesInAll));
        Assert.DoesNotContain(usual.Blocks, block => block.Then is not null);
    }

    [Theory]
    [InlineData(
        "then: style",
        "then: inside",
        "Block start: then must name a block that is a matrix, and be one itself."
    )]
    [InlineData(
        "then: style",
        "then: start",
        "Block start: then must name a block that is a matrix, and be one itself."
    )]
    [InlineData(
        "then: style",
        "then: style\n    items: [{ key: a, da: A, en: A }]",
        "Block start: it asks what the block style asks, and has no items or steps of its own."
    )]
    [InlineData("minutes: 3", "minutes: 70", "Block start: minutes must be from 0 to 60.")]
    [InlineData(
        "kind: text",
        "kind: text\n    minutes: 2",
        "Block different: only a block that looks back, or one about departments, has minutes of its own."
    )]
    public void A_block_that_cannot_look_back_is_refused(string found, string put, string sentence)
    {
        var broken = ReadInstrument
            .ShippedText("collaboration-and-effect")
            .Replace(found, put, StringComparison.Ordinal);

        var refused = Assert.IsType<InstrumentReading.Refused>(ReadInstrument.From(broken));

        Assert.Contains(refused.Faults, fault => fault.EndsWith(sentence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("minutes: 5", "minuts: 5")]
    [InlineData("minutes: 5", "minutes: [5")]
    [InlineData("minutes: 5", "minutes: many")]
    public void What_is_no_instrument_is_refused_with_its_line(string found, string put)
    {
        var refused = Assert.IsType<InstrumentReading.Refused>(ReadInstrument.From(Replaced(found, put)));

        Assert.StartsWith("instrument.yaml, line ", Assert.Single(refused.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_is_refused() =>
        Assert.Equal(
            ["instrument.yaml: The file is empty."],
            Assert.IsType<InstrumentReading.Refused>(ReadInstrument.From("")).Faults
        );

    [Fact]
    public void Every_kind_of_question_is_read_and_a_block_that_is_one_question_has_one_line()
    {
        var read = Assert.IsType<InstrumentReading.Read>(ReadInstrument.From(Kinds)).Instrument;

        Assert.Equal(
            [BlockKind.Scale, BlockKind.Choice, BlockKind.Ranking, BlockKind.Text, BlockKind.Several],
            read.Blocks.Select(block => block.Kind)
        );
        Assert.Equal([1, 1, 3, 1, 3], read.Blocks.Select(block => block.Items.Count));
        Assert.Equal([1, 2, 3], read.Blocks[2].Steps.Select(step => step.Value));
        Assert.Equal(["many.one"], read.Blocks[4].Lines);
        Assert.Equal(2, read.Blocks[4].Most);
    }

    [Theory]
    [InlineData("- { value: 2, da: B, en: B }", "", "line 8: Block calm: there must be from 2 to 11 steps.")]
    [InlineData(
        "kind: text",
        "kind: text\n    steps: [{ value: 1, da: A, en: A }]",
        "line 28: Block words: a text has no steps."
    )]
    [InlineData(
        "- { key: c, da: C, en: C }",
        "- { key: b, da: C, en: C }",
        "line 26: The item of order b stands twice."
    )]
    [InlineData("most: 2", "most: 3", "line 32: Block many: most must be from 2 to one less than its 3 items.")]
    [InlineData(
        "none: { da: Ingen af dem, en: None of these }",
        "",
        "line 32: Block many: several needs a none, for those whom nothing fits."
    )]
    [InlineData("en: None of these", "en: ''", "line 32: Block many: none: a text in da and one in en are needed.")]
    [InlineData("kind: text", "kind: text\n    most: 2", "line 28: Block words: only of several can there be a most.")]
    public void A_broken_question_is_refused_with_file_line_and_what_was_expected(
        string found,
        string put,
        string fault
    )
    {
        var refused = Assert.IsType<InstrumentReading.Refused>(
            ReadInstrument.From(Kinds.Replace(found, put, StringComparison.Ordinal), "own.yaml")
        );

        Assert.Contains($"own.yaml, {fault}", refused.Faults);
    }

    private const string Kinds = """
        key: kinds
        title: { da: Arter, en: Kinds }
        opening: { da: Du svarer., en: You answer. }
        validated: false
        minutes: 2
        scales: []
        blocks:
          - key: calm
            kind: scale
            title: { da: Ro, en: Calm }
            question: { da: Er der ro?, en: Is it calm? }
            steps:
              - { value: 1, da: A, en: A }
              - { value: 2, da: B, en: B }
          - key: where
            kind: choice
            title: { da: Hvor, en: Where }
            question: { da: Hvor?, en: Where? }
            steps: [{ value: 1, da: Her, en: Here }, { value: 2, da: Der, en: There }]
          - key: order
            kind: ranking
            title: { da: Orden, en: Order }
            question: { da: Hvad først?, en: What first? }
            items:
              - { key: a, da: A, en: A }
              - { key: b, da: B, en: B }
              - { key: c, da: C, en: C }
          - key: words
            kind: text
            title: { da: Ord, en: Words }
            question: { da: Hvad gør du anderledes?, en: What do you do differently? }
          - key: many
            kind: several
            most: 2
            title: { da: Flere, en: Several }
            question: { da: Hvad hjælper?, en: What helps? }
            none: { da: Ingen af dem, en: None of these }
            items: [{ key: a, da: A, en: A }, { key: b, da: B, en: B }, { key: c, da: Å, en: Aa }]
        """;

    [System.Text.RegularExpressions.GeneratedRegex("line ([0-9]+):")]
    private static partial System.Text.RegularExpressions.Regex LineIn();

    private static string Replaced(string found, string put)
    {
        var at = Shipped.IndexOf(found, StringComparison.Ordinal);
        Assert.True(at >= 0, found);
        return Shipped[..at] + put + Shipped[(at + found.Length)..];
    }
}
