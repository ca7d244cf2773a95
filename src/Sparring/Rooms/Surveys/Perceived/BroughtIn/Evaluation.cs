using System.Text.Json;
using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Surveys.Figures;

namespace Sparring.Rooms.Surveys.Perceived.BroughtIn;

/// <summary>The results of an evaluation made elsewhere, as its leader has brought them in: means of at least five, by theme.</summary>
/// <param name="Title">Her own words for it: what, and when.</param>
public sealed record Evaluation(string Title, IReadOnlyList<EvaluationTheme> Themes)
{
    /// <summary>The scale of the public evaluation tool: from "disagree completely" to "agree completely".</summary>
    public const int Lowest = 1;

    public const int Highest = 5;

    public const int MostThemes = 20;

    public const int MostCharacters = 80;

    /// <summary>Her own scores by theme.</summary>
    public IReadOnlyDictionary<string, decimal> Self =>
        Themes.Where(theme => theme.Own is not null).ToDictionary(theme => theme.Name, theme => theme.Own ?? 0);

    public PerceivedReport Report => new(Themes.Max(theme => theme.Answered), [.. Themes.Select(theme => theme.Scale)]);

    public string ToJson() => JsonSerializer.Serialize(this);

    public static Evaluation Of(string json) =>
        JsonSerializer.Deserialize<Evaluation>(json) ?? throw new InvalidDataException("An evaluation is there.");

    public static SealedPlace PlaceOf(TenantId tenant, ProgrammeId programme, PersonId leader, Guid id) =>
        new(tenant, programme, leader, Artefact.PerceivedReport, id, "evaluation", 1);
}

/// <summary>One theme: her own score, the mean of her employees, how far apart they are, and how many they are.</summary>
public sealed record EvaluationTheme(string Name, decimal? Own, decimal Mean, decimal? Spread, int Answered)
{
    /// <summary>As any scale of a leader is shown: one decimal, and only between which two steps where all agree.</summary>
    public PerceivedScale Scale =>
        Mean is Evaluation.Lowest or Evaluation.Highest || Spread == 0
            ? new(Name, Answered, null, From, From + 1, null, null, null)
            : new(Name, Answered, Mean, null, null, Spread, Bound(-1), Bound(1));

    private int From => (int)Math.Min(decimal.Floor(Mean), Evaluation.Highest - 1);

    private decimal? Bound(int side) =>
        Spread is { } spread
            ? Math.Clamp(
                Rounded(Mean + (side * (decimal)(Interval.T(Answered - 1) / Math.Sqrt(Answered)) * spread)),
                Evaluation.Lowest,
                Evaluation.Highest
            )
            : null;

    public static decimal Rounded(decimal number) => decimal.Round(number, 1, MidpointRounding.AwayFromZero);
}

/// <summary>An evaluation that lies with its leader.</summary>
public sealed record KeptEvaluation(Guid Id, DateOnly BroughtOn, Evaluation Evaluation);

/// <summary>One that its leader has opened to the viewer.</summary>
public sealed record OpenedEvaluation(string LeaderName, PersonId Leader, ProgrammeId Programme, KeptEvaluation Kept);
