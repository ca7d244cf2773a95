using System.Globalization;
using Sparring.DisclosureControl;
using Sparring.DisclosureControl.Planning;

namespace Sparring.Cli;

/// <summary>An outlook for people: what each breakdown shows, by itself and together with the others, and why not more.</summary>
internal static class SayOutlook
{
    public static void To(TextWriter text, IReadOnlyList<Outlook> outlooks)
    {
        foreach (var outlook in outlooks)
        {
            text.WriteLine($"With at least {outlook.Smallest} people in every cell");
            foreach (var (alone, together) in outlook.Alone.Zip(outlook.Together.Breakdowns))
            {
                text.WriteLine($"  {together.Name}: {Of(together)}; by itself {Of(alone)}");
                foreach (var withheld in together.Withheld)
                {
                    text.WriteLine($"    not {withheld.Name}: {Of(withheld.Reason)}");
                }
            }

            text.WriteLine($"  {Verdict(outlook.Together)}");
            text.WriteLine();
        }
    }

    private static string Of(BreakdownPlan plan) =>
        plan.Shown switch
        {
            Shown.All => "all parts",
            Shown.InPart => $"{string.Join(", ", plan.Parts)}, and {plan.Others} others together",
            _ => "nothing",
        };

    private static string Of(Isolation reason) =>
        $"{reason.People} would stand alone, {string.Join(", ", reason.Sides.Select(side => (side.Inside ? "in " : "not in ") + side.Name))}";

    private static string Verdict(ReportPlan plan) =>
        !plan.ShowsWhole ? "Too few to show anything."
        : plan.Optimal ? $"Nothing more useful is allowed. {plan.Spare} may stay away, whoever they are."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"At most {plan.Gap:P1} of the most useful is missing. {plan.Spare} may stay away, whoever they are."
        );
}
