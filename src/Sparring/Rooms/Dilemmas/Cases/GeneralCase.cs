using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Platform.Writing;
using Sparring.Rooms.Dilemmas.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Dilemmas.Cases;

/// <summary>How far a case has come.</summary>
public enum CaseState
{
    Writing,
    Asked,
    Released,
    TakenBack,
}

/// <summary>A general case, made by a coach of several leaders' dilemmas.</summary>
/// <param name="Number">Of the text the authors were last asked about.</param>
public sealed record GeneralCase(
    GeneralCaseId Id,
    ProgrammeId Programme,
    PersonId Coach,
    DateTimeOffset CreatedAt,
    int Number,
    DateTimeOffset? AskedAt,
    DateOnly? AnswerBy,
    DateTimeOffset? ReleasedAt,
    DateTimeOffset? TakenBackAt
)
{
    public CaseState State =>
        TakenBackAt is not null ? CaseState.TakenBack
        : ReleasedAt is not null ? CaseState.Released
        : AskedAt is not null ? CaseState.Asked
        : CaseState.Writing;

    public string Address => $"/cases/{Id.Value}";

    /// <summary>Where its texts are sealed: under the case's own key, which goes when it is deleted.</summary>
    public SealedPlace PlaceOf(TenantId tenant, string field, int version) =>
        new(tenant, Programme, Coach, Artefact.GeneralCase, Id.Value, field, version) { OwnKey = Id.Value };
}

/// <summary>The draft of a case, as its coach writes it.</summary>
public sealed record CaseDraft(GeneralCase Case, IReadOnlyList<WrittenSection> Sections)
{
    public WrittenSection this[string key] =>
        Sections.FirstOrDefault(section => section.Key == key) ?? WrittenSection.Empty(key);

    public int Revision => Sections.Sum(section => section.Revision);
}

/// <summary>The form of a case (templates T7): what is written; the three questions are the same in all of them.</summary>
public static class CaseTemplate
{
    public static IReadOnlyList<string> Keys { get; } = ["title", "situation", "one", "other"];

    public static IReadOnlyList<string> Questions { get; } = ["q1", "q2", "q3"];

    /// <summary>What must be changed so that nobody is known again.</summary>
    public static IReadOnlyList<string> Changes { get; } = ["place", "profession", "scale"];

    public static int Rows(string key) =>
        key switch
        {
            "title" => 1,
            "situation" => 9,
            _ => 4,
        };
}
