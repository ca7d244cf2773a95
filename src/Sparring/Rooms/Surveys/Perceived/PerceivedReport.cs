using System.Text.Json;

namespace Sparring.Rooms.Surveys.Perceived;

/// <summary>What a leader is shown of those she leads: nothing of fewer than five, and never a single answer.</summary>
/// <param name="Answered">Null: too few to show anything.</param>
public sealed record PerceivedReport(int? Answered, IReadOnlyList<PerceivedScale> Scales)
{
    public string ToJson() => JsonSerializer.Serialize(this);

    public static PerceivedReport Of(string json) =>
        JsonSerializer.Deserialize<PerceivedReport>(json) ?? throw new InvalidDataException("A report is there.");
}

/// <summary>One scale: the mean, how far apart those who answered are, and the 95 % interval. One decimal.</summary>
/// <param name="Mean">Null where nearly all agree: then only between which two steps.</param>
public sealed record PerceivedScale(
    string Key,
    int Answered,
    decimal? Mean,
    int? From,
    int? To,
    decimal? Spread,
    decimal? Low,
    decimal? High
)
{
    private const decimal LeastGap = 0.5m;

    public bool IsCertain => Answered >= PerceivedRound.Certain;

    /// <summary>How much more the leader sees of it than those she leads; only when it is half a step and outside the interval.</summary>
    public decimal? GapTo(decimal? own) =>
        own is { } self && Mean is { } mean && Math.Abs(self - mean) >= LeastGap && (self < Low || self > High)
            ? self - mean
            : null;
}
