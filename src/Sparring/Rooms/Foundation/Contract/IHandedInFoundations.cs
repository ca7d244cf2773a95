using Sparring.Platform.Data;

namespace Sparring.Rooms.Foundation.Contract;

/// <summary>What somebody handed in last, as its reader sees it.</summary>
/// <param name="IsRead">Whether the viewer has read it.</param>
public sealed record HandedInFoundation(PersonId Owner, FoundationId Foundation, DateOnly Day, bool IsRead)
{
    /// <summary>The reading page, where the look is noted.</summary>
    public string Address => $"/foundation/{Foundation.Value}/read";
}

/// <summary>Who has handed in a foundation. Asked as the viewer: her own, those of the groups she coaches, and (the day alone) an organiser.</summary>
public interface IHandedInFoundations
{
    /// <summary>The latest of each of these people, for those who may read it.</summary>
    Task<IReadOnlyList<HandedInFoundation>> OfAsync(
        Tx tx,
        Viewer viewer,
        ProgrammeId programme,
        IReadOnlyCollection<PersonId> people
    );

    /// <summary>On which day each first handed in, for those who may know that; who has not, or is not the viewer's to know, is not in it.</summary>
    Task<IReadOnlyDictionary<PersonId, DateOnly>> DaysAsync(
        Tx tx,
        ProgrammeId programme,
        IReadOnlyCollection<PersonId> people
    );
}
