using Sparring.Platform.Data;

namespace Sparring.Rooms.Practice.Contract;

/// <summary>A member's active learning focus, as those read it who may.</summary>
/// <param name="Sentence">Until … I practise …, so that … I am on the way when …; in the language it was written in.</param>
/// <param name="Language">That language: <c>da</c> or <c>en</c>.</param>
/// <param name="Competence">The competence of the compass it is tied to, or null.</param>
/// <param name="Address">The page with its history.</param>
public sealed record FocusCard(
    Guid Id,
    string Sentence,
    string Language,
    DateOnly? Until,
    string? LearningGoal,
    string? Competence,
    DateTimeOffset ChosenAt,
    string Address
);

/// <summary>A member's active practice arena.</summary>
/// <param name="Departments">Their names.</param>
/// <param name="Step">What would be a clear step forward at the end of the period.</param>
public sealed record ArenaSummary(
    Guid Id,
    string Title,
    IReadOnlyList<string> Departments,
    string Task,
    string Joint,
    string Step,
    DateTimeOffset ChosenAt,
    string Address
);

/// <summary>Something a member has shared of her own will.</summary>
/// <param name="Kind"><c>action</c> or <c>reflection</c>.</param>
/// <param name="State">How far a trial action is; null of a reflection.</param>
public sealed record SharedEntry(
    string Kind,
    Guid Id,
    string Title,
    TrialState? State,
    DateTimeOffset BegunAt,
    string Address
);

/// <summary>What a member practises, as far as it is open to the viewer; nothing is null or empty.</summary>
public sealed record MemberPractice(
    PersonId Person,
    FocusCard? Focus,
    ArenaSummary? Arena,
    IReadOnlyList<SharedEntry> Shared
)
{
    public static MemberPractice Nothing(PersonId person) => new(person, null, null, []);
}

/// <summary>What members of a group practise: for the group's page and the coach's desk.</summary>
public interface IPracticeOfMembers
{
    /// <summary>
    /// Asked as the viewer: what is not open to her is not there. Everybody asked for is in the answer. What is shown of
    /// somebody else's is noted in the read log, once for each artefact.
    /// </summary>
    Task<IReadOnlyDictionary<PersonId, MemberPractice>> OfAsync(
        Tx tx,
        Viewer viewer,
        ProgrammeId programme,
        IReadOnlyCollection<PersonId> members
    );

    /// <summary>Who of them has chosen an arena, and on which day; for those who may know that and no more.</summary>
    Task<IReadOnlyDictionary<PersonId, DateOnly>> ArenaChosenOnAsync(
        Tx tx,
        ProgrammeId programme,
        IReadOnlyCollection<PersonId> members
    );
}
