using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Practice.Actions;
using Sparring.Rooms.Practice.Reflections;
using Sparring.Rooms.Practice.Rules;
using Sparring.Rooms.Practice.Together;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Practice;

/// <summary>The room's tables that point at a person, and what they say of her, her own texts opened.</summary>
public sealed class PracticePersonalData(
    PracticeDataStore store,
    ActionStore actions,
    ActionDesk listing,
    Stories stories,
    Lens lens,
    SealedTexts texts,
    JointOwnData joint,
    RulesOwnData rules,
    IProgrammes programmes,
    ILearningFrames frames,
    IPeople people
) : IHoldPersonalData
{
    // How the fields of each kind of thing are named in the room's texts, and the tables its entries are of.
    private static readonly (string Artefact, string Prefix, string[] Tables)[] Kinds =
    [
        (Artefact.LearningFocus, "focus", ["learning_focus", "practice_text", "practice_version"]),
        (Artefact.PracticeArena, "arena", ["practice_arena"]),
        (Artefact.TrialAction, "action", ["trial_action"]),
        (Artefact.Reflection, "reflection", ["reflection"]),
    ];

    public IReadOnlyCollection<string> Tables { get; } =
    [
        .. Kinds.SelectMany(kind => kind.Tables),
        "practice_arena_status",
        "trial_action_story",
        "lens_entry",
        "obstacle_answer",
        "standing_offer",
        .. JointOwnData.Tables,
        .. RulesOwnData.Tables,
    ];

    public async Task<OwnData> ExportAsync(Tx tx, Viewer viewer)
    {
        var data = new OwnData("practice", typeof(PracticePersonalData));
        var things = await store.ThingsAsync(tx, viewer);
        var status = await store.StatusAsync(tx, viewer);
        var answers = await store.AnswersAsync(tx, viewer);
        var offers = await store.OffersAsync(tx, viewer);
        var homes = await HomesAsync(
            tx,
            [
                .. things.Select(row => row.Programme),
                .. status.Select(row => row.Programme),
                .. answers.Select(row => row.Programme),
                .. offers.Select(row => row.Programme),
            ]
        );
        var versions = (await store.VersionsAsync(tx, viewer)).ToLookup(row => row.Thing);
        foreach (var (artefact, prefix, tables) in Kinds)
        {
            var entries = new List<IEnumerable<OwnFact>>();
            foreach (var row in things.Where(row => row.Artefact == artefact))
            {
                entries.AddRange(
                    await EntriesAsync(tx, viewer, data, row, prefix, homes[row.Programme], versions[row.Id])
                );
            }

            data.WithEntries(entries, tables);
        }

        string? Words(string name, object value) => value is ProgrammeId programme ? homes[programme].Title : null;
        await joint.AddAsync(tx, viewer, data);
        await rules.AddAsync(tx, viewer, data);
        return data.With(status, ["practice_arena_status"], Words)
            .With(answers, ["obstacle_answer"], Words)
            .With(offers, ["standing_offer"], Words)
            .WithEntries(await ToldAsync(tx, viewer, data), ["trial_action_story"])
            .WithEntries(await LensAsync(tx, viewer, data, homes), ["lens_entry"]);
    }

    // The draft, and every version that was kept.
    private async Task<IReadOnlyList<IEnumerable<OwnFact>>> EntriesAsync(
        Tx tx,
        Viewer viewer,
        OwnData data,
        PracticeDataStore.ThingRow row,
        string prefix,
        Home home,
        IEnumerable<PracticeDataStore.VersionRow> versions
    )
    {
        var thing = new PracticeThing(row.Artefact, row.Id, row.Programme, viewer.Person);
        var head = await HeadAsync(tx, viewer, data, row, prefix, home);
        var entries = new List<IEnumerable<OwnFact>>
        {
            (IEnumerable<OwnFact>)[.. head, .. home.Words.Of(prefix, await texts.DraftAsync(tx, viewer, thing))],
        };
        foreach (var version in versions)
        {
            var kept = await texts.KeptAsync(tx, viewer, thing, version.Number);
            entries.Add([.. KeptHead(data, version, home.Title), .. home.Words.Of(prefix, kept)]);
        }

        return entries;
    }

    private async Task<IReadOnlyList<OwnFact>> HeadAsync(
        Tx tx,
        Viewer viewer,
        OwnData data,
        PracticeDataStore.ThingRow row,
        string prefix,
        Home home
    )
    {
        var action = row.Artefact == Artefact.TrialAction ? await actions.FindAsync(tx, row.Id) : null;
        var agreed = action is null ? null : listing.Agreed(viewer, action);
        return
        [
            .. new[]
            {
                data.Fact("Programme", home.Title),
                data.Fact("At", row.At),
                data.Fact("EndedAt", row.EndedAt),
                home.Words.Detail(prefix, row.Detail),
                data.Fact("State", action is null ? null : ActionStore.Code(action.State), State),
                data.Fact("Due", action?.Due),
                data.Fact("Agreed", agreed),
            }.OfType<OwnFact>(),
        ];
    }

    private static IEnumerable<OwnFact> KeptHead(OwnData data, PracticeDataStore.VersionRow version, string title) =>
        new[]
        {
            data.Fact("Programme", title),
            data.Fact("Version", version.Number),
            data.Fact("At", version.KeptAt),
        }.OfType<OwnFact>();

    private static string State(string name, object code) => RoomTexts.Of<PracticePersonalData>()["state." + code];

    private async Task<IReadOnlyList<IEnumerable<OwnFact>>> ToldAsync(Tx tx, Viewer viewer, OwnData data)
    {
        var entries = new List<IEnumerable<OwnFact>>();
        var words = new OwnPracticeWords(LearningFrame.Empty, []);
        foreach (var row in await store.ToldAsync(tx, viewer))
        {
            if (await stories.FindAsync(tx, viewer, row.Id) is { } story)
            {
                var told = story.Texts.Select(text =>
                    OwnFact.Of(text.Key, words.Label("action", text.Key), text.Value)
                );
                entries.Add([.. new[] { data.Fact("At", row.At) }.OfType<OwnFact>(), .. told]);
            }
        }

        return entries;
    }

    private async Task<IReadOnlyList<IEnumerable<OwnFact>>> LensAsync(
        Tx tx,
        Viewer viewer,
        OwnData data,
        IReadOnlyDictionary<ProgrammeId, Home> homes
    )
    {
        var entries = new List<IEnumerable<OwnFact>>();
        foreach (var (programme, home) in homes)
        {
            foreach (
                var view in (await lens.OwnAsync(tx, viewer, programme)).Where(view => view.SourceKind != "reflection")
            )
            {
                var seen = view.Texts.Select(text => OwnFact.Of(text.Key, home.Words.Link(text.Key), text.Value));
                entries.Add([
                    .. new[] { data.Fact("At", view.At), data.Fact("Kind", view.SourceKind, Source) }.OfType<OwnFact>(),
                    .. seen,
                ]);
            }
        }

        return entries;
    }

    private static string Source(string name, object kind) => RoomTexts.Of<PracticePersonalData>()["lens." + kind];

    private async Task<IReadOnlyDictionary<ProgrammeId, Home>> HomesAsync(Tx tx, IEnumerable<ProgrammeId> wanted)
    {
        var departments = await people.DepartmentCardsAsync(tx);
        var homes = new Dictionary<ProgrammeId, Home>();
        foreach (var id in wanted.Distinct())
        {
            homes[id] = new(
                (await programmes.FindAsync(tx, id))?.Title ?? "",
                new(await frames.FindAsync(tx, id), departments)
            );
        }

        return homes;
    }

    // A programme of hers, and how what is chosen in it is said.
    private sealed record Home(string Title, OwnPracticeWords Words);
}
