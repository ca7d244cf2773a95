using System.Text.Json;

namespace Sparring.GroupComposition.Files;

/// <summary>Who met in earlier rounds: every pair of every group, counted as much as its round counts.</summary>
internal static class ReadHistory
{
    public static List<CountedPair>? Of(JsonElement root, int people)
    {
        if (!root.TryGetProperty("history", out var given))
        {
            return null;
        }

        var pairs = new List<CountedPair>();
        var counts = CountsOf(root, given);
        var seen = new int[Math.Max(people, 0)];
        var round = 0;
        foreach (var groups in ReadParts.Items(given, "“history”"))
        {
            round++;
            foreach (var group in ReadParts.Items(groups, "A round of “history”"))
            {
                AddMeetings(pairs, ReadParts.Ints(group, "A group of “history”"), seen, round, counts?[round - 1] ?? 1);
            }
        }

        return pairs;
    }

    // What a meeting of each round counts, in the order of the rounds; none: each counts once.
    private static int[]? CountsOf(JsonElement root, JsonElement history)
    {
        if (!root.TryGetProperty("history_counts", out var given))
        {
            return null;
        }

        ReadParts.Expect(history, JsonValueKind.Array, "“history”", "a list");
        var counts = ReadParts.Ints(given, "“history_counts”");
        return counts.Length == history.GetArrayLength()
            ? counts
            : throw new UnexpectedPart(
                $"“history_counts” has {counts.Length} entries for {history.GetArrayLength()} rounds of “history”."
            );
    }

    private static void AddMeetings(List<CountedPair> pairs, int[] group, int[] seen, int round, int times)
    {
        for (var at = 0; at < group.Length; at++)
        {
            var person = group[at];
            if (person < 0 || person >= seen.Length)
            {
                throw new UnexpectedPart(new ProblemFault.UnknownPerson("“history”", person, seen.Length));
            }

            if (seen[person] == round)
            {
                throw new UnexpectedPart(new ProblemFault.PersonTwice($"Round {round} of “history”", person));
            }

            seen[person] = round;
            for (var other = 0; other < at; other++)
            {
                pairs.Add(new CountedPair(group[other], person, times));
            }
        }
    }
}
