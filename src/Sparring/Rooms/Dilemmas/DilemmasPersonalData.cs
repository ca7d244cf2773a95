using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Rooms.Dilemmas.Cases;
using Sparring.Rooms.Dilemmas.Reading;
using Sparring.Rooms.Dilemmas.Writing;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Dilemmas;

/// <summary>The room's tables that point at a person, and what they say of her: her dilemma opened, her answers, and as coach her cases.</summary>
public sealed class DilemmasPersonalData(
    DilemmaStore drafts,
    DilemmaDrafts dilemmas,
    SentDilemmas sentDilemmas,
    DilemmasDataStore store,
    CaseStore cases,
    CaseDesk desk,
    IProgrammes programmes,
    IPeople people,
    TimeProvider clock
) : IHoldPersonalData
{
    private static RoomTexts Texts => RoomTexts.Of<DilemmasPersonalData>();

    public IReadOnlyCollection<string> Tables { get; } =
    [
        "dilemma",
        "dilemma_section",
        "dilemma_sent",
        "dilemma_sent_section",
        "dilemma_rewrite",
        "dilemma_reading",
        "dilemma_status",
        "dilemma_spent_key",
        "general_case",
        "general_case_section",
        "general_case_text",
        "general_case_source",
        "general_case_answer",
        "general_case_release",
    ];

    public async Task<OwnData> ExportAsync(Tx tx, Viewer viewer)
    {
        var data = new OwnData("dilemmas", typeof(DilemmasPersonalData));
        var named = await NamesAsync(tx, viewer);
        string? Words(string name, object value) =>
            value switch
            {
                ProgrammeId programme => named.Titles.GetValueOrDefault(programme) ?? "",
                PersonId person => named.People.GetValueOrDefault(person)?.Name ?? "",
                string code when name is "Guess" or "Consent" => Texts[$"{name.ToLowerInvariant()}.{code}"],
                _ => null,
            };
        data.WithEntries(await DraftsAsync(data, tx, viewer), ["dilemma", "dilemma_section"])
            .WithEntries(
                await SentAsync(data, tx, viewer, Words),
                ["dilemma_sent", "dilemma_sent_section", "dilemma_rewrite"]
            )
            .With(await store.StatusAsync(tx, viewer), ["dilemma_status"], Words)
            .With(await store.SpentKeysAsync(tx, viewer), ["dilemma_spent_key"], Words)
            .With(named.Read, ["dilemma_reading"], Words)
            .With(named.Asked, ["dilemma_rewrite"], Words, "asked_by_you")
            .With(await store.PlacesAsync(tx, viewer), ["general_case_source", "general_case_answer"], Words)
            .With(await store.CasesAsync(tx, viewer), ["general_case"], Words)
            .WithEntries(await CaseTextsAsync(tx, viewer), ["general_case_section", "general_case_text"])
            .With(await store.ReleasesAsync(tx, viewer), ["general_case_release"], Words);
        return data;
    }

    private async Task<IReadOnlyList<IEnumerable<OwnFact>>> DraftsAsync(OwnData own, Tx tx, Viewer viewer)
    {
        var entries = new List<IEnumerable<OwnFact>>();
        foreach (var head in await drafts.OwnAsync(tx, viewer))
        {
            if (await dilemmas.FindAsync(tx, viewer, head.Programme) is { } draft)
            {
                var title = own.Fact("Programme", (await programmes.FindAsync(tx, head.Programme))?.Title);
                entries.Add(new[] { title }.OfType<OwnFact>().Concat(Sections(draft.Texts, "t7.")));
            }
        }

        return entries;
    }

    private async Task<IReadOnlyList<IEnumerable<OwnFact>>> SentAsync(
        OwnData own,
        Tx tx,
        Viewer viewer,
        Func<string, object, string?> words
    )
    {
        var entries = new List<IEnumerable<OwnFact>>();
        foreach (var sent in await store.SentAsync(tx, viewer))
        {
            var wishes = await sentDilemmas.RewritesAsync(tx, viewer, sent);
            entries.Add(
                new[]
                {
                    own.Fact("Programme", sent.Programme, words),
                    own.Fact("At", sent.SentAt),
                    own.Fact("DaysLate", sent.DaysLate),
                    own.Fact("Guess", sent.Guess, words),
                    own.Fact("Consent", sent.Consent, words),
                    own.Fact("IsPooled", sent.IsPooled),
                    own.Fact("Wish", string.Join("\n\n", wishes.Select(wish => wish.Text))),
                }
                    .OfType<OwnFact>()
                    .Concat(Sections(await sentDilemmas.TextsAsync(tx, viewer, sent), "t7."))
            );
        }

        return entries;
    }

    private async Task<IReadOnlyList<IEnumerable<OwnFact>>> CaseTextsAsync(Tx tx, Viewer viewer)
    {
        var entries = new List<IEnumerable<OwnFact>>();
        foreach (var one in (await cases.VisibleAsync(tx)).Where(one => one.Coach == viewer.Person))
        {
            entries.Add(Sections(CaseDesk.TextOf(await desk.DraftAsync(tx, viewer, one)), "case."));
        }

        return entries;
    }

    private static IEnumerable<OwnFact> Sections(IEnumerable<SectionOfText> texts, string prefix) =>
        texts
            .Where(text => text.Text.Length > 0)
            .Select(text => OwnFact.Of(text.Key, Texts[prefix + text.Key], text.Text));

    private async Task<Named> NamesAsync(Tx tx, Viewer viewer)
    {
        var (read, asked) = (await store.ReadByYouAsync(tx, viewer), await store.AskedByYouAsync(tx, viewer));
        var titles = new Dictionary<ProgrammeId, string>();
        foreach (var programme in await programmes.OfViewerAsync(tx))
        {
            titles[programme.Id] = programme.Title;
        }

        var who = read.Concat(asked).Select(row => row.Who).Distinct().ToList();
        return new Named(titles, await people.CardsAsync(tx, who, clock.Today()), read, asked);
    }

    private sealed record Named(
        IReadOnlyDictionary<ProgrammeId, string> Titles,
        IReadOnlyDictionary<PersonId, PersonCard> People,
        IReadOnlyList<DilemmasDataStore.PersonRow> Read,
        IReadOnlyList<DilemmasDataStore.PersonRow> Asked
    );
}
