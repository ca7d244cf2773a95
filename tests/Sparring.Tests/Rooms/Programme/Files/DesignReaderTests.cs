using Sparring.Rooms.Programme.Design;
using Sparring.Rooms.Programme.Files;
using Sparring.Testing;
using Xunit;

namespace Sparring.Tests.Rooms.Programme.Files;

public sealed class DesignReaderTests
{
    [Fact]
    public void The_shipped_programme_is_written_as_it_was_read_byte_for_byte()
    {
        var files = Shipped();

        var (design, faults) = DesignReader.Read(files);
        var written = DesignWriter.Write(DesignTree.Tidy(design ?? []));

        Assert.Empty(faults);
        Assert.All(files, file => Assert.Equal(file.Value, written[file.Key]));
    }

    [Fact]
    public void The_shipped_programme_holds_what_the_seeds_describe()
    {
        var design = ProgrammeDesign.Of(DesignReader.Read(Shipped()).Design ?? []);

        Assert.Equal(
            (5, 10, 3, 4, 3, 9, 4, 14, 5, 5),
            (
                design.Needs.Count,
                design.Principles.Count,
                design.Anchors.Count,
                design.Visions.Count,
                design.LearningGoals.Count,
                design.LearningGoals.SelectMany(goal => goal.AllCompetences).Count(),
                design.Phases.Count,
                design.ArenaThemes.Count + design.ActionClusters.Count,
                design.Concepts.Count,
                design.Chain.Count
            )
        );
        Assert.Equal(
            new DateOnly(2018, 11, 19),
            design.Deadlines.Single(deadline => deadline.Kind == "foundation-submission").Day
        );
        Assert.Equal(
            ["to-aar-og-agilt"],
            design.Principles.Where(principle => principle.Needs is null).Select(principle => principle.Key)
        );
    }

    [Theory]
    [InlineData("programme.yaml", "premise:", "praemis:", 13, "»praemis«", "partner")]
    [InlineData(
        "plan.yaml",
        "when: 2018-11-08/2018-11-09",
        "when: 2018-11-31",
        0,
        "»2018-11-31«",
        "medio september 2020"
    )]
    [InlineData("plan.yaml", "day: 2018-11-19", "day: 2018-11", 0, "»2018-11«", "19. november 2018")]
    [InlineData("plan.yaml", "kind: coaching-track", "kind: koaching", 0, "»koaching«", "coaching-track")]
    [InlineData(
        "plan.yaml",
        "learningGoal: samskabelse-af-velfaerd",
        "learningGoal: velfaerd",
        0,
        "»velfaerd«",
        "samskabelse-af-velfaerd"
    )]
    [InlineData(
        "plan.yaml",
        "trains: [lede-paa-data,",
        "trains: [lede-paa-dat,",
        0,
        "»lede-paa-dat«",
        "oversaette-visionen"
    )]
    [InlineData("plan.yaml", "when: 2019-03/2019-06", "when: 2018-03/2019-06", 0, "»paa-tvaers«", "2018-11/2019-02")]
    [InlineData("plan.yaml", "key: workshop-2", "key: workshop-1", 0, "»workshop-1«", "activity")]
    [InlineData("plan.yaml", "key: workshop-2", "key: Workshop 2", 0, "»Workshop 2«", "bindestreger")]
    [InlineData(
        "compass.yaml",
        "      en: Active vision leadership",
        "      se: Aktivt",
        0,
        "»title« mangler på engelsk",
        "da og en"
    )]
    [InlineData(
        "words.yaml",
        "link: https://ledelseskom.dk/",
        "link: ledelseskom.dk",
        0,
        "»ledelseskom.dk«",
        "https://"
    )]
    [InlineData("model.yaml", "modelTitle:", "modelTitle: [", 0, "YAML", "Forventet")]
    [InlineData("programme.yaml", "ends: 2020-06-08", "ends: 2017-06-08", 0, "2017-06-08", "2018-06-08")]
    public void A_fault_is_told_with_file_line_what_is_wrong_and_what_was_expected(
        string file,
        string old,
        string wrong,
        int line,
        string told,
        string expected
    )
    {
        var files = Shipped();
        Assert.Contains(old, files[file], StringComparison.Ordinal);
        files[file] = Once(files[file], old, wrong);

        var (design, faults) = DesignReader.Read(files);

        Assert.Null(design);
        var fault = faults.First(found => found.Wrong.Contains(told, StringComparison.Ordinal));
        Assert.Equal(file, fault.File);
        Assert.Contains(expected, fault.Expected, StringComparison.Ordinal);
        Assert.Equal(line == 0 ? LineOf(Shipped()[file], old) : line, fault.Line, tolerance: line == 0 ? 2 : 0);
    }

    [Fact]
    public void All_faults_are_told_at_once_in_reading_order()
    {
        var files = Shipped();
        files["programme.yaml"] = Once(files["programme.yaml"], "starts: 2018-06-08", "starts: i sommer");
        files["plan.yaml"] = Once(files["plan.yaml"], "day: 2018-11-19", "day: snart\n    farve: rød");
        files.Remove("words.yaml");

        var (_, faults) = DesignReader.Read(files);

        Assert.Equal(["programme.yaml", "plan.yaml", "plan.yaml", "words.yaml"], faults.Select(fault => fault.File));
    }

    [Fact]
    public void Anchors_depth_and_a_field_twice_are_refused_not_followed()
    {
        var files = Shipped();
        files["model.yaml"] = "modelTitle: &a\n  da: A\n  en: A\nmodelContext: *a\n";
        files["words.yaml"] = string.Concat(Enumerable.Repeat("[", 40)) + string.Concat(Enumerable.Repeat("]", 40));
        files["compass.yaml"] = "learningGoals: []\nlearningGoals: []\n";

        var (_, faults) = DesignReader.Read(files);

        Assert.Equal(
            [("compass.yaml", 2), ("model.yaml", 4), ("words.yaml", 1)],
            faults.Select(fault => (fault.File, fault.Line))
        );
    }

    [Fact]
    public void Texts_of_any_kind_come_back_as_they_were()
    {
        var files = Shipped();
        string[] texts =
        [
            "a: b",
            "- liste",
            "# ikke en kommentar",
            "\"citat\"",
            "to\nlinjer\n\nog en",
            "@snabel",
            "*stjerne",
            "ja",
            "'",
            "a #b",
            "slut:",
            "[1]",
            "{x}",
            "100 %",
            "%",
            "\\n",
        ];
        var (design, _) = DesignReader.Read(files);
        Assert.NotNull(design);

        foreach (var text in texts)
        {
            design["premise"] = new System.Text.Json.Nodes.JsonObject { ["da"] = text, ["en"] = text };
            var (again, faults) = DesignReader.Read(DesignWriter.Write(DesignTree.Tidy(design)));

            Assert.Empty(faults);
            Assert.Equal(text, again?["premise"]?["da"]?.GetValue<string>());
        }
    }

    internal static Dictionary<string, string> Shipped() =>
        DesignShapes.Files.ToDictionary(
            known => known.File,
            known => File.ReadAllText(Path.Combine(Repository.Path("programmes/faelles-om-ledelse"), known.File)),
            StringComparer.Ordinal
        );

    private static string Once(string text, string old, string changed)
    {
        var at = text.IndexOf(old, StringComparison.Ordinal);
        return text[..at] + changed + text[(at + old.Length)..];
    }

    private static int LineOf(string text, string part) =>
        1 + text[..text.IndexOf(part, StringComparison.Ordinal)].Count(sign => sign == '\n');
}
