using Sparring.Rooms.Dilemmas.Writing;

namespace Sparring.Rooms.Dilemmas.Checking;

/// <summary>A telltale as it is shown: in which section, with a few words around it.</summary>
public sealed record Warning(string Section, TelltaleKind Kind, string Before, string Found, string After)
{
    private const int Around = 28;

    /// <summary>More than this helps nobody who writes.</summary>
    private const int Most = 12;

    public static IReadOnlyList<Warning> In(IEnumerable<SectionOfText> texts, Roster roster) =>
        [
            .. texts
                .SelectMany(text => FindTelltales.In(text.Text, roster).Select(found => Of(text, found)))
                .DistinctBy(warning => (warning.Kind, warning.Found))
                .OrderBy(warning => warning.Kind)
                .Take(Most),
        ];

    private static Warning Of(SectionOfText text, Telltale found)
    {
        var (from, to) = (Math.Max(0, found.Start - Around), Math.Min(text.Text.Length, found.End + Around));
        return new Warning(
            text.Key,
            found.Kind,
            (from > 0 ? "…" : "") + text.Text[from..found.Start],
            found.Found,
            text.Text[found.End..to] + (to < text.Text.Length ? "…" : "")
        );
    }
}
