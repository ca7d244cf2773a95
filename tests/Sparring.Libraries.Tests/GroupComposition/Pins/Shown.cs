using Sparring.GroupComposition;
using Sparring.GroupComposition.Scheduling;

namespace Sparring.Libraries.Tests.GroupComposition.Pins;

/// <summary>Answers as texts, everything that is promised to be the same and nothing that a clock decides.</summary>
internal static class Shown
{
    public static string Lists(IEnumerable<IEnumerable<int>>? lists) =>
        lists is null ? "none" : string.Join('|', lists.Select(list => string.Join(' ', list)));

    public static string Pairs(IEnumerable<PersonPair> pairs) =>
        string.Join('|', pairs.Select(pair => $"{pair.A} {pair.B}"));

    public static string Lines<T>(IEnumerable<T> lines) => string.Join('\n', lines);

    public static string Schedule(Schedule schedule) =>
        $"""
            cost {schedule.Cost} of {schedule.LowerBound} after {schedule.Rounds} rounds, {schedule.Unplaced.Count} unplaced
            {schedule.Stop}
            {Lines(schedule.Unplaced.Select(own => $"{own.Group} {own.Session} {Why(own.Why)}"))}
            """;

    private static string Why(Obstacle why) =>
        $"{why.Kind} {why.CommonTimes} {string.Join(' ', why.Clashing)} {why.Journey} {why.Sentence} "
        + string.Join(' ', why.Remedies.Select(way => $"{way} frees {string.Join(' ', way.FreePeople)}"));
}

/// <summary>Hears how a search goes, round by round.</summary>
internal sealed class Trace<T>(Func<T, string> show) : IProgress<T>
{
    private readonly List<string> _heard = [];

    public void Report(T value) => _heard.Add(show(value));

    public override string ToString() => Shown.Lines(_heard);
}
