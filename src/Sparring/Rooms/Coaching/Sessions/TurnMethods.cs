namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>
/// Short methods for a turn in a group of three or four (templates T11). The consultative case is not among them: it needs
/// six, and a sparring group never has them.
/// </summary>
public static class TurnMethods
{
    /// <summary>A part of a turn; its weight is the minutes the method was described with.</summary>
    public sealed record Phase(string Key, int Weight);

    private const int Grain = 30;

    private static readonly Phase[] Troika = [new("tell", 2), new("ask", 2), new("talk", 5), new("take", 2)];
    private static readonly Phase[] Team = [new("interview", 8), new("reflect", 6), new("respond", 3), new("learn", 3)];

    public static IReadOnlyList<string> Keys { get; } = ["troika", "team", "free"];

    public static IReadOnlyList<Phase> Of(string method) =>
        method switch
        {
            "troika" => Troika,
            "team" => Team,
            _ => [],
        };

    /// <summary>Seconds of each phase in a turn of so many minutes: half minutes, and together the turn.</summary>
    public static IReadOnlyList<(Phase Phase, int Seconds)> Split(string method, int minutes)
    {
        var phases = Of(method);
        var (all, sum) = (minutes * 60, phases.Sum(phase => phase.Weight));
        var cuts = new List<int> { 0 };
        var weight = 0;
        foreach (var phase in phases)
        {
            weight += phase.Weight;
            cuts.Add(all * weight / sum / Grain * Grain);
        }

        return [.. phases.Select((phase, place) => (phase, cuts[place + 1] - cuts[place]))];
    }
}
