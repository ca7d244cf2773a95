using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Rooms.People.Contract;

namespace Sparring.Rooms.Groups.Composing;

/// <summary>What a person shares with those she sits with, in sentences.</summary>
public static class WhyHere
{
    public static IReadOnlyList<string> Of(ProposalSheet sheet, int person)
    {
        var texts = RoomTexts.Of<ProposalSheet>();
        var others = sheet.Seating[(sheet.People[person].Seat ?? 1) - 1].Where(other => other != person).ToList();
        var id = sheet.People[person].Person;
        return
        [
            .. Shared(sheet, person, others, "whyDepartment", card => card.DepartmentCode ?? card.Department),
            .. Shared(sheet, person, others, "whyLevel", card => card.Level),
            .. Shared(sheet, person, others, "whyTask", card => card.Task),
            MetWords(sheet, id, others),
            .. sheet.People[person].LockedAt is null ? Array.Empty<string>() : [texts["whyLocked"]],
            .. sheet
                .Rules.Where(rule => rule.Person == id || rule.Other == id)
                .Select(rule => texts.With("pairs-" + rule.Kind, sheet.NameOf(rule.Person), sheet.NameOf(rule.Other))),
        ];
    }

    private static IEnumerable<string> Shared(
        ProposalSheet sheet,
        int person,
        IReadOnlyList<int> others,
        string key,
        Func<PersonCard, string?> valueOf
    )
    {
        var texts = RoomTexts.Of<ProposalSheet>();
        if (sheet.CardOf(person) is not { } own || valueOf(own) is not { Length: > 0 } value)
        {
            return [];
        }

        var same = others
            .Where(other =>
                sheet.CardOf(other) is { } card
                && string.Equals(valueOf(card), value, StringComparison.OrdinalIgnoreCase)
            )
            .Select(sheet.NameOf)
            .ToList();
        return [same.Count == 0 ? texts.With(key + "Alone", value) : texts.With(key, value, string.Join(", ", same))];
    }

    private static string MetWords(ProposalSheet sheet, PersonId person, IReadOnlyList<int> others)
    {
        var texts = RoomTexts.Of<ProposalSheet>();
        var there = others.Select(other => sheet.People[other].Person).ToHashSet();
        var met = sheet
            .Met.Where(pair => pair.One == person || pair.Other == person)
            .Select(pair => pair.One == person ? pair.Other : pair.One)
            .Where(there.Contains)
            .Select(sheet.NameOf)
            .ToList();
        return met.Count == 0 ? texts["whyMetNobody"] : texts.With("whyMet", string.Join(", ", met));
    }
}
