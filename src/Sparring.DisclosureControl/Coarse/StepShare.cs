namespace Sparring.DisclosureControl.Coarse;

/// <summary>How many of a hundred answered from one step of a scale to another.</summary>
/// <param name="From">First step; an answer between two steps counts to the nearer, a half to the upper.</param>
/// <param name="To">Last step, the same as <paramref name="From"/> where the step stands alone.</param>
public sealed record StepShare(int From, int To, int Percent)
{
    /// <summary>
    /// As fine as can be told: each step, else what is below, at and above the middle, else two halves; null when even of those one has
    /// somebody and too few, or everybody, which would say it of each. Which divisions there are follows from the scale alone. O(answers).
    /// </summary>
    internal static IReadOnlyList<StepShare>? Of(decimal[] answers, AnswerScale scale, int smallest)
    {
        var counts = new int[scale.Highest - scale.Lowest + 1];
        foreach (var answer in answers)
        {
            counts[(int)decimal.Floor(answer + 0.5m) - scale.Lowest]++;
        }

        return Divisions(counts.Length)
            .Select(division => Array.ConvertAll(division, part => (Part: part, Count: counts[part].Sum())))
            .Where(division =>
                Array.TrueForAll(
                    division,
                    part => part.Count < answers.Length && (part.Count == 0 || part.Count >= smallest)
                )
            )
            .Select(division =>
                division.Select(part => new StepShare(
                    part.Part.Start.Value + scale.Lowest,
                    part.Part.End.Value - 1 + scale.Lowest,
                    (int)decimal.Round(100m * part.Count / answers.Length, MidpointRounding.AwayFromZero)
                ))
            )
            .FirstOrDefault()
            ?.ToList();
    }

    // Of an even number of steps none is in the middle; the middle of an odd number belongs to the lower half, as it is no agreement.
    private static IEnumerable<Range[]> Divisions(int steps)
    {
        yield return [.. Enumerable.Range(0, steps).Select(step => step..(step + 1))];
        if (steps % 2 == 1 && steps > 3)
        {
            yield return [0..(steps / 2), (steps / 2)..((steps / 2) + 1), ((steps / 2) + 1)..steps];
        }

        if (steps > 2)
        {
            yield return [0..((steps + 1) / 2), ((steps + 1) / 2)..steps];
        }
    }
}
