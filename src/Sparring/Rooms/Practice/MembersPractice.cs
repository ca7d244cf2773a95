using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Practice.Actions;
using Sparring.Rooms.Practice.Arenas;
using Sparring.Rooms.Practice.Contract;
using Sparring.Rooms.Practice.Focus;
using Sparring.Rooms.Practice.Reflections;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Practice;

/// <summary>Gathers what members practise, as far as it is open to the viewer; each look at somebody else's is noted.</summary>
public sealed class MembersPractice(
    FocusStore focuses,
    ArenaStore arenas,
    ActionStore actions,
    ReflectionStore reflections,
    ActionDesk listing,
    SealedTexts texts,
    ILearningFrames frames,
    PracticeStore store,
    IPeople people,
    IReadLog log
) : IPracticeOfMembers
{
    private const int MostShared = 60;

    private static readonly string[] ArenaTexts = ["title", "task", "joint", "step"];

    public async Task<IReadOnlyDictionary<PersonId, MemberPractice>> OfAsync(
        Tx tx,
        Viewer viewer,
        ProgrammeId programme,
        IReadOnlyCollection<PersonId> members
    )
    {
        if (members.Count == 0)
        {
            return new Dictionary<PersonId, MemberPractice>();
        }

        var shown = new List<PracticeThing>();
        var focus = await FocusesAsync(tx, viewer, programme, members, shown);
        var arena = await ArenasAsync(tx, viewer, programme, members, shown);
        var shared = (await ActionsAsync(tx, viewer, programme, members, shown))
            .Concat(await ReflectionsAsync(tx, viewer, programme, members, shown))
            .ToLookup(entry => entry.Owner, entry => entry.Entry);
        await log.ReadAsync(tx, [.. shown.Select(thing => thing.Read("list"))]);
        return members
            .Distinct()
            .ToDictionary(
                member => member,
                member => new MemberPractice(
                    member,
                    focus.GetValueOrDefault(member),
                    arena.GetValueOrDefault(member),
                    [.. shared[member].OrderByDescending(entry => entry.BegunAt)]
                )
            );
    }

    public async Task<IReadOnlyDictionary<PersonId, DateOnly>> ArenaChosenOnAsync(
        Tx tx,
        ProgrammeId programme,
        IReadOnlyCollection<PersonId> members
    ) => (await store.ArenaChosenOnAsync(tx, programme, members)).ToDictionary(row => row.Owner, row => row.ChosenOn);

    private async Task<Dictionary<PersonId, FocusCard>> FocusesAsync(
        Tx tx,
        Viewer viewer,
        ProgrammeId programme,
        IReadOnlyCollection<PersonId> members,
        List<PracticeThing> shown
    )
    {
        var active = await focuses.ActiveAsync(tx, programme, members);
        var frame = active.Count == 0 ? LearningFrame.Empty : await frames.FindAsync(tx, programme);
        var written = await texts.LatestAsync(
            tx,
            viewer,
            [.. active.Select(one => (one.Thing, one.Number))],
            FocusDesk.FocusTexts
        );
        shown.AddRange(active.Select(one => one.Thing));
        return active.ToDictionary(one => one.Owner, one => Card(one, written[one.Id], frame));
    }

    private static FocusCard Card(LearningFocus focus, Texts written, LearningFrame frame)
    {
        var tie = FocusWords.Tie(written, frame);
        return new FocusCard(
            focus.Id,
            FocusWords.Sentence(written),
            FocusWords.LanguageOf(written),
            written.Day("until"),
            tie?.Goal,
            tie?.Competence,
            focus.ChosenAt ?? focus.BegunAt,
            ShowFocus.Address(focus.Id)
        );
    }

    private async Task<Dictionary<PersonId, ArenaSummary>> ArenasAsync(
        Tx tx,
        Viewer viewer,
        ProgrammeId programme,
        IReadOnlyCollection<PersonId> members,
        List<PracticeThing> shown
    )
    {
        var active = await arenas.ActiveAsync(tx, programme, members);
        var departments = active.Count == 0 ? [] : await people.DepartmentCardsAsync(tx);
        var written = await texts.LatestAsync(
            tx,
            viewer,
            [.. active.Select(one => (one.Thing, one.Number))],
            ArenaTexts
        );
        shown.AddRange(active.Select(one => one.Thing));
        return active.ToDictionary(
            one => one.Owner,
            one => new ArenaSummary(
                one.Id,
                written[one.Id]["title"],
                [.. departments.Where(it => one.Departments.Contains(it.Id)).Select(it => it.Name)],
                written[one.Id]["task"],
                written[one.Id]["joint"],
                written[one.Id]["step"],
                one.ChosenAt ?? one.BegunAt,
                ShowArena.Address(one.Id)
            )
        );
    }

    private async Task<IReadOnlyList<Owned>> ActionsAsync(
        Tx tx,
        Viewer viewer,
        ProgrammeId programme,
        IReadOnlyCollection<PersonId> members,
        List<PracticeThing> shown
    )
    {
        var shared = await actions.SharedAsync(tx, programme, members, MostShared);
        shown.AddRange(shared.Select(action => action.Thing));
        return
        [
            .. (await listing.ListAsync(tx, viewer, shared, ActionDesk.TitleTexts)).Select(listed => new Owned(
                listed.Action.Owner,
                new SharedEntry(
                    "action",
                    listed.Action.Id,
                    listed.Title,
                    listed.Action.State,
                    listed.Action.BegunAt,
                    ShowAction.Address(listed.Action.Id)
                )
            )),
        ];
    }

    private async Task<IReadOnlyList<Owned>> ReflectionsAsync(
        Tx tx,
        Viewer viewer,
        ProgrammeId programme,
        IReadOnlyCollection<PersonId> members,
        List<PracticeThing> shown
    )
    {
        var shared = await reflections.SharedAsync(tx, programme, members, MostShared);
        var written = await texts.OfAsync(tx, viewer, [.. shared.Select(one => one.Thing)], 0);
        shown.AddRange(shared.Select(one => one.Thing));
        return
        [
            .. shared.Select(one => new Owned(
                one.Owner,
                new SharedEntry(
                    "reflection",
                    one.Id,
                    TitleOf(one, written[one.Id]),
                    null,
                    one.BegunAt,
                    ShowReflection.Address(one.Id)
                )
            )),
        ];
    }

    /// <summary>A reflection has no title: its first words are one.</summary>
    public static string TitleOf(Reflection reflection, Texts written) =>
        Reflection.Minute.Concat(Reflection.Steps).Select(key => written[key]).FirstOrDefault(text => text.Length > 0)
            is { } text
            ? Texts.Beginning(text)
            : RoomTexts.Of<Reflection>().With("reflection.of", reflection.BegunAt.Day());

    private sealed record Owned(PersonId Owner, SharedEntry Entry);
}
