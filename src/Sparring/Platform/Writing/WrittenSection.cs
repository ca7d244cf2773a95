namespace Sparring.Platform.Writing;

/// <summary>One section of a draft as it is kept, and which open page saved it last.</summary>
/// <param name="Revision">Rises by one at every save; 0: nothing kept yet.</param>
/// <param name="Editor">The open page (a tab) that saved it.</param>
/// <param name="Step">That page's own count of its saves of this section.</param>
public sealed record WrittenSection(
    string Key,
    int Revision,
    string Text,
    DateTimeOffset? SavedAt,
    Guid Editor,
    int Step
)
{
    public static WrittenSection Empty(string key) => new(key, 0, "", null, Guid.Empty, 0);

    public int Words => Ui.Words.Count(Text);

    /// <summary>
    /// Meets what is kept with what an open page sends. The same save twice is one save; a page that does not know
    /// what another has written gets both texts, never a silent overwrite.
    /// </summary>
    public SectionSave Meet(SectionText sent, DateTimeOffset now)
    {
        if (sent.Text == Text || (sent.Editor == Editor && sent.Step < Step))
        {
            return new SectionSave.AlreadySaved(this);
        }

        var continues = sent.Editor == Editor && sent.Step > Step;
        return continues || sent.Base == Revision
            ? new SectionSave.Saved(new WrittenSection(Key, Revision + 1, sent.Text, now, sent.Editor, sent.Step))
            : new SectionSave.Conflict(this, sent.Text);
    }
}

/// <summary>A section as an open page sends it.</summary>
/// <param name="Base">The revision the page began from.</param>
public sealed record SectionText(string Key, string Text, int Base, Guid Editor, int Step);

/// <summary>What came of saving a section.</summary>
public abstract record SectionSave
{
    private SectionSave() { }

    public sealed record Saved(WrittenSection Section) : SectionSave;

    public sealed record AlreadySaved(WrittenSection Section) : SectionSave;

    public sealed record Conflict(WrittenSection Kept, string Sent) : SectionSave;
}
