namespace Sparring.Rooms.Surveys.Rankings;

/// <summary>Answers to one statement, added up as they are read: nothing of a single one is kept.</summary>
public sealed class AnswerSum(string statement)
{
    public string Statement => statement;

    public decimal Total { get; private set; }

    public int Answered { get; private set; }

    public decimal Mean => Total / Answered;

    public void Add(decimal value)
    {
        Total += value;
        Answered++;
    }
}

/// <summary>Places by means: who has the same mean shares a place, and the next place is left empty (1, 2, 2, 4).</summary>
public static class RankByMean
{
    /// <summary>A place for each; costs a comparison of each with each.</summary>
    /// <param name="means">One mean for each, in any order.</param>
    /// <param name="isHighestFirst">Whether the highest mean is number 1.</param>
    /// <returns>A place for each, in the order given.</returns>
    public static IReadOnlyList<int> Of(IReadOnlyList<decimal> means, bool isHighestFirst) =>
        [.. means.Select(mean => 1 + means.Count(other => isHighestFirst ? other > mean : other < mean))];
}
