namespace Sparring.DisclosureControl.Coarse;

/// <summary>
/// Makes the figures of a release, and of nothing else: one decimal, whole percentages, numbers of people in bands. This is the first and
/// only place that reads answers; which sets there are was decided without them.
/// </summary>
/// <remarks>
/// Figures are the same whoever of a cell gave which answer, so what they fix about fewer people than a cell has, they fix by telling that
/// the whole cell agrees. Therefore, when all or all but one of any cell gave the same answer (that one could take her own away), the parts
/// are not told at all: giving one answer of the cell to another person would change nothing that is told. Percentages of the parts are
/// told only when every cell has nobody or enough people at each answer. The distribution of the whole is the same whoever of a cell
/// gave which answer, so it fixes no more about fewer than the figures above. Cost: one pass over the answers for each shown set.
/// </remarks>
public static class MakeFigures
{
    /// <summary>The figures of one question.</summary>
    /// <param name="release">What the ledger let out; its first set is the whole.</param>
    /// <param name="scale">What an answer may be.</param>
    /// <param name="answers">The answer of each person by number; null for a person who did not answer.</param>
    /// <param name="asked">How many were asked.</param>
    /// <exception cref="ArgumentException">A person in a shown set has no answer, or one off the scale; or more answered than were asked.</exception>
    public static QuestionFigures Of(Release release, AnswerScale scale, IReadOnlyList<decimal?> answers, int asked)
    {
        if (release.Shown.Count == 0)
        {
            return new(null, [], NearlyAllAgree: false);
        }

        var whole = release.Shown[0];
        if (whole.Members.Count > asked)
        {
            throw new ArgumentException($"{whole.Members.Count} answered and {asked} were asked.", nameof(asked));
        }

        var parts = release.Shown.Skip(1).ToArray();
        var read = release.Shown.ToDictionary(set => set, set => Answers(set, scale, answers));
        var cells = Cells(release, answers);
        var told = Tell(cells, read[whole], release.Ledger.Smallest);
        return new(
            new(
                whole.Name,
                whole.Members.Count,
                asked,
                FigureOf(read[whole], scale, told == Told.Band),
                told is Told.Whole or Told.All ? Shares(read[whole], scale) : null
            ),
            cells.Exists(NearlyAllEqual)
                ? []
                :
                [
                    .. parts.Select(part => new PartFigure(
                        part.Name,
                        BandOf(part.Members.Count),
                        MeanOf(read[part]),
                        told == Told.All ? Shares(read[part], scale) : null
                    )),
                ],
            cells.Exists(NearlyAllEqual)
        )
        {
            Distribution = told == Told.Band ? null : StepShare.Of(read[whole], scale, release.Ledger.Smallest),
        };
    }

    private enum Told
    {
        Band,
        Means,
        Whole,
        All,
    }

    private static decimal[] Answers(NamedSet set, AnswerScale scale, IReadOnlyList<decimal?> answers) =>
        [
            .. set
                .Members.ToArray()
                .Select(person =>
                    (person < answers.Count ? answers[person] : null) is { } answer
                    && answer >= scale.Lowest
                    && answer <= scale.Highest
                        ? answer
                        : throw new ArgumentException(
                            $"Somebody in “{set.Name}” has no answer on the scale.",
                            nameof(answers)
                        )
                ),
        ];

    private static List<decimal[]> Cells(Release release, IReadOnlyList<decimal?> answers) =>
        [
            .. release
                .Shown.SelectMany(set => set.Members.ToArray())
                .Distinct()
                .GroupBy(release.Ledger.CellOf, person => answers[person] ?? 0)
                .Select(cell => cell.ToArray()),
        ];

    private static Told Tell(List<decimal[]> cells, decimal[] whole, int smallest) =>
        NearlyAllEqual(whole) ? Told.Band
        : Array.Exists(whole, answer => answer != decimal.Truncate(answer)) || !Enough(whole, smallest) ? Told.Means
        : cells.TrueForAll(cell => Enough(cell, smallest)) ? Told.All
        : Told.Whole;

    private static bool NearlyAllEqual(decimal[] answers) =>
        answers.CountBy(answer => answer).Max(same => same.Value) >= answers.Length - 1;

    private static bool Enough(decimal[] answers, int smallest) =>
        answers.CountBy(answer => answer).All(same => same.Value >= smallest);

    private static Figure FigureOf(decimal[] answers, AnswerScale scale, bool inBand)
    {
        if (!inBand)
        {
            return new Figure.Mean(MeanOf(answers));
        }

        var from = (int)Math.Min(decimal.Floor(answers.Average()), scale.Highest - 1);
        return new Figure.Between(from, from + 1);
    }

    private static decimal MeanOf(decimal[] answers) =>
        decimal.Round(answers.Average(), 1, MidpointRounding.AwayFromZero);

    private static int[] Shares(decimal[] answers, AnswerScale scale) =>
        [
            .. Enumerable
                .Range(scale.Lowest, scale.Highest - scale.Lowest + 1)
                .Select(step =>
                    (int)
                        decimal.Round(
                            100m * answers.Count(answer => answer == step) / answers.Length,
                            MidpointRounding.AwayFromZero
                        )
                ),
        ];

    private static CountBand BandOf(int people) =>
        people switch
        {
            < 10 => CountBand.FiveToNine,
            < 20 => CountBand.TenToNineteen,
            _ => CountBand.TwentyOrMore,
        };
}
