using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Platform.Writing;
using Sparring.Rooms.Dilemmas.Contract;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Dilemmas.Writing;

/// <summary>A leader's dilemma as she writes it: the draft only she sees.</summary>
public sealed record Dilemma(
    DilemmaId Id,
    ProgrammeId Programme,
    PersonId Owner,
    IReadOnlyList<WrittenSection> Sections
)
{
    public static Dilemma Unwritten(DilemmaId id, ProgrammeId programme, PersonId owner) =>
        new(id, programme, owner, []);

    public WrittenSection this[string key] =>
        Sections.FirstOrDefault(section => section.Key == key) ?? WrittenSection.Empty(key);

    /// <summary>Rises with every saved section: what a page was shown with.</summary>
    public int Revision => Sections.Sum(section => section.Revision);

    public bool IsWritten => this[DilemmaTemplate.Situation].Text.Length > 0;

    /// <summary>The texts in the order of the form; empty ones left out.</summary>
    public IReadOnlyList<SectionOfText> Texts =>
        [
            .. DilemmaTemplate
                .Keys.Select(key => new SectionOfText(key, this[key].Text))
                .Where(section => section.Text.Length > 0),
        ];

    /// <summary>Where a text of hers is sealed: under the dilemma's own key, which goes when it is deleted.</summary>
    public static SealedPlace PlaceOf(
        TenantId tenant,
        ProgrammeId programme,
        PersonId owner,
        DilemmaId id,
        string field,
        int version
    ) => new(tenant, programme, owner, Artefact.Dilemma, id.Value, field, version) { OwnKey = id.Value };
}

/// <summary>A section's text as it is shown and kept.</summary>
public sealed record SectionOfText(string Key, string Text);

/// <summary>What a dilemma was sent with.</summary>
/// <param name="Number">Which sending: 1 the first time.</param>
/// <param name="Guess">Could somebody guess: <c>no</c>, <c>maybe</c>, <c>yes</c>.</param>
/// <param name="Consent">The coach may <c>read</c> it only, use it <c>merged</c> with others', or <c>alone</c> after agreement.</param>
/// <param name="IsPooled">The other coaches of the programme may read it too.</param>
public sealed record SentDilemma(
    DilemmaId Id,
    ProgrammeId Programme,
    PersonId Owner,
    Guid Sending,
    int Number,
    string Guess,
    string Consent,
    bool IsPooled,
    DateTimeOffset SentAt,
    DateOnly? Deadline,
    int DaysLate
)
{
    /// <summary>Whether it may go into a case as it stands.</summary>
    public CaseFitness Fitness =>
        Consent == "read" ? CaseFitness.ReadOnly
        : Guess == "yes" ? CaseFitness.RewriteFirst
        : CaseFitness.Fit;
}

/// <summary>May a dilemma go into a case: yes; no, its author said read only; not before it is written differently.</summary>
public enum CaseFitness
{
    Fit,
    ReadOnly,
    RewriteFirst,
}
