using Sparring.Platform.Data;

namespace Sparring.Rooms.Privacy.Erasing;

/// <summary>Somebody's written wish to be erased, as who answers for data protection has noted it.</summary>
/// <param name="AskedOn">The day of what she wrote.</param>
/// <param name="ToldAt">It was begun, and she was told.</param>
/// <param name="DueOn">The day she is erased unless she stops it.</param>
/// <param name="HinderedOn">It was due, and she was the only one who organises a programme.</param>
public sealed record ErasureRequest(
    Guid Id,
    TenantId Tenant,
    PersonId Person,
    string Name,
    DateOnly AskedOn,
    string NotedBy,
    DateTimeOffset? ToldAt,
    DateOnly? DueOn,
    DateTimeOffset? StoppedAt,
    DateOnly? HinderedOn,
    DateTimeOffset? EndedAt
)
{
    /// <summary>So long she has to stop it.</summary>
    public const int DaysToStop = 7;

    public string Address => $"{RequestErasure.Path}/{Id}";

    /// <summary>Noted and not begun: nobody has been told.</summary>
    public bool IsNoted => ToldAt is null && StoppedAt is null;

    public bool IsGoingOn => ToldAt is not null && StoppedAt is null && EndedAt is null;
}
