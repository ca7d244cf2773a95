using Sparring.Platform.Data;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>What members practise, and where what they agree goes on.</summary>
public sealed class Practising
{
    public static string? ArenaAddress => null;
    public static string? ActionsAddress => null;

    /// <summary>Who has chosen an arena, and when.</summary>
    public Task<IReadOnlyDictionary<PersonId, DateOnly>> ArenasAsync(
        Tx tx,
        ProgrammeId programme,
        IReadOnlyCollection<PersonId> people
    ) => Task.FromResult<IReadOnlyDictionary<PersonId, DateOnly>>(new Dictionary<PersonId, DateOnly>());
}
