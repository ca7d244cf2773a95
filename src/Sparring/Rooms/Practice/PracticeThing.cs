using Sparring.Platform.Data;
using Sparring.Platform.Sealing;
using Sparring.Platform.Writing;
using Sparring.Rooms.Privacy.Contract;

namespace Sparring.Rooms.Practice;

/// <summary>Something of a leader's that holds texts: a focus, an arena, a trial action or a reflection.</summary>
/// <param name="Artefact">Its name in the permission matrix.</param>
public sealed record PracticeThing(string Artefact, Guid Id, ProgrammeId Programme, PersonId Owner)
{
    /// <summary>Where its draft's section stands, at a revision.</summary>
    public SealedPlace Draft(TenantId tenant, string section, int revision) =>
        new(tenant, Programme, Owner, Artefact, Id, section, revision);

    /// <summary>Where a kept version's section stands.</summary>
    public SealedPlace Kept(TenantId tenant, string section, int number) =>
        new(tenant, Programme, Owner, Artefact, Id, "kept/" + section, number);

    public ConfidentialRead Read(string purpose) => new(Artefact, Id, Owner, Programme, purpose);
}

/// <summary>The texts of one thing, by section; a section nobody has written is empty.</summary>
public sealed record Texts(IReadOnlyList<WrittenSection> Sections)
{
    public static Texts None { get; } = new([]);

    public string this[string key] => Section(key).Text;

    public WrittenSection Section(string key) =>
        Sections.FirstOrDefault(section => section.Key == key) ?? WrittenSection.Empty(key);

    public bool Has(string key) => this[key].Length > 0;

    public bool IsWritten => Sections.Any(section => section.Text.Length > 0);

    /// <summary>A choice of several, kept as keys with commas between.</summary>
    public IReadOnlyList<string> Keys(string key) => this[key].Split(',', StringSplitOptions.RemoveEmptyEntries);

    public DateOnly? Day(string key) => DateOnly.TryParseExact(this[key], "yyyy-MM-dd", out var day) ? day : null;

    /// <summary>The same with other answers in some places, as a refused form shows them again.</summary>
    public Texts With(IEnumerable<KeyValuePair<string, string>> answers)
    {
        var given = answers.ToDictionary(StringComparer.Ordinal);
        var kept = Sections.Where(section => !given.ContainsKey(section.Key));
        return new([.. kept, .. given.Select(answer => Section(answer.Key) with { Text = answer.Value })]);
    }

    /// <summary>The first words of a text, for where a title is missing.</summary>
    public static string Beginning(string text, int words = 8)
    {
        var all = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return all.Length <= words ? string.Join(' ', all) : string.Join(' ', all.Take(words)) + " …";
    }
}
