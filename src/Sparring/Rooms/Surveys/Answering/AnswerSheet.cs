using System.Globalization;
using Sparring.Platform.Web;
using Sparring.Rooms.Surveys.Instruments;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Answering;

/// <summary>One person's answers by the names of their lines; a line that was skipped is not there.</summary>
public sealed record AnswerSheet(IReadOnlyDictionary<string, string> Lines)
{
    /// <summary>"Not relevant", "don't know": said, and no number.</summary>
    public const string None = "-";

    /// <summary>The line that says yes to being a dot in a real picture; not there is no.</summary>
    public const string Nodes = "nodes";

    /// <summary>A form with this field says of each line, by the name with this before it, what stood there when the page was made.</summary>
    public const string Stood = "stood";

    public static string StoodOf(string line) => $"{Stood}.{line}";

    public static AnswerSheet Blank { get; } = new(new Dictionary<string, string>());

    public string? this[string line] => Lines.GetValueOrDefault(line);

    public int? Number(string line) =>
        int.TryParse(
            Lines.GetValueOrDefault(line),
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var step
        )
            ? step
            : null;

    /// <summary>What was said of places of the roster, in no order; what was skipped is not among it.</summary>
    public IEnumerable<(int Place, string Answer)> SaidOf(Block block)
    {
        var before = $"{block.Key}.";
        foreach (var (line, answer) in Lines)
        {
            if (
                line.StartsWith(before, StringComparison.Ordinal)
                && int.TryParse(
                    line.AsSpan(before.Length),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var place
                )
            )
            {
                yield return (place, answer);
            }
        }
    }

    /// <summary>The numbers given to places of the roster, in no order; what was skipped or is no number is not among them.</summary>
    public IEnumerable<(int Place, int Step)> OfRoster(Block block)
    {
        foreach (var (place, answer) in SaidOf(block))
        {
            if (int.TryParse(answer, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var step))
            {
                yield return (place, step);
            }
        }
    }

    /// <summary>The same without what is said of some places of the roster.</summary>
    public AnswerSheet Without(Block roster, Func<int, bool> isGone)
    {
        var gone = SaidOf(roster).Where(said => isGone(said.Place)).Select(said => $"{roster.Key}.{said.Place}");
        return new(Lines.ExceptBy(gone, line => line.Key).ToDictionary(StringComparer.Ordinal));
    }

    /// <summary>The names of a block's lines for somebody: the others of the roster, or the items.</summary>
    public static IEnumerable<string> LinesOf(Block block, IEnumerable<Place> others) =>
        block.Kind == BlockKind.Roster ? others.Select(place => $"{block.Key}.{place.Number}") : block.Lines;

    /// <summary>What was sent laid over what was there; what is no answer of the instrument is left out, an empty one is taken back.</summary>
    public AnswerSheet With(Instrument instrument, IReadOnlyList<Place> others, Func<string, string?> sent)
    {
        var lines = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var block in instrument.Blocks)
        {
            foreach (var line in LinesOf(block, others))
            {
                var given = sent(line);
                var answer = given is null || !IsAnswer(block, given) ? Lines.GetValueOrDefault(line) : given;
                if (!string.IsNullOrEmpty(answer))
                {
                    lines[line] = answer;
                }
            }
        }

        if ((sent(Nodes) ?? Lines.GetValueOrDefault(Nodes)) == "yes")
        {
            lines[Nodes] = "yes";
        }

        return new(lines);
    }

    public AnswerSheet With(Instrument instrument, IReadOnlyList<Place> others, Form form) =>
        With(instrument, others, line => Given(form, line));

    /// <summary>
    /// What a form says of a line; several ticks are one answer. Null is a line the form does not have, or one on which nothing was done:
    /// what another window has said of it meanwhile stays.
    /// </summary>
    public static string? Given(Form form, string line)
    {
        if (!IsOn(form, line))
        {
            return null;
        }

        var given = string.Join(' ', form.All(line).Where(one => one.Length > 0));
        return form.Has(Stood) && given == form[StoodOf(line)] ? null : given;
    }

    public static bool IsOn(Form form, string line) => form.All(line).Count > 0;

    /// <summary>What is ticked of several; nothing is "none of these", and null is not answered.</summary>
    public IReadOnlyList<string>? Ticked(Block block) =>
        this[$"{block.Key}.{Block.One}"] is { } given ? TicksOf(given) : null;

    /// <summary>What of several counts: null when it was not answered, or more was ticked than may be.</summary>
    public IReadOnlyList<string>? Chosen(Block block) => IsTooMany(block) ? null : Ticked(block);

    public bool IsTooMany(Block block) => block.Kind == BlockKind.Several && Ticked(block)?.Count > block.Most;

    /// <summary>Whether more is said of others than there is room for: only in a forum of more than a thousand.</summary>
    public bool SaysTooMuch(Instrument instrument) =>
        instrument.Roster is { } block && SaidOf(block).Count() > SheetCode.MostRelations;

    /// <summary>Whether a ranking was put in order: no two of its items have the same place.</summary>
    public bool IsInOrder(Block block)
    {
        var places = block.Items.Select(item => Number($"{block.Key}.{item.Key}")).OfType<int>().ToList();
        return places.Distinct().Count() == places.Count;
    }

    // Who ticks something has found something that fits.
    private static string[] TicksOf(string given) =>
        given.Split(' ').Where(tick => tick != None).Distinct(StringComparer.Ordinal).ToArray();

    private static bool IsTicks(Block block, string[] ticks) =>
        ticks.Distinct(StringComparer.Ordinal).Count() == ticks.Length
        && ticks.All(tick => tick == None || block.Items.Any(item => item.Key == tick));

    private static bool IsAnswer(Block block, string given) =>
        given.Length == 0
        || (block.Kind == BlockKind.Several && IsTicks(block, given.Split(' ')))
        || (block.Kind == BlockKind.Text && given.Length <= Block.MostCharacters)
        || (given == None && block.None is not null)
        || (
            block.IsChosen
            && int.TryParse(given, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var step)
            && block.Allows(step)
        );
}
