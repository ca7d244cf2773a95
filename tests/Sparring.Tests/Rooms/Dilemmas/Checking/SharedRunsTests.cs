using Sparring.Rooms.Dilemmas.Checking;
using Xunit;

namespace Sparring.Tests.Rooms.Dilemmas.Checking;

public sealed class SharedRunsTests
{
    [Fact]
    public void Eight_words_are_a_run_and_seven_are_none()
    {
        var seven = Stems("et to tre fire fem seks syv");
        var eight = Stems("et to tre fire fem seks syv otte");

        Assert.Empty(SharedRuns.Find(seven, [seven])[0].InText);
        Assert.Equal([new Run(0, 8)], SharedRuns.Find(eight, [eight])[0].InText);
    }

    [Theory]
    [InlineData(
        "Vi måtte vente på lederne i den anden afdeling",
        "vi maatte vente paa lederens i den anden afdelingen"
    )]
    [InlineData(
        "Så sagde medarbejderen, at hun ikke kunne vente længere.",
        "så SAGDE medarbejderne – at hun, ikke kunne vente længere"
    )]
    public void Case_punctuation_inflection_and_spelling_make_no_difference(string source, string text) =>
        Assert.Equal([new Run(0, Stems(text).Count)], SharedRuns.Find(Stems(text), [Stems(source)])[0].InText);

    [Fact]
    public void A_run_is_told_where_it_stands_in_both_and_of_which_source()
    {
        var text = Stems("a b c d e f g h i x");
        var source = Stems("y z a b c d e f g h i q");

        var shared = SharedRuns.Find(text, [Stems("noget helt andet"), source]);

        Assert.False(shared[0].IsAny);
        Assert.Equal([new Run(0, 9)], shared[1].InText);
        Assert.Equal([new Run(2, 9)], shared[1].InSource);
    }

    [Fact]
    public void Two_hundred_random_texts_share_what_comparing_every_window_finds()
    {
        var chance = new Random(20181119);
        for (var round = 0; round < 200; round++)
        {
            var text = Random(chance);
            var source = Random(chance);

            var shared = SharedRuns.Find(text, [source])[0];

            Assert.Equal(Covered(text, source), Words(shared.InText));
            Assert.Equal(Covered(source, text), Words(shared.InSource));
        }
    }

    [Fact]
    public void A_word_said_ten_thousand_times_is_one_run()
    {
        var same = Enumerable.Repeat("igen", 10_000).ToList();

        Assert.Equal([new Run(0, 10_000)], SharedRuns.Find(same, [same])[0].InText);
    }

    private static IReadOnlyList<string> Stems(string text) => [.. WrittenWords.In(text).Select(word => word.Stem)];

    // Few words, so that runs are common.
    private static List<string> Random(Random chance) =>
        [.. Enumerable.Range(0, chance.Next(60)).Select(_ => ((char)('a' + chance.Next(2))).ToString())];

    private static List<int> Words(IEnumerable<Run> runs) =>
        [.. runs.SelectMany(run => Enumerable.Range(run.First, run.Length))];

    private static List<int> Covered(List<string> text, List<string> other)
    {
        var covered = new SortedSet<int>();
        for (var first = 0; first + SharedRuns.Words <= text.Count; first++)
        {
            for (var second = 0; second + SharedRuns.Words <= other.Count; second++)
            {
                if (Enumerable.Range(0, SharedRuns.Words).All(step => text[first + step] == other[second + step]))
                {
                    covered.UnionWith(Enumerable.Range(first, SharedRuns.Words));
                }
            }
        }

        return [.. covered];
    }
}
