using System.Globalization;
using System.Text;
using Sparring.DisclosureControl.Coarse;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.Surveys.Instruments;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Figures;

/// <summary>The figures of a wave for a spreadsheet: a row for each figure of the page, made from the same report and nothing else.</summary>
public static class FiguresFile
{
    private static readonly RoomTexts Texts = RoomTexts.Of(typeof(FiguresFile));

    public static byte[] Of(Wave wave, WaveReport report)
    {
        var file = new StringBuilder();
        Add(file, ["picture", "figure", "part", "people", "unit", "value"]);
        Whole(file, report);
        Network(file, report.Ties);
        Questions(file, wave, report);
        Departments(file, report.OfDepartments(wave.Instrument));
        Then(file, wave, report.Then);
        Change(file, wave, report.Change);
        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(file.ToString())];
    }

    private static void Whole(StringBuilder file, WaveReport report)
    {
        Add(file, ["answers", "asked", "", "", "people", Said(report.Asked)]);
        Add(file, ["answers", "answered", "", "", "people", Said(report.Answered)]);
        if (report.Ties?.Roster is { } part)
        {
            Add(file, ["network", "part-of-network", "", "", "people", Said(part)]);
        }
    }

    private static void Network(StringBuilder file, Ties? ties)
    {
        if (ties is null)
        {
            return;
        }

        var counted = Said(ties.Respondents);
        Add(file, ["network", "possible", "", counted, "relations", Said(ties.Possible)]);
        foreach (var count in ties.Counts)
        {
            var from = Said(count.Threshold);
            Add(file, ["network", "relations", from, counted, "relations", Said(count.Relations)]);
            Add(file, ["network", "density", from, counted, "percent", Said(count.PercentOf(ties.Possible))]);
        }

        if (ties.Network is not { } network)
        {
            return;
        }

        Add(file, ["network", "per-respondent", "", counted, "relations", Said(network.PerRespondent)]);
        Add(file, ["network", "components", "", counted, "parts", Said(network.Components)]);
        Add(
            file,
            ["network", "somebody-indispensable", "", counted, "yes-or-no", YesOrNo(network.IsSomebodyIndispensable)]
        );
        if (network.Core is { } core)
        {
            Add(file, ["network", "core-share", "core", "", "percent", Said(core.Share)]);
            Add(file, ["network", "density", "core", "", "percent", Said(core.Within)]);
            Add(file, ["network", "density", "between", "", "percent", Said(core.Between)]);
            Add(file, ["network", "density", "periphery", "", "percent", Said(core.Periphery)]);
            Add(file, ["network", "core-fit", "", "", "r", Said(core.Fit)]);
            Add(file, ["network", "core-unique", "", "", "yes-or-no", YesOrNo(core.IsUnique)]);
        }

        Traits(file, network, counted);

        Departments(file, ties.Departments);
    }

    private static void Traits(StringBuilder file, ForumNetwork network, string counted)
    {
        foreach (var trait in network.Traits)
        {
            if (trait.IsCoreMixed is { } isMixed)
            {
                Add(file, ["network", "core-mixed", trait.Trait, "", "yes-or-no", YesOrNo(isMixed)]);
            }

            if (trait.Across is not null)
            {
                Add(file, ["network", "across", trait.Trait, counted, "percent", Said(trait.Across)]);
                Add(file, ["network", "possible-across", trait.Trait, counted, "percent", Said(trait.PossibleAcross)]);
            }
        }
    }

    private static string YesOrNo(bool isSo) => isSo ? "yes" : "no";

    private static void Departments(StringBuilder file, DepartmentNetwork? departments)
    {
        foreach (var (from, part) in (departments?.Parts ?? []).Index())
        {
            foreach (var (to, other) in (departments?.Parts ?? []).Index())
            {
                if (departments?.Percent[from][to] is { } percent)
                {
                    Add(file, ["departments", "density", $"{part.Name} → {other.Name}", "", "percent", Said(percent)]);
                }
            }
        }
    }

    private static void Questions(StringBuilder file, Wave wave, WaveReport report)
    {
        foreach (
            var question in report.Questions.Where(question =>
                question.Answered is not null && IsQuestion(wave, question)
            )
        )
        {
            var named = wave.Instrument.Named(question.Key);
            var counted = Said(question.Answered);
            if (IsOfSeveral(wave, question))
            {
                if (question.Chosen is { } chosen)
                {
                    Add(file, ["questions", named, "", counted, "percent-chosen", Said(chosen)]);
                }

                continue;
            }

            if (question.Mean is { } mean)
            {
                Add(file, ["questions", named, "", counted, "mean", Said(mean)]);
            }

            if (question.Alpha is { } alpha)
            {
                Add(file, ["questions", named, "", $"{Alpha.Fewest}+", "alpha", Said(alpha)]);
            }

            Shares(file, question, named, counted);
            foreach (var part in question.Parts)
            {
                Add(file, ["questions", named, part.Part, BandOf(part.Count), "mean", Said(part.Mean)]);
            }
        }
    }

    private static void Shares(StringBuilder file, QuestionReport question, string named, string counted)
    {
        foreach (var (share, at) in (question.Percentages ?? []).Select((share, at) => (share, at)))
        {
            Add(file, ["questions", named, "", counted, $"percent-answer-{at + 1}", Said(share)]);
        }

        foreach (var share in question.Percentages is null ? question.Distribution ?? [] : [])
        {
            var answers = share.From == share.To ? Said(share.From) : $"{share.From}-to-{share.To}";
            Add(file, ["questions", named, "", counted, $"percent-answer-{answers}", Said(share.Percent)]);
        }
    }

    private static bool IsQuestion(Wave wave, QuestionReport question) =>
        !wave.Instrument.Blocks.Any(block =>
            block.About is not null && block.Items.Any(item => item.Scale == question.Key)
        );

    private static void Departments(StringBuilder file, IEnumerable<(string Department, QuestionReport Seen)> told)
    {
        foreach (var (department, seen) in told)
        {
            if (seen.Mean is { } mean)
            {
                Add(file, ["coordination", department, "", Said(seen.Answered), "mean", Said(mean)]);
            }

            foreach (var part in seen.Parts)
            {
                Add(file, ["coordination", department, part.Part, BandOf(part.Count), "mean", Said(part.Mean)]);
            }
        }
    }

    private static bool IsOfSeveral(Wave wave, QuestionReport question) =>
        wave.Instrument.Blocks.Any(block =>
            block.Kind == BlockKind.Several && block.Items.Any(item => $"{block.Key}.{item.Key}" == question.Key)
        );

    private static void Change(StringBuilder file, Wave wave, ChangeReport? change)
    {
        if (change?.Ties is { } ties)
        {
            var counted = Said(ties.Both);
            Add(file, ["change", "density", $"{change.Since}", counted, "percent", Said(ties.Before)]);
            Add(file, ["change", "density", $"{wave.Number}", counted, "percent", Said(ties.After)]);
            Add(file, ["change", "interval-from", "", counted, "percentage-points", Said(ties.Low)]);
            Add(file, ["change", "interval-to", "", counted, "percentage-points", Said(ties.High)]);
            if (ties.Smallest is { } smallest)
            {
                Add(file, ["change", "smallest-told", "", counted, "percentage-points", Said(smallest)]);
            }

            Add(file, ["change", "counted-then-not-now", "", "", "people", Said(ties.Gone)]);
            if (ties.Flow is { } flow)
            {
                Add(file, ["change", "kept", "", counted, "relations", Said(flow.Kept)]);
                Add(file, ["change", "gained", "", counted, "relations", Said(flow.Gained)]);
                Add(file, ["change", "lost", "", counted, "relations", Said(flow.Lost)]);
            }
        }

        foreach (var question in change?.Questions ?? [])
        {
            Change(file, "change", wave, question);
        }
    }

    private static void Then(StringBuilder file, Wave wave, IReadOnlyList<ThenReport> then)
    {
        foreach (var line in then)
        {
            var (named, counted) = (wave.Instrument.Named(line.Change.Key), Said(line.Change.Both));
            Add(file, ["looking-back", named, "then", counted, "mean", Said(line.Then)]);
            Add(file, ["looking-back", named, "now", counted, "mean", Said(line.Now)]);
            Change(file, "looking-back", wave, line.Change);
        }
    }

    private static void Change(StringBuilder file, string picture, Wave wave, QuestionChange question)
    {
        var (named, counted) = (wave.Instrument.Named(question.Key), Said(question.Both));
        Add(file, [picture, named, "", counted, "mean-difference", Said(question.Difference)]);
        Add(file, [picture, named, "", counted, "interval-from", Said(question.Low)]);
        Add(file, [picture, named, "", counted, "interval-to", Said(question.High)]);
        Add(file, [picture, named, "", counted, "smallest-told", Said(question.Smallest)]);
    }

    private static string BandOf(CountBand band) => Texts["band-" + band];

    private static string Said(IFormattable? number) =>
        number?.ToString(number is decimal ? "0.0#" : null, CultureInfo.InvariantCulture) ?? "";

    internal static void Add(StringBuilder file, string[] cells) => file.Append(CsvLine.Of(cells));
}
