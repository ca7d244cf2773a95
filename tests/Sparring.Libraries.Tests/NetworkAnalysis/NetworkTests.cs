using Sparring.NetworkAnalysis;
using Sparring.NetworkAnalysis.Relations;
using Xunit;

namespace Sparring.Libraries.Tests.NetworkAnalysis;

public sealed class NetworkTests
{
    [Fact]
    public void Thirty_seven_of_forty_who_give_611_ties_have_a_density_of_42_point_3_percent()
    {
        var ratings = Enumerable.Range(0, 611).Select(at => new Rating(at % 37, ((at % 37) + 1 + (at / 37)) % 40));
        var network = Network.From(
            new()
            {
                People = 40,
                Ratings = [.. ratings],
                Respondents = [.. Enumerable.Range(0, 37)],
            }
        );

        Assert.Equal((611, 1443L), (network.Out.Count, network.Answers.ObservedCells));
        Assert.Equal(0.4234, Density.Observed(network) ?? 0, 4);
        Assert.Equal(611.0 / 1560, Density.AllCells(network));
        Assert.Equal("medium", LevelWords.Ours.Of(Density.Observed(network)));
    }

    [Fact]
    public void What_silent_people_would_have_said_is_unknown_and_not_zero()
    {
        var network = Network.From(
            new()
            {
                People = 4,
                Ratings = [new(0, 1), new(1, 0), new(0, 3), new(2, 0)],
                Respondents = [0, 1, 2],
            }
        );

        Assert.Equal(9, network.Answers.ObservedCells);
        Assert.Equal([2, 1, 1, null], Degrees.Out(network));
        Assert.Equal([2, 1, 0, 1], Degrees.In(network));
        // 0–3 was not answered from 3: neither mutual nor asymmetric nor null.
        Assert.Equal(new DyadCensus(1, 1, 1), DyadCensus.Of(network));
        Assert.Null(Sample.Report(network).BetweennessDirected[3]);
    }

    [Fact]
    public void Single_open_cells_are_taken_out_of_the_denominators()
    {
        var network = Network.From(
            new()
            {
                People = 3,
                Ratings = [new(0, 1), new(1, 2)],
                Unknown = [new(1, 0), new(0, 2), new(2, 0)],
            }
        );

        Assert.Equal((3L, 2L), (network.Answers.ObservedCells, network.Answers.KnownPairs));
        Assert.Equal(2.0 / 3, Density.Observed(network));
        Assert.Equal(1, Density.Undirected(network));
        Assert.Equal(new DyadCensus(0, 1, 0), DyadCensus.Of(network));
    }

    [Fact]
    public void Nobody_heard_about_makes_an_indegree_unknown()
    {
        var network = Network.From(
            new()
            {
                People = 3,
                Ratings = [new(0, 1)],
                Respondents = [0],
            }
        );

        Assert.Equal([null, 1, 0], Degrees.In(network));
        Assert.Equal([1, null, null], Degrees.Out(network));
    }

    [Fact]
    public void A_tie_to_oneself_never_counts_and_is_told()
    {
        var network = Sample.Of(2, (0, 0), (0, 1));

        Assert.Equal(1, network.Out.Count);
        Assert.Equal([new NetworkNote.LoopsLeftOut(1)], network.Notes);
    }

    [Fact]
    public void A_tie_given_twice_counts_once_with_its_largest_value_and_is_told()
    {
        var network = Network.From(new() { People = 2, Ratings = [new(0, 1, 2), new(0, 1, 5), new(0, 1, 3)] });

        Assert.Equal((1, 5.0), (network.Out.Count, network.ValueOf(0, 1)));
        Assert.Equal([new NetworkNote.DuplicatesMerged(2)], network.Notes);
    }

    [Fact]
    public void A_negative_value_is_an_answer_and_no_tie_and_is_told()
    {
        var network = Network.From(new() { People = 2, Ratings = [new(0, 1, -3), new(1, 0)] });

        Assert.Equal((1, 2L), (network.Out.Count, network.Answers.ObservedCells));
        Assert.Equal([new NetworkNote.NegativesAreNoTies(1)], network.Notes);
    }

    [Fact]
    public void Ties_in_the_row_of_a_silent_person_are_left_out_and_told()
    {
        var network = Network.From(
            new()
            {
                People = 2,
                Ratings = [new(0, 1), new(1, 0)],
                Respondents = [0],
            }
        );

        Assert.Equal(1, network.Out.Count);
        Assert.Equal([new NetworkNote.SilentTiesLeftOut(1)], network.Notes);
    }

    [Fact]
    public void A_cell_both_unknown_and_a_tie_is_a_tie_and_is_told()
    {
        var network = Network.From(
            new()
            {
                People = 2,
                Ratings = [new(0, 1)],
                Unknown = [new(0, 1)],
            }
        );

        Assert.Equal((1, 2L), (network.Out.Count, network.Answers.ObservedCells));
        Assert.Equal([new NetworkNote.UnknownWasAnswered(1)], network.Notes);
    }

    [Fact]
    public void Without_direction_a_tie_stands_both_ways_and_one_side_is_enough_to_know_it()
    {
        var network = Network.From(
            new()
            {
                People = 3,
                Directed = false,
                Ratings = [new(0, 1), new(1, 0)],
                Respondents = [0],
            }
        );

        Assert.Equal((2, 4L, 2L), (network.Out.Count, network.Answers.ObservedCells, network.Answers.KnownPairs));
        Assert.Empty(network.Notes);
        Assert.Equal(new DyadCensus(1, 0, 1), DyadCensus.Of(network));
    }

    [Fact]
    public void A_threshold_makes_ties_of_the_values_that_reach_it()
    {
        var data = new NetworkData { People = 3, Ratings = [new(0, 1, 1), new(1, 2, 2), new(2, 0, 3)] };

        Assert.Equal([3, 2, 1, 0], [.. Enumerable.Range(1, 4).Select(least => Network.From(data, least).Out.Count)]);
    }

    [Fact]
    public void Nineteen_returned_pairs_and_sixteen_others_give_the_published_reciprocities()
    {
        // campnet: 54 ties of 18 people; xUCINET's report prints 0.704 and 0.543.
        var census = new DyadCensus(19, 16, 118);

        Assert.Equal(0.704, census.ArcReciprocity ?? 0, 3);
        Assert.Equal(0.543, census.DyadReciprocity ?? 0, 3);
    }

    [Fact]
    public void Data_that_cannot_be_meant_are_refused_with_a_sentence_each()
    {
        var data = new NetworkData
        {
            People = 2,
            Ratings = [new(0, 1, double.NaN), new(0, 2)],
            Unknown = [new(-1, 0)],
            Respondents = [5],
            Traits = [new("level", [0]), new("level", [0, -2])],
        };

        Assert.Equal(
            [
                "The value from person 1 to person 2 is not a number that can be counted with.",
                "A tie names person 3; people are numbered 1 to 2.",
                "An unknown cell names person 0; people are numbered 1 to 2.",
                "The list of respondents names person 6; people are numbered 1 to 2.",
                "The attribute “level” stands twice.",
                "“level” has 1 entries for 2 people.",
                "“level” of person 2 is below 0; values are numbers from 0, and −1 where not known.",
            ],
            data.Check().Select(fault => fault.Sentence)
        );
        Assert.Throws<ArgumentException>(() => Network.From(data));
    }

    [Fact]
    public void Fewer_than_no_people_are_refused() =>
        Assert.Equal([new NetworkFault.NegativePeople(-1)], new NetworkData { People = -1 }.Check());
}
