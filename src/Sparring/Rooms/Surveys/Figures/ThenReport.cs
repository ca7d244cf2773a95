using Sparring.DisclosureControl;
using Sparring.DisclosureControl.Coarse;

namespace Sparring.Rooms.Surveys.Figures;

/// <summary>A question or scale of those who rated both themselves now and, looking back, themselves at the start.</summary>
/// <param name="Change">From then to now, under the key of the question.</param>
public sealed record ThenReport(decimal Then, decimal Now, QuestionChange Change)
{
    /// <summary>Null where nearly all of some cell answer the same of today, or all of then, or all differ by the same.</summary>
    /// <param name="key">Of the question as it is asked of today.</param>
    /// <param name="part">All who answered of today, and as a part of them those who answered of then too.</param>
    /// <param name="both">The latter alone.</param>
    /// <param name="nows">By person.</param>
    /// <param name="thens">By person.</param>
    internal static ThenReport? Of(
        string key,
        Release part,
        Release both,
        AnswerScale scale,
        decimal?[] nows,
        decimal?[] thens
    )
    {
        var differences = new decimal?[nows.Length];
        foreach (var person in both.Shown[0].Members.ToArray())
        {
            differences[person] = nows[person] - thens[person];
        }

        return
            MakeFigures.Of(part, scale, nows, nows.Length).Parts is [var today]
            && MakeFigures.Of(both, scale, thens, nows.Length).Whole?.Figure is Figure.Mean start
            && QuestionChange.Of(key, both, scale, differences) is { } change
            ? new(start.Value, today.Mean, change)
            : null;
    }
}
