using Sparring.Platform.Data;
using Sparring.Rooms.Practice.Contract;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>What members practise, and where what they agree goes on.</summary>
public sealed class Practising(IPracticeOfMembers practice, IWriteTrialActions actions)
{
    public const string ArenaAddress = "/practice/arena";
    public const string ActionsAddress = "/practice/actions";

    /// <summary>Who has chosen an arena, and when; for those who may know.</summary>
    public Task<IReadOnlyDictionary<PersonId, DateOnly>> ArenasAsync(
        Tx tx,
        ProgrammeId programme,
        IReadOnlyCollection<PersonId> people
    ) => practice.ArenaChosenOnAsync(tx, programme, people);

    /// <summary>Focus, arena and what each has shared, as far as it is open to the viewer; what is shown is noted.</summary>
    public Task<IReadOnlyDictionary<PersonId, MemberPractice>> ReadAsync(
        Tx tx,
        Viewer viewer,
        ProgrammeId programme,
        IReadOnlyCollection<PersonId> people
    ) => practice.OfAsync(tx, viewer, programme, people);

    /// <summary>A line its owner has said yes to goes on as her trial action; the same session again is nothing.</summary>
    public Task GoOnAsync(Tx tx, Viewer owner, OpenSession open, Commitment line) =>
        actions.PlanAsync(
            tx,
            owner,
            open.Session.Programme,
            [new AgreedStep(open.Id.Value, "coaching", Agreeing.Address(open.Id), line.Owner, line.Text, line.Due)]
        );
}
