using Sparring.Platform.Data;

namespace Sparring.Rooms.Practice.Contract;

/// <summary>What somebody has agreed to do next, in a coaching session, a case or a seminar.</summary>
/// <param name="Source">The agreement's own id: the same again is nothing, a changed agreement is another.</param>
/// <param name="Kind"><c>coaching</c>, <c>case</c>, <c>seminar</c>, <c>visit</c> or <c>survey</c>.</param>
/// <param name="Address">The page it was agreed on; those named must be able to open it.</param>
/// <param name="Owner">Who does it.</param>
public sealed record AgreedStep(Guid Source, string Kind, string Address, PersonId Owner, string Text, DateOnly? Due);

/// <summary>Agreements on next steps land as planned trial actions of those they name.</summary>
public interface IWriteTrialActions
{
    /// <summary>
    /// In the caller's transaction, as somebody of the same group, its coach, or the owner herself; row-level security
    /// refuses anybody else. The trial action is the owner's alone from then on: its maker reads nothing by it.
    /// </summary>
    Task PlanAsync(Tx tx, Viewer maker, ProgrammeId programme, IReadOnlyCollection<AgreedStep> steps);
}
