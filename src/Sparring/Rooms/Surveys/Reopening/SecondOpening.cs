using Sparring.Platform.Data;
using Sparring.Rooms.Surveys.Contract;

namespace Sparring.Rooms.Surveys.Reopening;

/// <summary>How far a second opening is.</summary>
public enum ReopeningState
{
    Asked,
    Agreed,
    Opened,
    Withdrawn,
    Lapsed,
}

/// <summary>The answers of a closed wave opened a second time: asked for by one, agreed to by another, told to everybody, then done.</summary>
/// <param name="AgreeBy">The last day a second person can agree.</param>
/// <param name="OpensOn">When it happens; null until somebody has agreed.</param>
/// <param name="LapsedAt">When it came to nothing by itself: nobody agreed in time, or the key was gone.</param>
public sealed record SecondOpening(
    Guid Id,
    TenantId Tenant,
    WaveId Wave,
    ProgrammeId Programme,
    string Reason,
    PersonId AskedBy,
    string AskedByName,
    DateTimeOffset AskedAt,
    DateOnly AgreeBy,
    string? AgreedByName,
    DateTimeOffset? AgreedAt,
    DateOnly? OpensOn,
    string? WithdrawnByName,
    DateTimeOffset? WithdrawnAt,
    DateTimeOffset? LapsedAt,
    DateTimeOffset? OpenedAt
)
{
    /// <summary>How long a second person has.</summary>
    public const int DaysToAgree = 14;

    /// <summary>How long those asked know before it happens; the database holds it too.</summary>
    public const int DaysTold = 7;

    public const int MostCharacters = 1_000;

    public ReopeningState StateOn(DateOnly today) =>
        OpenedAt is not null ? ReopeningState.Opened
        : WithdrawnAt is not null ? ReopeningState.Withdrawn
        : LapsedAt is not null || (AgreedAt is null && today > AgreeBy) ? ReopeningState.Lapsed
        : AgreedAt is not null ? ReopeningState.Agreed
        : ReopeningState.Asked;

    /// <summary>Whether it may still happen.</summary>
    public bool StandsOn(DateOnly today) => StateOn(today) is ReopeningState.Asked or ReopeningState.Agreed;
}
