using Sparring.Platform.Data;

namespace Sparring.Rooms.People.Contract;

/// <summary>A role that a file of people gives somebody.</summary>
/// <param name="Role">One of the roles of <c>programme_role</c>, e.g. <c>participant</c>.</param>
/// <param name="From">The first day, or null: the file does not say.</param>
/// <param name="Until">The last day, or null.</param>
public sealed record ImportedRole(PersonId Person, string Role, DateOnly? From, DateOnly? Until);

/// <summary>A room that takes its part of an import of people; Programme takes the roles.</summary>
public interface IPeopleImported
{
    /// <summary>Called once, in the transaction of the import, as the organiser who confirmed it; the same role again is nothing.</summary>
    Task ImportedAsync(Tx tx, Guid import, IReadOnlyList<ImportedRole> roles);

    /// <summary>What the roles of a file go to, in the reader's language: said before it is confirmed; null when to nothing.</summary>
    Task<string?> WhereAsync(Tx tx);

    /// <summary>Whether the viewer may take back what that import gave.</summary>
    Task<bool> MayUndoAsync(Tx tx, Guid import);

    /// <summary>Takes back what that import gave, in the transaction of its undoing.</summary>
    Task UndoneAsync(Tx tx, Guid import);
}
