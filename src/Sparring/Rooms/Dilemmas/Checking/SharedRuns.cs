using System.Runtime.InteropServices;

namespace Sparring.Rooms.Dilemmas.Checking;

/// <summary>Words of a text that stand in another one too, in the same order.</summary>
/// <param name="First">The place of the first word.</param>
public sealed record Run(int First, int Length);

/// <summary>What a text shares with one source: the runs as they stand in the text, and as they stand in the source.</summary>
public sealed record Shared(IReadOnlyList<Run> InText, IReadOnlyList<Run> InSource)
{
    public bool IsAny => InText.Count > 0;
}

/// <summary>
/// Every run of eight words or more that a text shares with a source, by their stems. Each window of eight words gets a
/// number, made by doubling (1, 2, 4, 8 words), so equal numbers are equal words and nothing is compared twice: linear in
/// the words of all texts, exact, no hashing of text to be unlucky with.
/// </summary>
public static class SharedRuns
{
    public const int Words = 8;
    private const int Doublings = 3;

    public static IReadOnlyList<Shared> Find(IReadOnlyList<string> text, IReadOnlyList<IReadOnlyList<string>> sources)
    {
        var names = new Numbers();
        var ours = names.Windows(text);
        var oursKnown = ours.ToHashSet();
        return [.. sources.Select(source => Compare(ours, oursKnown, names.Windows(source)))];
    }

    private static Shared Compare(int[] text, HashSet<int> textKnown, int[] source)
    {
        var sourceKnown = source.ToHashSet();
        return new Shared(Runs(text, sourceKnown), Runs(source, textKnown));
    }

    // Windows that overlap or touch are one run.
    private static List<Run> Runs(int[] windows, HashSet<int> known)
    {
        var runs = new List<Run>();
        for (var place = 0; place < windows.Length; place++)
        {
            if (!known.Contains(windows[place]))
            {
                continue;
            }

            if (runs is [.., var last] && last.First + last.Length >= place)
            {
                runs[^1] = last with { Length = place + Words - last.First };
            }
            else
            {
                runs.Add(new Run(place, Words));
            }
        }

        return runs;
    }

    private sealed class Numbers
    {
        private readonly Dictionary<string, int> words = new(StringComparer.Ordinal);
        private readonly Dictionary<(int Level, int Left, int Right), int> pairs = [];

        /// <summary>A number for each window of eight words; equal numbers, equal windows.</summary>
        public int[] Windows(IReadOnlyList<string> text)
        {
            var numbers = new int[text.Count];
            for (var place = 0; place < text.Count; place++)
            {
                ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(words, text[place], out var isKnown);
                numbers[place] = isKnown ? known : known = words.Count;
            }

            for (var level = 0; level < Doublings; level++)
            {
                numbers = Double(numbers, level);
            }

            return numbers;
        }

        private int[] Double(int[] numbers, int level)
        {
            var reach = 1 << level;
            var doubled = new int[Math.Max(0, numbers.Length - reach)];
            for (var place = 0; place < doubled.Length; place++)
            {
                var pair = (level, numbers[place], numbers[place + reach]);
                ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(pairs, pair, out var isKnown);
                doubled[place] = isKnown ? known : known = pairs.Count;
            }

            return doubled;
        }
    }
}
