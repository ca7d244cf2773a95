using Sparring.Platform.Data;

namespace Sparring.Rooms.Programme.Contract;

/// <summary>Something the forum has found out about itself that belongs to a learning goal.</summary>
/// <param name="Goal">The learning goal's key.</param>
/// <param name="Title">What was found out about, in the reader's language.</param>
/// <param name="Address">The page, at the place where it stands.</param>
public sealed record GoalFinding(string Goal, string Title, string Address);

/// <summary>A room brings what it knows to the stops of a learning goal; what the viewer may not see is not brought.</summary>
public interface IGoalFindings
{
    Task<IReadOnlyList<GoalFinding>> OfAsync(Tx tx, ProgrammeId programme);
}
