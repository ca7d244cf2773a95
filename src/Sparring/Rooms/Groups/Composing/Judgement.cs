using Sparring.GroupComposition;
using Sparring.GroupComposition.Bounds;
using Sparring.Platform.Texts;

namespace Sparring.Rooms.Groups.Composing;

/// <summary>What a seating costs, in sentences: each part, how near the best possible it is, and every rule it breaks.</summary>
public sealed record Judgement(
    IReadOnlyList<PartWords> Parts,
    IReadOnlyList<string> Broken,
    string Verdict,
    bool IsProven,
    long Cost,
    CostReport Report
)
{
    public static Judgement Of(ProposalSheet sheet)
    {
        var report = CostOf.Groups(sheet.Problem, sheet.Seating);
        var bound = LowerBound.Of(sheet.Problem);
        var least = Math.Max(bound.Value, sheet.Proposal.LowerBound ?? 0);
        var broken = BrokenRules.Of(sheet, report);
        return new Judgement(
            [
                .. report
                    .Parts.Where(part => part.Weight > 0)
                    .Select(part => Part(part, bound.Parts.First(own => own.Name == part.Name).Count)),
            ],
            broken,
            VerdictOf(report.Cost, least, broken.Count > 0),
            broken.Count == 0 && report.Cost == least,
            report.Cost,
            report
        );
    }

    private static PartWords Part(CostPart part, long atLeast)
    {
        var texts = RoomTexts.Of<Judgement>();
        var count = part.Count switch
        {
            0 => texts["cost-" + part.Name + "-0"],
            1 => texts["cost-" + part.Name + "-1"],
            _ => texts.With("cost-" + part.Name, part.Count),
        };
        var bound =
            part.Count == 0 ? ""
            : part.Count == atLeast ? texts["costFewest"]
            : atLeast > 0 ? texts.With("costAtLeast", atLeast)
            : "";
        return new PartWords(part.Name, part.Count, atLeast, count, bound);
    }

    private static string VerdictOf(long cost, long least, bool isBroken)
    {
        var texts = RoomTexts.Of<Judgement>();
        return isBroken ? texts["verdictBroken"]
            : cost == least ? texts["verdictBest"]
            : least <= 0 ? texts["verdictUnknown"]
            : texts.With("verdictGap", 100.0 * (cost - least) / least);
    }
}

/// <summary>One part of the cost in words.</summary>
/// <param name="Count">How often it happened.</param>
/// <param name="AtLeast">How often it must happen at least, whatever the groups.</param>
/// <param name="Bound">Whether it could be fewer; empty when there is nothing to say.</param>
public sealed record PartWords(string Name, long Count, long AtLeast, string Words, string Bound);
