using Sparring.Platform.Texts;
using Sparring.Platform.Web;

namespace Sparring.Rooms.Coaching.Sessions;

/// <summary>A row of the plan's form as it was typed.</summary>
public sealed record PlanRowTyped(string Key, string Words, string Minutes, bool Each, int Place);

/// <summary>The plan's form: what is shown, and what is wrong with what was typed.</summary>
/// <param name="Version">The version the page began from.</param>
public sealed record PlanForm(
    int Version,
    string Method,
    IReadOnlyList<PlanRowTyped> Rows,
    IReadOnlyDictionary<string, string> Errors
)
{
    private const int MostSigns = 200;
    private const int EmptyRows = 2;

    public static PlanForm Of(SessionPlan plan) =>
        new(
            plan.Version,
            plan.Method,
            [
                .. plan.Steps.Select(
                    (step, place) =>
                        new PlanRowTyped(step.Key, Plans.TitleOf(step), $"{step.Minutes}", step.Each, place + 1)
                ),
                .. Enumerable
                    .Range(1, EmptyRows)
                    .Select(more => new PlanRowTyped("", "", "", false, plan.Steps.Count + more)),
            ],
            new Dictionary<string, string>(StringComparer.Ordinal)
        );

    public static PlanForm Read(Form form)
    {
        var rows = Enumerable
            .Range(0, Math.Clamp(form.Number("rows") ?? 0, 0, SessionPlan.MostSteps))
            .Select(row => new PlanRowTyped(
                SessionTemplates.Knows(form[$"key-{row}"]) ? form[$"key-{row}"] : "",
                form[$"words-{row}"].ReplaceLineEndings(" "),
                form[$"minutes-{row}"],
                form.Has($"each-{row}"),
                form.Number($"place-{row}") ?? row + 1
            ))
            .ToList();
        var method = TurnMethods.Keys.Contains(form["method"], StringComparer.Ordinal) ? form["method"] : "free";
        var typed = new PlanForm(form.Number("version") ?? 0, method, rows, new Dictionary<string, string>());
        return typed with { Errors = typed.Faults() };
    }

    /// <summary>The plan that was typed; a row without minutes is left out.</summary>
    public SessionPlan Plan =>
        new(
            Version,
            Method,
            [
                .. Rows.Where(row => MinutesOf(row) is > 0 && (row.Words.Length > 0 || row.Key.Length > 0))
                    .OrderBy(row => row.Place)
                    .Select(Step),
            ]
        );

    public PlanForm Refused(string sentence, int version) =>
        this with
        {
            Version = version,
            Errors = new Dictionary<string, string>(StringComparer.Ordinal) { [""] = sentence },
        };

    private static PlanStep Step(PlanRowTyped row)
    {
        var shipped = new PlanStep(row.Key, null, MinutesOf(row) ?? 0, row.Each);
        var isShipped = row.Key.Length > 0 && (row.Words.Length == 0 || row.Words == Plans.TitleOf(shipped));
        return isShipped ? shipped : shipped with { Words = row.Words };
    }

    private Dictionary<string, string> Faults()
    {
        var texts = RoomTexts.Of<PlanForm>();
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (row, place) in Rows.Select((row, place) => (row, place)))
        {
            if (MinutesOf(row) is not (>= 0 and <= SessionPlan.MostMinutes))
            {
                faults[$"minutes-{place}"] = texts.With("plan.badMinutes", row.Words, SessionPlan.MostMinutes);
            }
            else if (row.Words.Length > MostSigns)
            {
                faults[$"words-{place}"] = texts.With("plan.badWords", place + 1, MostSigns);
            }
            else if (MinutesOf(row) > 0 && row.Words.Length == 0 && row.Key.Length == 0)
            {
                faults[$"words-{place}"] = texts.With("plan.noWords", place + 1);
            }
        }

        if (faults.Count == 0 && Plan.Steps.Count == 0)
        {
            faults[""] = texts["plan.noSteps"];
        }

        return faults;
    }

    private static int? MinutesOf(PlanRowTyped row) =>
        row.Minutes.Length == 0 ? 0
        : int.TryParse(row.Minutes, System.Globalization.CultureInfo.InvariantCulture, out var minutes) ? minutes
        : null;
}
