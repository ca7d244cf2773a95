namespace Sparring.DisclosureControl.Coarse;

/// <summary>The whole numbers an answer may be.</summary>
public sealed record AnswerScale(int Lowest, int Highest);

/// <summary>What may be said of the answers of some people.</summary>
public abstract record Figure
{
    private Figure() { }

    /// <summary>The mean with one decimal.</summary>
    public sealed record Mean(decimal Value) : Figure;

    /// <summary>Only between which two steps of the scale the mean lies: nearly all gave the same answer.</summary>
    public sealed record Between(int From, int To) : Figure;
}

/// <summary>A part of a report: its mean with one decimal.</summary>
/// <param name="Percentages">How many of a hundred gave each answer of the scale; null when that may not be said.</param>
public sealed record PartFigure(string Name, CountBand Count, decimal Mean, IReadOnlyList<int>? Percentages);

/// <summary>The whole of a report: the only place with an exact number.</summary>
public sealed record WholeFigure(string Name, int Answered, int Asked, Figure Figure, IReadOnlyList<int>? Percentages)
{
    /// <summary>With one decimal; null when nobody was asked.</summary>
    public decimal? ResponsePercent =>
        Asked == 0 ? null : decimal.Round(100m * Answered / Asked, 1, MidpointRounding.AwayFromZero);
}

/// <summary>Everything a report says of one question. There is no lowest and no highest answer, and no raw number of a part.</summary>
/// <param name="NearlyAllAgree">In some cell nearly all gave the same answer, so that only the whole is told; which cell is not said.</param>
public sealed record QuestionFigures(WholeFigure? Whole, IReadOnlyList<PartFigure> Parts, bool NearlyAllAgree)
{
    /// <summary>How the answers of the whole lie on the scale, as finely as may be said; null when that may not be said at all.</summary>
    public IReadOnlyList<StepShare>? Distribution { get; init; }
}
