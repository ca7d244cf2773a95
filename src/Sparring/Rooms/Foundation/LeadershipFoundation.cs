using Sparring.Platform.Data;
using Sparring.Platform.Writing;
using Sparring.Rooms.Foundation.Contract;

namespace Sparring.Rooms.Foundation;

/// <summary>A leader's personal leadership foundation: the draft only she sees.</summary>
/// <param name="Revision">Rises with every saved section.</param>
public sealed record LeadershipFoundation(
    FoundationId Id,
    ProgrammeId Programme,
    PersonId Owner,
    int Revision,
    DateOnly? NextReview,
    IReadOnlyList<WrittenSection> Sections
)
{
    public static LeadershipFoundation Unwritten(FoundationId id, ProgrammeId programme, PersonId owner) =>
        new(id, programme, owner, 0, null, []);

    public WrittenSection this[string key] =>
        Sections.FirstOrDefault(section => section.Key == key) ?? WrittenSection.Empty(key);

    public int Words => Sections.Sum(section => section.Words);

    public bool IsWritten => Sections.Any(section => section.Text.Length > 0);

    public DateTimeOffset? SavedAt => Sections.Max(section => section.SavedAt);

    /// <summary>The draft's text in the order of the template.</summary>
    public IReadOnlyList<SectionOfText> Texts => SectionOfText.InOrder(key => this[key].Text);
}

/// <summary>A section's text as it is shown and kept.</summary>
public sealed record SectionOfText(string Key, string Text)
{
    public int Words => ReadAloud.Words(Text);

    public static IReadOnlyList<SectionOfText> InOrder(Func<string, string> text) =>
        [.. FoundationTemplate.Sections.Select(section => new SectionOfText(section.Key, text(section.Key)))];
}
