using Sparring.GroupComposition;
using Sparring.GroupComposition.Conflicts;
using Sparring.Platform.Texts;

namespace Sparring.Rooms.Groups.Composing;

/// <summary>Rules that are broken or contradict each other, as sentences that name people and say what to do.</summary>
public static class BrokenRules
{
    public static IReadOnlyList<string> Of(ProposalSheet sheet, CostReport report)
    {
        var texts = RoomTexts.Of<ProposalSheet>();
        return
        [
            .. report.Apart.Select(pair =>
                texts.With(
                    IsOwnGroup(sheet, pair) ? "brokenOwnGroup"
                        : IsLine(sheet, pair) ? "brokenLine"
                        : "brokenApart",
                    sheet.NameOf(pair.A),
                    sheet.NameOf(pair.B)
                )
            ),
            .. report.Together.Select(pair => texts.With("brokenTogether", sheet.NameOf(pair.A), sheet.NameOf(pair.B))),
            .. report.WrongSizes.Select(group => texts.With("brokenSize", group + 1, SizeWords(sheet, group))),
        ];
    }

    /// <summary>Why no groups can keep all the rules, or null when nobody knows a reason.</summary>
    public static string? Contradiction(ProposalSheet sheet)
    {
        if (sheet.People.Count == 0 || sheet.Problem.Check().Count > 0)
        {
            return RoomTexts.Of<ProposalSheet>()["contradictionSizes"];
        }

        return Contradictions.In(sheet.Problem) is { } found ? Sentence(sheet, found) : null;
    }

    private static string Sentence(ProposalSheet sheet, Contradiction found)
    {
        var texts = RoomTexts.Of<ProposalSheet>();
        var names = string.Join(", ", found.People.Select(sheet.NameOf));
        var groups = string.Join(", ", found.Groups.Select(group => group + 1));
        return texts.With("contradiction-" + found.Kind, names, found.People.Count, groups, found.Room)
            + " "
            + texts["contradictionDo-" + found.Kind];
    }

    private static string SizeWords(ProposalSheet sheet, int group) =>
        group >= sheet.Problem.Sizes.Count ? "0"
        : sheet.Problem.Sizes[group] is var size && size.Least == size.Most ? $"{size.Least}"
        : $"{size.Least}–{size.Most}";

    private static bool IsLine(ProposalSheet sheet, PersonPair pair) =>
        (sheet.People[pair.A].Person, sheet.People[pair.B].Person) is var (one, other)
        && sheet.Lines.Any(line =>
            (line.Person, line.Leader) == (one, other) || (line.Person, line.Leader) == (other, one)
        );

    private static bool IsOwnGroup(ProposalSheet sheet, PersonPair pair) =>
        sheet.OwnGroups.Any(group =>
            group.Contains(sheet.People[pair.A].Person) && group.Contains(sheet.People[pair.B].Person)
        );
}
