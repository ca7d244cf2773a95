using Xunit;

namespace Sparring.Tests.Architecture;

public sealed class SentencesTests
{
    [Fact]
    public void Danish_and_English_say_the_same_things()
    {
        var danish = Sources.Of("Texts.resx").ToList();

        Assert.NotEmpty(danish);
        House.IsClean(danish.SelectMany(file => Sentences.LanguageFaults(file.Path, file.Text, EnglishOf(file))));
    }

    [Fact]
    public void No_sentence_calls_somebody_who_may_be_anybody_she_or_he() =>
        House.IsClean(
            Sources.Of("Texts.resx", "Texts.en.resx").SelectMany(file => Sentences.PronounFaults(file.Path, file.Text))
        );

    [Fact]
    public void No_sentence_lets_the_name_of_an_encoding_break_at_its_hyphen() =>
        House.IsClean(
            Sources.Of("Texts.resx", "Texts.en.resx").SelectMany(file => Sentences.HyphenFaults(file.Path, file.Text))
        );

    [Fact]
    public void A_planted_hyphen_that_may_break_is_found()
    {
        const string Planted =
            "<root><data name='one'><value>Gem som UTF-8</value></data><data name='two'><value>Gem som UTF-\u20608</value></data></root>";

        Assert.Equal(["X.resx: 'one' breaks at the hyphen of 'UTF-8'"], Sentences.HyphenFaults("X.resx", Planted));
    }

    [Fact]
    public void Every_sentence_asked_for_is_written()
    {
        var files = Sources
            .Of(".razor", ".cs")
            .Where(file => file.Path.StartsWith("src/Sparring/", StringComparison.Ordinal));

        House.IsClean(files.SelectMany(file => Sentences.KeyFaults(file, type => KeysFor(file, type))));
    }

    [Fact]
    public void Planted_differences_are_found()
    {
        const string Danish =
            "<root><data name='both'><value>{0} af {1}</value></data><data name='only'><value>kun</value></data></root>";
        const string English =
            "<root><data name='both'><value>{0} of {0}</value></data><data name='new'><value> </value></data></root>";

        Assert.Equal(
            [
                "X: 'only' is missing in English",
                "X: 'new' is missing in Danish",
                "X: 'new' is empty",
                "X: 'both' has other gaps in English",
            ],
            Sentences.LanguageFaults("X", Danish, English)
        );
    }

    [Fact]
    public void A_planted_she_is_found_and_a_word_that_begins_like_it_is_not()
    {
        const string Planted =
            "<root><data name='one'><value>When she reads it</value></data><data name='two'><value>Når hun læser her</value></data>"
            + "<data name='three'><value>Hundrede shelters</value></data></root>";

        Assert.Equal(
            ["X.en.resx: 'one' says 'she'", "X.en.resx: 'two' says 'her'"],
            Sentences.PronounFaults("X.en.resx", Planted)
        );
        Assert.Equal(["X.resx: 'two' says 'hun'"], Sentences.PronounFaults("X.resx", Planted));
    }

    [Fact]
    public void A_planted_key_that_is_not_written_is_found()
    {
        var keys = new HashSet<string>(StringComparer.Ordinal) { "there" };
        var component = new SourceFile(
            "Plant.razor",
            """<p>@T("there")</p><p title="@T("gone", 1)">@(Show.T("not ours"))</p>"""
        );
        var code = new SourceFile(
            "Plant.cs",
            "var a = RoomTexts.Of<Plant>()[\"there\"]; var b = RoomTexts.Of(typeof(Plant)).With(\"lost\", 1);"
        );

        Assert.Equal(["Plant.razor: no text 'gone'"], Sentences.KeyFaults(component, _ => keys));
        Assert.Equal(["Plant.cs: no text 'lost'"], Sentences.KeyFaults(code, type => type == "Plant" ? keys : null));
    }

    private static string EnglishOf(SourceFile danish) =>
        Sources
            .All.Single(file =>
                file.Path == danish.Path.Replace("Texts.resx", "Texts.en.resx", StringComparison.Ordinal)
            )
            .Text;

    // A type named in code is looked up where it is declared; a component's own texts are those of its folder.
    private static HashSet<string>? KeysFor(SourceFile file, string? type)
    {
        var home = type is null ? file.Path : Declares(type) ?? file.Path;
        var resx = Sources.All.FirstOrDefault(candidate => candidate.Path == Sources.TextsOf(home) + ".resx");
        return resx is null ? null : [.. Sentences.Read(resx.Text).Keys];
    }

    private static string? Declares(string type)
    {
        var name = type.Split('.')[^1];
        var path = Sources
            .Of(".cs", ".razor")
            .FirstOrDefault(file =>
                file.Path.StartsWith("src/", StringComparison.Ordinal)
                && Path.GetFileNameWithoutExtension(file.Path) == name
            );
        return path?.Path;
    }
}
