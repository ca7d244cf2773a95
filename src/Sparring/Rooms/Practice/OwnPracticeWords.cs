using Sparring.Platform.Texts;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Practice.Reflections;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Practice;

/// <summary>What is chosen is kept as keys: its owner reads it in words, the file for machines has it as it is kept.</summary>
public sealed class OwnPracticeWords(LearningFrame frame, IReadOnlyList<DepartmentCard> departments)
{
    private static RoomTexts Said => RoomTexts.Of<OwnPracticeWords>();

    /// <summary>What one thing says, field by field.</summary>
    /// <param name="prefix">How the fields of that kind of thing are named in the room's texts.</param>
    public IEnumerable<OwnFact> Of(string prefix, Texts written) =>
        written
            .Sections.Where(section => section.Text.Length > 0)
            .OrderBy(section => section.Key, StringComparer.Ordinal)
            .Select(section => new OwnFact(
                section.Key,
                Label(prefix, section.Key),
                section.Text,
                InWords(written, section.Key)
            ));

    /// <summary>A focus's phase, an arena's theme, an action's decision, a reflection's activity.</summary>
    public OwnFact? Detail(string prefix, string? key) =>
        key is not { Length: > 0 }
            ? null
            : new OwnFact(
                "detail",
                Said["own.detail-" + prefix],
                key,
                prefix switch
                {
                    "focus" => frame.Phases.FirstOrDefault(phase => phase.Key == key)?.Title ?? key,
                    "arena" => Named(frame.ArenaThemes, key),
                    "action" => Said["decision." + key],
                    _ => frame.Cycles.FirstOrDefault(cycle => cycle.Activity == key)?.Title ?? key,
                }
            );

    /// <summary>A link of the lens as the programme names it.</summary>
    public string Link(string key) => Named(frame.Lens, key);

    // A reflection's fields are those of the minute, of the cycle, and the links of the lens.
    public string Label(string prefix, string key)
    {
        if (prefix == "reflection" && key.StartsWith(Lens.Prefix, StringComparison.Ordinal))
        {
            return Link(key[Lens.Prefix.Length..]);
        }

        var name = prefix switch
        {
            "reflection" when Reflection.Minute.Contains(key) => "minute." + key,
            "reflection" when Reflection.Steps.Contains(key) => "step." + key,
            _ => $"{prefix}.{key}",
        };
        return Said.Danish.ContainsKey(name) ? Said[name] : key;
    }

    private string InWords(Texts written, string key) =>
        key switch
        {
            "until" or "first" => written.Day(key)?.Said() ?? written[key],
            "checks" => string.Join(" · ", written.Keys(key).Select(check => Said["focus.check." + check])),
            "competence" or "competences" => string.Join(" · ", written.Keys(key).Select(Competence)),
            "theme" => Named(frame.ArenaThemes, written[key]),
            "departments" => string.Join(" · ", written.Keys(key).Select(Department)),
            "consent" or "meetings" or "overview" => Said[written[key] == "yes" ? "yes" : "no"],
            "language" => Said["focus.language-" + written[key]],
            _ => written[key],
        };

    private string Competence(string key) => Named(frame.Goals.SelectMany(goal => goal.Competences), key);

    // What the programme or the organisation no longer has goes by its key.
    private string Department(string code) => departments.FirstOrDefault(one => one.Code == code)?.Name ?? code;

    private static string Named(IEnumerable<NamedKey> names, string key) =>
        names.FirstOrDefault(one => one.Key == key)?.Title ?? key;
}
