using Sparring.Rooms.Dilemmas.Checking;
using Sparring.Rooms.Dilemmas.Writing;

namespace Sparring.Rooms.Dilemmas.Cases;

/// <summary>A piece of a source's text; shared: it stands in the case, too.</summary>
public sealed record Piece(string Text, bool IsShared);

/// <summary>A source's section, cut where it shares words with the case.</summary>
public sealed record MarkedSection(string Key, IReadOnlyList<Piece> Pieces);

/// <summary>What a case shares with its sources, and what in it may give somebody away.</summary>
/// <param name="Blocks">What must be mended before the authors are asked.</param>
/// <param name="Warnings">What should be looked at.</param>
/// <param name="Sources">The sections of each source, in the order of the sources.</param>
public sealed record CaseFindings(
    IReadOnlyList<CaseBlock> Blocks,
    IReadOnlyList<Warning> Warnings,
    IReadOnlyList<IReadOnlyList<MarkedSection>> Sources
);

/// <summary>Checks a case while it is written and before its authors are asked: the same rules, once in one pass.</summary>
public static class CheckCase
{
    private const int MostRuns = 8;

    public static CaseFindings Find(IReadOnlyList<SectionOfText> text, IReadOnlyList<CaseSource> sources, Roster roster)
    {
        var own = Laid.Of(text, "case");
        var laid = sources.Select((source, place) => Laid.Of(source.Texts, $"source {place}")).ToList();
        var shared = SharedRuns.Find(own.Stems, [.. laid.Select(source => source.Stems)]);
        var warnings = Warning.In(text, roster);
        var blocks = CaseRules.OfSources(sources).ToList();
        blocks.AddRange(
            text.Where(section => section.Text.Length == 0).Select(section => new CaseBlock.NotWritten(section.Key))
        );
        blocks.AddRange(
            shared
                .SelectMany((one, place) => one.InText.Select(run => (run, sources[place].Author)))
                .Take(MostRuns)
                .Select(found => own.Words(found.run, found.Author))
        );
        blocks.AddRange(
            text.SelectMany(section =>
                FindTelltales
                    .In(section.Text, roster)
                    .Where(found => found.NamesSomebody)
                    .Select(found => new CaseBlock.NamesSomebody(section.Key, found.Found))
            )
        );
        return new CaseFindings(
            blocks,
            [.. warnings.Where(warning => !IsName(warning.Kind))],
            [.. laid.Select((source, place) => source.Marked(shared[place].InSource))]
        );
    }

    private static bool IsName(TelltaleKind kind) => new Telltale(kind, 0, 0, "").NamesSomebody;

    /// <summary>Several sections as one row of stems; between two stands a stem of its own, so that no run crosses.</summary>
    private sealed class Laid
    {
        private readonly List<(SectionOfText Section, WrittenWord Word)?> places = [];
        private readonly IReadOnlyList<SectionOfText> sections;

        private Laid(IReadOnlyList<SectionOfText> sections) => this.sections = sections;

        public List<string> Stems { get; } = [];

        public static Laid Of(IReadOnlyList<SectionOfText> sections, string name)
        {
            var laid = new Laid(sections);
            foreach (var section in sections)
            {
                foreach (var word in WrittenWords.In(section.Text))
                {
                    laid.places.Add((section, word));
                    laid.Stems.Add(word.Stem);
                }

                laid.places.Add(null);
                laid.Stems.Add($"{name} {section.Key}");
            }

            return laid;
        }

        public CaseBlock.SharedWords Words(Run run, string author)
        {
            var (section, first) = At(run.First);
            var (_, last) = At(run.First + run.Length - 1);
            return new CaseBlock.SharedWords(section.Key, section.Text[first.Start..last.End], author);
        }

        public IReadOnlyList<MarkedSection> Marked(IReadOnlyList<Run> runs)
        {
            var marks = runs.Select(run =>
                    (At(run.First).Section, At(run.First).Word.Start, At(run.First + run.Length - 1).Word.End)
                )
                .ToLookup(mark => mark.Section.Key, mark => (mark.Start, mark.End), StringComparer.Ordinal);
            return
            [
                .. sections.Select(section => new MarkedSection(
                    section.Key,
                    Cut(section.Text, [.. marks[section.Key]])
                )),
            ];
        }

        private static List<Piece> Cut(string text, IReadOnlyList<(int Start, int End)> marks)
        {
            var pieces = new List<Piece>();
            var from = 0;
            foreach (var (start, end) in marks)
            {
                pieces.Add(new Piece(text[from..start], IsShared: false));
                pieces.Add(new Piece(text[start..end], IsShared: true));
                from = end;
            }

            pieces.Add(new Piece(text[from..], IsShared: false));
            return [.. pieces.Where(piece => piece.Text.Length > 0)];
        }

        private (SectionOfText Section, WrittenWord Word) At(int place) =>
            places[place] ?? throw new InvalidOperationException("A run crosses from one section to the next.");
    }
}
