using System.Text;
using System.Text.Json;
using Sparring.DisclosureControl;
using Sparring.DisclosureControl.Files;
using Sparring.DisclosureControl.Planning;
using Xunit;

namespace Sparring.Libraries.Tests.DisclosureControl.Files;

public sealed class ReadPlanRequestTests
{
    [Fact]
    public void Attributes_breakdowns_and_earlier_reports_are_read()
    {
        var read = Assert.IsType<RequestReading.Read>(
            Read(
                """
                {"n": 4, "attributes": {"place": ["north", "south", null, "north"], "level": [1, 1, 2, 2]},
                 "breakdowns": [{"by": ["place"], "worth": 3}, {"by": ["place", "level"]}],
                 "already_out": [{"name": "wave 1", "members": [0, 1]}], "respondents": [0, 3], "sizes": [6]}
                """
            )
        );

        Assert.Equal([6], read.Sizes);
        Assert.Equal(["north", "south"], read.Request.Breakdowns[0].Parts);
        Assert.Equal([0, 1, -1, 0], read.Request.Breakdowns[0].PartOf);
        Assert.Equal([3, 1], read.Request.Breakdowns.Select(one => one.Worth));
        Assert.Equal("place × level", read.Request.Breakdowns[1].Name);
        Assert.Equal(["north × 1", "north × 2", "south × 1"], read.Request.Breakdowns[1].Parts);
        Assert.Equal([new NamedSet("wave 1", PersonSet.Of([0, 1]))], read.Request.AlreadyOut);
        Assert.Equal(PersonSet.Of([0, 3]), read.Request.Respondents);
    }

    [Theory]
    [InlineData("{", "The file is not JSON: line 1 cannot be read.")]
    [InlineData("[]", "The file must be an object.")]
    [InlineData("""{"n": 4, "breakdown": []}""", "“breakdown” is not a part of a request.")]
    [InlineData("""{"attributes": {}, "breakdowns": []}""", "“n” is missing.")]
    [InlineData(
        """{"n": 2000000, "attributes": {}, "breakdowns": []}""",
        "“n” is 2000000; at most 1000000 people can be planned for."
    )]
    [InlineData("""{"n": 0, "attributes": {}, "breakdowns": []}""", "There is nobody to ask.")]
    [InlineData(
        """{"n": 1, "attributes": {}, "breakdowns": [{"by": ["x"]}]}""",
        "“by” asks for “x”, which is no attribute."
    )]
    [InlineData("""{"n": 1, "attributes": {}, "breakdowns": [{"by": []}]}""", "“by” names no attribute.")]
    [InlineData(
        """{"n": 2, "attributes": {"a": ["x"]}, "breakdowns": [{"by": ["a"]}]}""",
        "“a” has 1 values for 2 people."
    )]
    [InlineData("""{"n": 1, "attributes": {"a": [{}]}, "breakdowns": []}""", "“a” must hold texts, numbers or null.")]
    [InlineData(
        """{"n": 1, "attributes": {}, "breakdowns": [], "sizes": [4]}""",
        "A cell of 4 is below the floor of 5 people."
    )]
    [InlineData(
        """{"n": 1, "attributes": {}, "breakdowns": [], "respondents": [-1]}""",
        "“respondents” must hold numbers of people, from 0."
    )]
    [InlineData("""{"n": 1.5, "attributes": {}, "breakdowns": []}""", "“n” must hold whole numbers only.")]
    [InlineData("{\n\"n\": x}", "The file is not JSON: line 2 cannot be read.")]
    [InlineData("""{"n": 1, "breakdowns": []}""", "“attributes” is missing.")]
    [InlineData("""{"n": 1, "attributes": {}}""", "“breakdowns” is missing.")]
    [InlineData("""{"n": 1, "attributes": [], "breakdowns": []}""", "“attributes” must be an object.")]
    [InlineData("""{"n": 1, "attributes": {"a": "x"}, "breakdowns": []}""", "“a” must be a list.")]
    [InlineData("""{"n": 1, "attributes": {}, "breakdowns": {}}""", "“breakdowns” must be a list.")]
    [InlineData("""{"n": 1, "attributes": {}, "breakdowns": ["a"]}""", "A breakdown must be an object.")]
    [InlineData("""{"n": 1, "attributes": {}, "breakdowns": [{"worth": 1}]}""", "“by” is missing.")]
    [InlineData("""{"n": 1, "attributes": {"a": ["x"]}, "breakdowns": [{"by": "a"}]}""", "“by” must be a list.")]
    [InlineData(
        """{"n": 1, "attributes": {}, "breakdowns": [{"by": [[]]}]}""",
        "“by” must hold texts, numbers or null."
    )]
    [InlineData(
        """{"n": 1, "attributes": {}, "breakdowns": [{"by": [null]}]}""",
        "“by” asks for “”, which is no attribute."
    )]
    [InlineData(
        """{"n": 1, "attributes": {"a": ["x"]}, "breakdowns": [{"by": ["a"], "worth": "much"}]}""",
        "“worth” must hold whole numbers only."
    )]
    [InlineData(
        """{"n": 1, "attributes": {"a": ["x"]}, "breakdowns": [{"by": ["a"], "worth": 0}]}""",
        "“a” is worth 0; what is asked for is worth 1 or more."
    )]
    [InlineData(
        """{"n": 1, "attributes": {"a": ["x"]}, "breakdowns": [{"by": ["a"]}, {"by": ["a"]}]}""",
        "“a” is asked for twice."
    )]
    [InlineData("""{"n": 1, "attributes": {}, "breakdowns": [], "sizes": 5}""", "“sizes” must be a list.")]
    [InlineData(
        """{"n": 1, "attributes": {}, "breakdowns": [], "sizes": ["5"]}""",
        "“sizes” must hold whole numbers only."
    )]
    [InlineData(
        """{"n": 1000000, "attributes": {}, "breakdowns": [], "respondents": [1000000]}""",
        "everybody names person 1000000; people are numbered from 0 to 999999."
    )]
    [InlineData(
        """{"n": 1, "attributes": {}, "breakdowns": [], "respondents": [0, 1000001]}""",
        "“respondents” must hold numbers of people, from 0."
    )]
    [InlineData("""{"n": 1, "attributes": {}, "breakdowns": [], "already_out": {}}""", "“already_out” must be a list.")]
    [InlineData(
        """{"n": 1, "attributes": {}, "breakdowns": [], "already_out": [1]}""",
        "A set that is out already must be an object."
    )]
    [InlineData(
        """{"n": 1, "attributes": {}, "breakdowns": [], "already_out": [{"members": []}]}""",
        "“name” is missing."
    )]
    [InlineData(
        """{"n": 1, "attributes": {}, "breakdowns": [], "already_out": [{"name": {}, "members": []}]}""",
        "“name” must hold texts, numbers or null."
    )]
    [InlineData(
        """{"n": 1, "attributes": {}, "breakdowns": [], "already_out": [{"name": "w"}]}""",
        "“members” is missing."
    )]
    [InlineData(
        """{"n": 1, "attributes": {}, "breakdowns": [], "already_out": [{"name": "w", "members": 1}]}""",
        "“members” must be a list."
    )]
    public void A_file_that_cannot_be_meant_is_refused_with_a_sentence(string json, string sentence)
    {
        var refused = Assert.IsType<RequestReading.Refused>(Read(json));

        Assert.Equal([sentence], refused.Faults.Select(fault => fault.Sentence));
    }

    [Fact]
    public void An_earlier_report_may_have_no_name()
    {
        var read = Assert.IsType<RequestReading.Read>(
            Read(
                """{"n": 1, "attributes": {}, "breakdowns": [], "already_out": [{"name": null, "members": [1000000]}]}"""
            )
        );

        Assert.Equal([new NamedSet("", PersonSet.Of([1_000_000]))], read.Request.AlreadyOut);
    }

    [Fact]
    public void What_a_file_does_not_say_is_everybody_nothing_before_and_the_usual_sizes()
    {
        var read = Assert.IsType<RequestReading.Read>(Read("""{"n": 1000000, "attributes": {}, "breakdowns": []}"""));

        Assert.Equal([5, 7, 10], read.Sizes);
        Assert.Null(read.Request.Respondents);
        Assert.Empty(read.Request.AlreadyOut);
    }

    [Fact]
    public void The_answer_tells_of_each_size_what_is_shown_and_what_is_withheld()
    {
        var request = new PlanRequest
        {
            People = 11,
            Breakdowns =
            [
                Breakdown.By("place", [.. Enumerable.Repeat("north", 5), .. Enumerable.Repeat("south", 6)]),
                Breakdown.By("level", ["head", .. Enumerable.Repeat("leader", 10)]),
            ],
        };

        Assert.Equal(
            """{"outlooks":[{"smallest":5,"alone":["""
                + """{"name":"place","shown":"All","parts":["north","south"],"others":0,"withheld":[]},"""
                + """{"name":"level","shown":"Nothing","parts":[],"others":11,"withheld":["""
                + """{"part":"head","isolates":1,"by":[{"set":"level: head","inside":true}]},"""
                + """{"part":"leader","isolates":1,"by":[{"set":"everybody","inside":true},{"set":"level: leader","inside":false}]}]}],"""
                + "\"together\":"
                + """{"whole":true,"worth":11,"upper_bound":11,"optimal":true,"spare":0,"breakdowns":["""
                + """{"name":"place","shown":"All","parts":["north","south"],"others":0,"withheld":[]},"""
                + """{"name":"level","shown":"Nothing","parts":[],"others":11,"withheld":["""
                + """{"part":"head","isolates":1,"by":[{"set":"level: head","inside":true}]},"""
                + """{"part":"leader","isolates":1,"by":[{"set":"everybody","inside":true},{"set":"level: leader","inside":false}]}]}]}}]}""",
            Written(stream => WriteOutlook.To(stream, Outlook.Of(request, [5])))
        );
    }

    [Fact]
    public void What_cannot_be_planned_is_answered_with_every_reason() =>
        Assert.Equal(
            """{"faults":["There is nobody to ask.","A cell of 3 is below the floor of 5 people."]}""",
            Written(stream =>
                WriteOutlook.To(
                    stream,
                    new PlanRequest
                    {
                        People = 0,
                        Smallest = 3,
                        Breakdowns = [],
                    }.Check()
                )
            )
        );

    [Fact]
    public void The_answer_names_the_sets_that_isolate()
    {
        var request = new PlanRequest
        {
            People = 12,
            Breakdowns = [Breakdown.By("place", [.. Enumerable.Repeat("north", 9), "south", "south", null])],
        };
        using var stream = new MemoryStream();

        WriteOutlook.To(stream, Outlook.Of(request, [5]));

        using var json = JsonDocument.Parse(stream.ToArray());
        var together = json.RootElement.GetProperty("outlooks")[0].GetProperty("together");
        Assert.True(together.GetProperty("optimal").GetBoolean());
        Assert.Equal(
            """[{"part":"north","isolates":3,"by":[{"set":"everybody","inside":true},{"set":"place: north","inside":false}]},{"part":"south","isolates":2,"by":[{"set":"place: south","inside":true}]}]""",
            together.GetProperty("breakdowns")[0].GetProperty("withheld").GetRawText()
        );
    }

    private static string Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static RequestReading Read(string json) => ReadPlanRequest.From(Encoding.UTF8.GetBytes(json));
}
