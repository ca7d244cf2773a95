using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Surveys.Answering;
using Sparring.Rooms.Surveys.Instruments;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Surveys;

/// <summary>How answers lie in a box and in one's own copy: as long for everybody, and what was put there before still opens. All names invented.</summary>
public sealed class SheetCodeTests(TestApp app) : IClassFixture<TestApp>
{
    public static TheoryData<string> Instruments => ["collaboration-and-leadership", "collaboration-and-effect"];

    [Theory]
    [MemberData(nameof(Instruments))]
    public void Whatever_is_answered_comes_back_and_is_as_long_as_nothing(string name)
    {
        var instrument = Read(name);
        var code = new SheetCode(instrument, 40, 39);
        var full = instrument
            .Blocks.SelectMany(block => Names(block).Select((line, at) => (line, Answer: AnswerOf(block, at))))
            .Append((line: AnswerSheet.Nodes, Answer: "yes"))
            .ToDictionary(one => one.line, one => one.Answer);

        var bytes = new BoxContent(7, full).ToBytes(code);
        var blank = new BoxContent(40, AnswerSheet.Blank.Lines).ToBytes(code);

        Assert.Equal((7, Told(full)), Opened(code, bytes));
        Assert.Equal((40, "[]"), Opened(code, blank));
        Assert.Equal(blank.Length, bytes.Length);
    }

    [Fact]
    public void Who_says_something_of_a_thousand_of_thirty_thousand_fills_a_box_no_more_than_who_says_nothing()
    {
        var instrument = Read("collaboration-and-leadership");
        var code = new SheetCode(instrument, 30_000, SheetCode.MostRelations);
        var said = Enumerable
            .Range(29_001, 1_000)
            .ToDictionary(place => $"inside.{place}", place => $"{1 + (place % 4)}");

        var bytes = new BoxContent(30_000, said).ToBytes(code);

        Assert.Equal((30_000, Told(said)), Opened(code, bytes));
        Assert.Equal(new BoxContent(1, AnswerSheet.Blank.Lines).ToBytes(code).Length, bytes.Length);
        // A row that does not fit on a page of the database is put elsewhere, numbered in the order it came.
        Assert.InRange(bytes.Length, 0, 3_000);
        Assert.False(new AnswerSheet(said).SaysTooMuch(instrument));
        said["inside.1"] = "2";
        Assert.True(new AnswerSheet(said).SaysTooMuch(instrument));
        Assert.Throws<InvalidOperationException>(() => new BoxContent(1, said).ToBytes(code));
    }

    [Fact]
    public async Task Ones_own_copy_is_as_long_whoever_answered_what()
    {
        var stage = await ForumStage.SetAsync(app, "own-length");
        await stage.SayAsync(0, new() { ["outside.regions"] = "3" });
        await stage.AnswerAsync(3, (_, _) => 4);

        var lengths = await app.Database.ListAsync<int>(
            "select distinct length(sealed) from survey_own where wave = @Wave",
            new { stage.Wave }
        );

        Assert.Single(lengths);
    }

    [Fact]
    public async Task What_was_put_in_as_text_before_is_counted_and_lies_as_bits_afterwards_and_an_old_copy_of_ones_own_still_opens()
    {
        var stage = await ForumStage.SetAsync(app, "old-boxes");
        await stage.AnswerAsync(8, (at, other) => 1 + ((at + other) % 4));
        var keys = await app.Database.ListAsync<byte[]>(
            "select public_key from survey_wave where id = @Wave",
            new { stage.Wave }
        );
        var old = """{"Place":40,"Lines":{"inside.1":"3","outside.regions":"-","outside.citizens":"2"}}""";
        var box = SealedBox.Seal(keys[0], stage.Wave.Value.ToString(), Encoding.UTF8.GetBytes(old.PadRight(1200)));
        await app.Database.ExecuteAsync(
            """
            insert into survey_box (tenant, wave, id, box) select tenant, @Wave, gen_random_uuid(), @box from survey_wave where id = @Wave;
            insert into survey_own (tenant, wave, programme, owner, revision, sealed)
                select tenant, @Wave, programme, @owner, 3, @own from survey_wave where id = @Wave;
            """,
            new
            {
                stage.Wave,
                box,
                owner = stage.Leaders[20],
                own = await OwnAsync(stage, 20, """{"Lines":{"outside.regions":"4"},"Box":null}"""),
            }
        );

        var mine = await stage.ReadAsync(stage.Leaders[20], stage.Address + "/answers");
        var results = await stage.CloseAsync();

        Assert.Matches("1 af \\d\\d", mine);
        Assert.Contains("9 af 40", results, StringComparison.Ordinal);
        var lengths = await app.Database.ListAsync<int>(
            "select distinct length(box) from survey_box where wave = @Wave",
            new { stage.Wave }
        );
        Assert.Single(lengths);
    }

    private async Task<byte[]> OwnAsync(ForumStage stage, int at, string text)
    {
        var viewer = await app.World.ViewerAsync(stage.Leaders[at]);
        var programme = (
            await app.Database.ListAsync<ProgrammeId>(
                "select programme from survey_wave where id = @Wave",
                new { stage.Wave }
            )
        ).Single();
        return app
            .Services.GetRequiredService<ISeals>()
            .Seal(
                new(viewer.Tenant, programme, viewer.Person, Artefact.SurveyAnswers, stage.Wave.Value, "own", 3),
                text
            );
    }

    private static (int Place, string Told) Opened(SheetCode code, byte[] bytes)
    {
        var content = BoxContent.Of(code, bytes);
        return (content.Place, Told(content.Lines));
    }

    private static string Told(IReadOnlyDictionary<string, string> lines) =>
        JsonSerializer.Serialize(lines.OrderBy(line => line.Key, StringComparer.Ordinal));

    private static IEnumerable<string> Names(Block block) =>
        block.Kind == BlockKind.Roster
            ? Enumerable.Range(1, 40).Where(place => place != 7).Select(place => $"{block.Key}.{place}")
            : block.Lines;

    // Each step, and where there is one the answer for when none fits.
    private static string AnswerOf(Block block, int at) =>
        block.Kind switch
        {
            BlockKind.Text => new string('é', Block.MostCharacters - 1) + "\"",
            BlockKind.Several => string.Join(' ', block.Items.Take(3).Select(item => item.Key)),
            _ when block.None is not null && at % 3 == 0 => AnswerSheet.None,
            _ => block.Steps[at % block.Steps.Count].Value.ToString(CultureInfo.InvariantCulture),
        };

    private static Instrument Read(string name) =>
        ReadInstrument.From(ReadInstrument.ShippedText(name), name) is InstrumentReading.Read read
            ? read.Instrument
            : throw new InvalidDataException(name);
}
