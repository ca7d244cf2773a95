using System.Text.RegularExpressions;
using Sparring.Platform.Texts;
using Sparring.Rooms.Surveys.Figures;
using Sparring.Testing;
using Sparring.Tests.Architecture;
using Xunit;

namespace Sparring.Tests.Rooms.Surveys;

/// <summary>The figures of a wave as a file: in words, in the language of whoever takes it.</summary>
public sealed partial class FiguresFileTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData(
        "da",
        ",",
        "Afsnit;Hvad;Del;Personer bag tallet;Enhed;Tal",
        "Svar;Spurgt;;;personer;40",
        "Netværk;Densitet;Kerne;;procent;100",
        "Netværk;Ingen anden deling passer lige så godt;;;ja eller nej;ja",
        ";Periferi;20+;gennemsnit;"
    )]
    [InlineData(
        "en",
        ".",
        "Section;What;Part;People behind the figure;Unit;Figure",
        "Answers;Asked;;;people;40",
        "Network;Density;Core;;per cent;100",
        "Network;No other division fits as well;;;yes or no;yes",
        ";Periphery;20+;mean;"
    )]
    public async Task The_file_names_its_columns_and_rows_in_the_words_of_its_reader(
        string language,
        string sign,
        string head,
        params string[] rows
    )
    {
        var stage = await ForumStage.SetAsync(app, "words-" + language);
        await stage.AnswerAsync(40, ForumStage.EvenAsCore);
        await stage.CloseAsync();
        await app.Database.ExecuteAsync(
            "update person set language = @language where id = @Leader",
            new { language, Leader = stage.Leaders[4] }
        );
        using var peer = await app.SignedInClientAsync(stage.Leaders[4]);

        var file = await peer.TextAsync($"{stage.Address}/figures.csv");

        Assert.Equal(head, file.TrimStart('\uFEFF').Split("\r\n")[0]);
        Assert.All(rows, row => Assert.Contains(row, file));
        var decimals = Decimals().Matches(file).Select(figure => figure.Groups["sign"].Value);
        Assert.Equal([sign], decimals.Distinct());
    }

    // Which rows a file has depends on its wave; that none is without words does not.
    [Fact]
    public void Every_row_a_file_of_figures_may_have_has_words()
    {
        var texts = RoomTexts.Of(typeof(FiguresFile)).Danish;
        var source = Sources.Of("FiguresFile.cs").Single().Text;

        var rows = Row().Matches(source);

        string[] asked =
        [
            .. rows.Where(row => row.Groups["section"].Success)
                .Select(row => "file-section-" + row.Groups["section"].Value),
            .. rows.Where(row => row.Groups["what"].Success).Select(row => "file-what-" + row.Groups["what"].Value),
            .. rows.Select(row => "file-unit-" + row.Groups["unit"].Value),
        ];
        Assert.InRange(rows.Count, 30, 60);
        Assert.All(asked, key => Assert.Contains(key, texts.Keys));
    }

    [GeneratedRegex(@";[+-]?\d+(?<sign>[.,])\d+\r\n", RegexOptions.CultureInvariant)]
    private static partial Regex Decimals();

    [GeneratedRegex(
        """(?:Figure|Named)\(\s*file,\s*\[(?:"(?<section>[a-z-]+)"|picture),\s*(?:"(?<what>[a-z-]+)"|named|department),[^;]*?"(?<unit>[a-z-]+)",\s*(?:Said|YesOrNo)""",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Row();
}
