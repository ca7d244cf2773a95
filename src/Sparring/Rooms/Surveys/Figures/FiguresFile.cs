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
    private static readonly string[] Columns = ["section", "what", "part", "people", "unit", "figure"];
    private static readonly RoomTexts Texts = RoomTexts.Of(typeof(FiguresFile));

    public static byte[] Of(Wave wave, WaveReport report)
    {
        var file = new StringBuilder();
        Add(file, [.. Columns.Select(column => Texts["file-column-" + column])]);
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
        Figure(file, ["answers", "asked", "", "", "people", Said(report.Asked)]);
        Figure(file, ["answers", "answered", "", "", "people", Said(report.Answered)]);
        if (report.Ties?.Roster is { } part)
        {
            Figure(file, ["network", "part-of-network", "", "", "people", Said(part)]);
        }
    }

    private static void Network(StringBuilder file, Ties? ties)
    {
        if (ties is null)
        {
            return;
        }

        var counted = Said(ties.Respondents);
        Figure(file, ["network", "possible", "", counted, "relations", Said(ties.Possible)]);
        foreach (var count in ties.Counts)
        {
            var from = Said(count.Threshold);
            Figure(file, ["network", "relations", from, counted, "relations", Said(count.Relations)]);
            Figure(file, ["network", "density", from, counted, "percent", Said(count.PercentOf(ties.Possible))]);
        }

        if (ties.Network is not { } network)
        {
            return;
        }

        Figure(file, ["network", "per-respondent", "", counted, "relations", Said(network.PerRespondent)]);
        Figure(file, ["network", "components", "", counted, "parts", Said(network.Components)]);
        Figure(
            file,
            ["network", "somebody-indispensable", "", counted, "yes-or-no", YesOrNo(network.IsSomebodyIndispensable)]
        );
        if (network.Core is { } core)
        {
            Figure(file, ["network", "core-share", Texts["core"], "", "percent", Said(core.Share)]);
            Figure(file, ["network", "density", Texts["core"], "", "percent", Said(core.Within)]);
            Figure(file, ["network", "density", Texts["file-part-between"], "", "percent", Said(core.Between)]);
            Figure(file, ["network", "density", Texts["periphery"], "", "percent", Said(core.Periphery)]);
            Figure(file, ["network", "core-fit", "", "", "r", Said(core.Fit)]);
            Figure(file, ["network", "core-unique", "", "", "yes-or-no", YesOrNo(core.IsUnique)]);
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
                Figure(
                    file,
                    ["network", "core-mixed", Texts["traits-" + trait.Trait], "", "yes-or-no", YesOrNo(isMixed)]
                );
            }

            if (trait.Across is not null)
            {
                Figure(
                    file,
                    ["network", "across", Texts["traits-" + trait.Trait], counted, "percent", Said(trait.Across)]
                );
                Figure(
                    file,
                    [
                        "network",
                        "possible-across",
                        Texts["traits-" + trait.Trait],
                        counted,
                        "percent",
                        Said(trait.PossibleAcross),
                    ]
                );
            }
        }
    }

    private static string YesOrNo(bool isSo) => Texts[isSo ? "file-yes" : "file-no"];

    private static void Departments(StringBuilder file, DepartmentNetwork? departments)
    {
        foreach (var (from, part) in (departments?.Parts ?? []).Index())
        {
            foreach (var (to, other) in (departments?.Parts ?? []).Index())
            {
                if (departments?.Percent[from][to] is { } percent)
                {
                    Figure(
                        file,
                        ["departments", "density", $"{part.Name} → {other.Name}", "", "percent", Said(percent)]
                    );
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
                    Named(file, ["questions", named, "", counted, "percent-chosen", Said(chosen)]);
                }

                continue;
            }

            if (question.Mean is { } mean)
            {
                Named(file, ["questions", named, "", counted, "mean", Said(mean)]);
            }

            if (question.Alpha is { } alpha)
            {
                Named(file, ["questions", named, "", $"{Alpha.Fewest}+", "alpha", Said(alpha)]);
            }

            Shares(file, question, named, counted);
            foreach (var part in question.Parts)
            {
                Named(file, ["questions", named, NameOf(part), BandOf(part.Count), "mean", Said(part.Mean)]);
            }
        }
    }

    private static void Shares(StringBuilder file, QuestionReport question, string named, string counted)
    {
        foreach (var (share, at) in (question.Percentages ?? []).Select((share, at) => (share, at)))
        {
            Share(file, named, counted, Said(at + 1), share);
        }

        foreach (var share in question.Percentages is null ? question.Distribution ?? [] : [])
        {
            var answers = share.From == share.To ? Said(share.From) : Texts.With("fromTo", share.From, share.To);
            Share(file, named, counted, answers, share.Percent);
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
                Named(file, ["coordination", department, "", Said(seen.Answered), "mean", Said(mean)]);
            }

            foreach (var part in seen.Parts)
            {
                Named(file, ["coordination", department, part.Part, BandOf(part.Count), "mean", Said(part.Mean)]);
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
            Figure(file, ["change", "density", $"{change.Since}", counted, "percent", Said(ties.Before)]);
            Figure(file, ["change", "density", $"{wave.Number}", counted, "percent", Said(ties.After)]);
            Figure(file, ["change", "interval-from", "", counted, "percentage-points", Said(ties.Low)]);
            Figure(file, ["change", "interval-to", "", counted, "percentage-points", Said(ties.High)]);
            if (ties.Smallest is { } smallest)
            {
                Figure(file, ["change", "smallest-told", "", counted, "percentage-points", Said(smallest)]);
            }

            Figure(file, ["change", "counted-then-not-now", "", "", "people", Said(ties.Gone)]);
            if (ties.Flow is { } flow)
            {
                Figure(file, ["change", "kept", "", counted, "relations", Said(flow.Kept)]);
                Figure(file, ["change", "gained", "", counted, "relations", Said(flow.Gained)]);
                Figure(file, ["change", "lost", "", counted, "relations", Said(flow.Lost)]);
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
            Named(file, ["looking-back", named, Texts["thenMean"], counted, "mean", Said(line.Then)]);
            Named(file, ["looking-back", named, Texts["nowMean"], counted, "mean", Said(line.Now)]);
            Change(file, "looking-back", wave, line.Change);
        }
    }

    private static void Change(StringBuilder file, string picture, Wave wave, QuestionChange question)
    {
        var (named, counted) = (wave.Instrument.Named(question.Key), Said(question.Both));
        Named(file, [picture, named, "", counted, "mean-difference", Said(question.Difference)]);
        Named(file, [picture, named, "", counted, "interval-from", Said(question.Low)]);
        Named(file, [picture, named, "", counted, "interval-to", Said(question.High)]);
        Named(file, [picture, named, "", counted, "smallest-told", Said(question.Smallest)]);
    }

    // What is told has a name in the files of the house.
    private static void Figure(StringBuilder file, string[] cells) =>
        Named(file, [cells[0], Texts["file-what-" + cells[1]], .. cells[2..]]);

    // What is told has a name of its own: a question, or a department.
    private static void Named(StringBuilder file, string[] cells) =>
        Add(file, [Texts["file-section-" + cells[0]], .. cells[1..4], Texts["file-unit-" + cells[4]], cells[5]]);

    private static void Share(StringBuilder file, string named, string counted, string answers, int share) =>
        Add(
            file,
            [Texts["file-section-questions"], named, "", counted, Texts.With("file-unit-answers", answers), Said(share)]
        );

    private static string NameOf(PartReport part) =>
        part.Breakdown switch
        {
            "level" => Texts["level-" + part.Part],
            ComputeReport.Core => Texts[part.Part],
            _ => part.Part,
        };

    private static string BandOf(CountBand band) => Texts["band-" + band];

    // With the decimal sign of the reader's own spreadsheet: a Danish one takes 4.5 for the fourth of May.
    private static string Said(IFormattable? number)
    {
        var sign = CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator;
        var format = new NumberFormatInfo { NumberDecimalSeparator = sign };
        return number?.ToString(number is decimal ? "0.0#" : null, format) ?? "";
    }

    internal static void Add(StringBuilder file, string[] cells) => file.Append(CsvLine.Of(cells));
}
