using System.Text;
using Sparring.NetworkAnalysis;
using Sparring.NetworkAnalysis.Files;
using Xunit;

namespace Sparring.Libraries.Tests.NetworkAnalysis.Files;

public sealed class ReadNetworkTests
{
    [Fact]
    public void A_matrix_with_open_cells_becomes_a_network()
    {
        var read = Read(
            """{"n":3,"directed":true,"labels":["Asta","Bo","Asta"],"attributes":{"level":["head",null,"head"]},"respondents":[1,2],"matrix":["02.","100","000"]}"""
        );

        Assert.Equal([new(0, 1, 2), new(1, 0, 1)], read.Data.Ratings);
        Assert.Equal([new(0, 2)], read.Data.Unknown);
        Assert.Equal([0, 1], read.Data.Respondents);
        Assert.Equal([0, -1, 0], Assert.Single(read.Data.Traits).Values);
        Assert.Equal([new NetworkNote.LabelTwice("Asta")], read.Notes);
    }

    [Fact]
    public void Ties_and_a_mask_of_respondents_become_a_network()
    {
        var read = Read(
            """{"directed":false,"ties":[[1,2],[2,3,0.5],[3,1,null]],"n":3,"respondents":[true,false,true]}"""
        );

        Assert.Equal([new(0, 1, 1), new(1, 2, 0.5)], read.Data.Ratings);
        Assert.Equal([new(2, 0)], read.Data.Unknown);
        Assert.Equal([0, 2], read.Data.Respondents);
        Assert.False(read.Data.Directed);
    }

    [Fact]
    public void Thousands_of_ties_keep_their_values_and_their_order()
    {
        Rating[] given = [.. Enumerable.Range(0, 3000).Select(at => new Rating(at, at + 1, at == 1500 ? 2.5 : 1))];
        var ties = string.Join(
            ',',
            given.Select(one => $"[{one.From + 1},{one.To + 1}{(one.From == 1500 ? ",2.5" : "")}]")
        );

        var read = Assert.IsType<NetworkReading.Read>(
            ReadNetworkJson.From(Encoding.UTF8.GetBytes($$"""{"n":3001,"ties":[{{ties}}]}"""))
        );

        Assert.Equal(given, read.Data.Ratings);
        Assert.Equal(given, Enumerable.Range(0, read.Data.Ratings.Count).Select(at => read.Data.Ratings[at]));
    }

    [Theory]
    [InlineData("""{"n":2""", "The file is not JSON: line 1, place 7.")]
    [InlineData("{\n \"n\": 2,\n \"ties\": [[1, 2], [1 2]]}", "The file is not JSON: line 3, place 22.")]
    [InlineData("[]", "The file must be one JSON object.")]
    [InlineData(" \n", "The file is empty.")]
    [InlineData("""{"n":2}""", "Give either “matrix” or “ties”.")]
    [InlineData("""{"ties":[]}""", "“n”, the number of people, is missing.")]
    [InlineData("""{"n":3,"matrix":["00","00"]}""", "“matrix” has 2 rows for 3 people.")]
    [InlineData("""{"matrix":["00","0"]}""", "Row 2 of “matrix” has 1 cells, the first has 2.")]
    [InlineData("""{"matrix":["000","000"]}""", "Rows of “matrix” have 3 cells, and there are 2 rows.")]
    [InlineData("""{"matrix":["0x","00"]}""", "Row 1 of “matrix” holds “x”; a cell is a digit, or “.” where unknown.")]
    [InlineData("""{"n":2,"ties":[[0,1]]}""", "“ties” names person 0; people are numbered from 1.")]
    [InlineData("""{"n":2,"ties":[[1,3]]}""", "A tie names person 3; people are numbered 1 to 2.")]
    [InlineData("""{"n":2,"ties":[[1,2,1,1]]}""", "“ties” must hold lists of from, to and value.")]
    [InlineData("""{"n":2,"ties":[[1]]}""", "A person in “ties” must be a whole number.")]
    [InlineData("""{"n":2,"tise":[]}""", "“tise” is not a part of a network.")]
    [InlineData("""{"n":2,"n":2,"ties":[]}""", "“n” stands twice.")]
    [InlineData("""{"n":2,"ties":[],"labels":["Bo"]}""", "“labels” has 1 entries for 2 people.")]
    [InlineData("""{"n":2,"ties":[],"attributes":{"level":[1]}}""", "“level” has 1 entries for 2 people.")]
    [InlineData("""{"n":2,"ties":[],"respondents":[true]}""", "“respondents” has 1 entries for 2 people.")]
    [InlineData("""{"n":-1,"ties":[]}""", "There cannot be -1 people; 0 is the fewest.")]
    public void A_file_that_cannot_be_meant_is_refused_with_a_sentence(string file, string sentence)
    {
        var (whole, inPieces) = (Encoding.UTF8.GetBytes(file), new MemoryStream(Encoding.UTF8.GetBytes(file)));

        var refused = Assert.IsType<NetworkReading.Refused>(ReadNetworkJson.From(whole));
        var piecewise = Assert.IsType<NetworkReading.Refused>(ReadNetworkJson.From(inPieces, room: 5));

        Assert.Equal(sentence, Assert.Single(refused.Faults).Sentence);
        Assert.Equal(sentence, Assert.Single(piecewise.Faults).Sentence);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(1000)]
    public void A_file_read_in_pieces_is_the_same_network(int room)
    {
        const string file = """
            {"name": {"of": ["it", [1, {}]]}, "n": 3, "directed": true, "labels": ["Asta Vestergaard-Møller", "Bo", "Ea"],
             "attributes": {"level": ["head", null, 1.5], "own": [true, false, "x"]}, "respondents": [true, true, false],
             "ties": [[1, 2], [2, 1, 0.25], [2, 3, null], [1, 3, 12345.678]]}
            """;
        var marked = (byte[])[.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(file)];

        var (whole, pieces) = (Read(file), ReadNetworkJson.From(new MemoryStream(marked), room));

        var read = Assert.IsType<NetworkReading.Read>(pieces);
        Assert.Equal([new(0, 1), new(1, 0, 0.25), new(0, 2, 12345.678)], read.Data.Ratings);
        Assert.Equal(whole.Labels, read.Labels);
        Assert.Equivalent(whole.Data, read.Data, strict: true);
    }

    [Fact]
    public void A_large_file_is_never_held_whole()
    {
        var ties = string.Join(",\n", Enumerable.Range(1, 100_000).Select(at => $"[{at}, {at + 1}, 1]"));
        var file = Encoding.UTF8.GetBytes($$"""{"n": 100001, "ties": [{{ties}}]}""");

        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = Assert.IsType<NetworkReading.Read>(ReadNetworkJson.From(new MemoryStream(file)));
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(100_000, read.Data.Ratings.Count);
        Assert.InRange(taken, 8 * 100_000, 9 * 100_000);
        Assert.InRange(file.Length, 2 * taken, int.MaxValue);
    }

    [Fact]
    public void A_list_of_names_becomes_a_network_and_the_same_name_is_the_same_person()
    {
        var read = Csv("from;to;value\nAsta;Bo;2\nBo;Carl;\n\"Carl\"; Asta;1\nDorte\n");

        Assert.Equal(["Asta", "Bo", "Carl", "Dorte"], read.Labels);
        Assert.Equal([new(0, 1, 2), new(2, 0, 1)], read.Data.Ratings);
        Assert.Equal([new(1, 2)], read.Data.Unknown);
    }

    [Theory]
    // As a Danish spreadsheet saves it: its own headings, lines filled up with nothing, a comma in the number.
    [InlineData("Fra;Til;Styrke;\nAsta Bo;Bo;2,5;\nDorte;;;\n", "Asta Bo, Bo, Dorte", 2.5)]
    [InlineData("kilde\tmål\nAsta\tBo\nDorte\t\n", "Asta, Bo, Dorte", 1)]
    [InlineData("source,target,\n\"Lund, Asta\",\"Berg, Bo\",\"2,5\"\n", "Lund, Asta, Berg, Bo", 2.5)]
    public void A_list_is_read_as_a_spreadsheet_saves_it(string file, string labels, double value)
    {
        var read = Csv(file);

        Assert.Equal(labels, string.Join(", ", read.Labels));
        Assert.Equal([new(0, 1, value)], read.Data.Ratings);
        Assert.Empty(read.Data.Unknown);
    }

    [Fact]
    public void A_list_of_numbers_counts_people_from_one()
    {
        var read = Csv("1,3\n3,2\n");

        Assert.Equal((3, 0), (read.Data.People, read.Labels.Count));
        Assert.Equal([new(0, 2), new(2, 1)], read.Data.Ratings);
    }

    [Theory]
    [InlineData("a,b,1\nb,c,much", "Line 2 holds “much” where a number is expected.")]
    [InlineData("a,b,1,2", "Line 1 has 4 fields; from, to and value are three.")]
    [InlineData("a,b\n,c", "Line 2 does not say who.")]
    public void A_list_that_cannot_be_meant_is_refused_with_a_sentence(string file, string sentence)
    {
        var refused = Assert.IsType<NetworkReading.Refused>(ReadNetworkCsv.From(Encoding.UTF8.GetBytes(file)));

        Assert.Equal(sentence, Assert.Single(refused.Faults).Sentence);
    }

    [Fact]
    public void GraphML_becomes_a_network_with_its_attributes()
    {
        var read = Assert.IsType<NetworkReading.Read>(ReadNetworkGraphMl.From(Encoding.UTF8.GetBytes(GraphMl)));

        Assert.Equal((2, false), (read.Data.People, read.Data.Directed));
        Assert.Equal([new(0, 1, 3)], read.Data.Ratings);
        Assert.Equal(["Asta", "n1"], read.Labels);
        Assert.Equal([-1, 0], Assert.Single(read.Data.Traits).Values);
    }

    [Theory]
    [InlineData("<graphml", "The file is not XML: line 1, place 9.")]
    [InlineData("<graphml/>", "The file holds no graph.")]
    [InlineData("""<graphml><graph><node id="a"/><node id="a"/></graph></graphml>""", "The node “a” stands twice.")]
    [InlineData(
        """<graphml><graph><node id="a"/><edge source="a" target="b"/></graph></graphml>""",
        "An edge names the node “b”, which is not there."
    )]
    public void GraphML_that_cannot_be_meant_is_refused_with_a_sentence(string file, string sentence)
    {
        var refused = Assert.IsType<NetworkReading.Refused>(ReadNetworkGraphMl.From(Encoding.UTF8.GetBytes(file)));

        Assert.Equal(sentence, Assert.Single(refused.Faults).Sentence);
    }

    [Fact]
    public void A_file_that_would_fetch_from_elsewhere_is_refused()
    {
        var file = """<!DOCTYPE g SYSTEM "http://example.invalid/g.dtd"><graphml/>""";

        Assert.IsType<NetworkReading.Refused>(ReadNetworkGraphMl.From(Encoding.UTF8.GetBytes(file)));
    }

    private const string GraphMl = """
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
          <key id="w" for="edge" attr.name="weight" attr.type="double"/>
          <key id="l" for="node" attr.name="level" attr.type="string"/>
          <key id="t" for="node" attr.name="label" attr.type="string"/>
          <graph edgedefault="undirected">
            <node id="n0"><data key="t">Asta</data></node>
            <node id="n1"><data key="l">head</data></node>
            <edge source="n0" target="n1"><data key="w">3</data></edge>
          </graph>
        </graphml>
        """;

    private static NetworkReading.Read Read(string file) =>
        Assert.IsType<NetworkReading.Read>(ReadNetworkJson.From(Encoding.UTF8.GetBytes(file)));

    [Fact]
    public void A_key_that_stands_twice_is_refused()
    {
        const string twice = """<graphml><key id="d0"/><key id="d0"/><graph><node id="a"/></graph></graphml>""";

        var refused = Assert.IsType<NetworkReading.Refused>(ReadNetworkGraphMl.From(Encoding.UTF8.GetBytes(twice)));

        Assert.Equal("The key “d0” stands twice.", Assert.Single(refused.Faults).Sentence);
    }

    [Fact]
    public void A_number_far_above_the_lines_is_a_name_and_makes_no_millions_of_people()
    {
        var read = Csv("1,10000000\n");

        Assert.Equal(["1", "10000000"], read.Labels);
        Assert.Equal(2, read.Data.People);
    }

    private static NetworkReading.Read Csv(string file) =>
        Assert.IsType<NetworkReading.Read>(ReadNetworkCsv.From(Encoding.UTF8.GetBytes(file)));
}
