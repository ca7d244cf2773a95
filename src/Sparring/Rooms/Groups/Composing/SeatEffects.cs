using Sparring.GroupComposition;
using Sparring.Platform.Texts;

namespace Sparring.Rooms.Groups.Composing;

/// <summary>What it would mean to seat a person elsewhere: alone, or changing places with somebody.</summary>
/// <param name="Group">The other group, from 0.</param>
/// <param name="With">Who comes back in her place; null when she moves alone.</param>
/// <param name="Difference">The cost afterwards less the cost now.</param>
/// <param name="Breaks">How many hard rules more are broken.</param>
/// <param name="Words">The difference in words.</param>
public sealed record SeatEffect(int Group, int? With, long Difference, int Breaks, string Words)
{
    public bool IsBetter => Breaks < 0 || (Breaks == 0 && Difference < 0);
}

/// <summary>Tries every other seat of one person; cost: one slow count for each.</summary>
public static class SeatEffects
{
    /// <summary>For each other group the best way in: moving alone where the sizes allow it, or the best change of places.</summary>
    public static IReadOnlyList<SeatEffect> BestOf(ProposalSheet sheet, int person) =>
        [
            .. All(sheet, person)
                .GroupBy(effect => effect.Group)
                .Select(group => group.MinBy(effect => (effect.Breaks, effect.Difference)))
                .OfType<SeatEffect>()
                .OrderBy(effect => (effect.Breaks, effect.Difference)),
        ];

    /// <summary>Every other seat: each group alone, and changing places with everybody there who is not locked.</summary>
    public static IEnumerable<SeatEffect> All(ProposalSheet sheet, int person)
    {
        var seats = sheet.People.Select(other => other.Seat ?? 1).ToArray();
        var now = CostOf.Groups(sheet.Problem, sheet.SeatingOf(seats));
        var own = seats[person] - 1;
        for (var group = 0; group < sheet.Problem.Sizes.Count; group++)
        {
            if (group == own)
            {
                continue;
            }

            yield return Effect(sheet, now, seats, person, group, null);
            for (var other = 0; other < seats.Length; other++)
            {
                if (seats[other] - 1 == group && sheet.People[other].LockedAt is null)
                {
                    yield return Effect(sheet, now, seats, person, group, other);
                }
            }
        }
    }

    private static SeatEffect Effect(ProposalSheet sheet, CostReport now, int[] seats, int person, int group, int? with)
    {
        var moved = (int[])seats.Clone();
        moved[person] = group + 1;
        if (with is { } other)
        {
            moved[other] = seats[person];
        }

        var then = CostOf.Groups(sheet.Problem, sheet.SeatingOf(moved));
        return new SeatEffect(group, with, then.Cost - now.Cost, then.Broken - now.Broken, WordsOf(sheet, now, then));
    }

    private static string WordsOf(ProposalSheet sheet, CostReport now, CostReport then)
    {
        var texts = RoomTexts.Of<ProposalSheet>();
        var parts = now
            .Parts.Zip(then.Parts, (was, becomes) => (was.Name, was.Weight, More: becomes.Count - was.Count))
            .Where(part => part.Weight > 0 && part.More != 0)
            .Select(part =>
                texts.With(
                    part.More > 0 ? "effectMore" : "effectFewer",
                    Math.Abs(part.More),
                    texts["effect-" + part.Name]
                )
            );
        var before = BrokenRules.Of(sheet, now).ToHashSet(StringComparer.Ordinal);
        var broken = BrokenRules.Of(sheet, then).Where(rule => !before.Contains(rule));
        var all = parts.Concat(broken).ToList();
        return all.Count == 0 ? texts["effectNone"] : string.Join("; ", all);
    }
}
