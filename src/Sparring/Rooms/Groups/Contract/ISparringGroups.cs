using Sparring.Platform.Data;

namespace Sparring.Rooms.Groups.Contract;

/// <summary>A sparring group as of a date: its number, members and coaches.</summary>
public sealed record SparringGroupCard(
    SparringGroupId Id,
    ProgrammeId Programme,
    int Number,
    IReadOnlyList<PersonId> Members,
    IReadOnlyList<PersonId> Coaches
);

/// <summary>Who is in which sparring group, and who coaches it, as of a date.</summary>
public interface ISparringGroups
{
    Task<SparringGroupCard?> OfAsync(Tx tx, ProgrammeId programme, PersonId member, DateOnly asOf);

    Task<IReadOnlyList<SparringGroupCard>> CoachedByAsync(Tx tx, PersonId coach, DateOnly asOf);

    Task<IReadOnlyList<SparringGroupCard>> AllAsync(Tx tx, ProgrammeId programme, DateOnly asOf);
}
