using Sparring.Platform.Data;
using Sparring.Rooms.Dilemmas.Checking;
using Sparring.Rooms.Dilemmas.Contract;
using Sparring.Rooms.Dilemmas.Reading;
using Sparring.Rooms.Groups.Contract;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Dilemmas.Writing;

/// <summary>What lies before a leader who writes, or sends, her dilemma.</summary>
/// <param name="Editor">Names this open page, so that two tabs can tell each other apart.</param>
/// <param name="Sending">The next sending's id, made now, so that it happens once.</param>
/// <param name="Coaches">Names of those who coach her group today, and so can read what is sent.</param>
/// <param name="IsUsed">A case with it has been put to its authors: it can no longer be taken back.</param>
/// <param name="Rewrites">What her coaches ask her to write differently.</param>
public sealed record LaidDilemma(
    ProgrammeCard Programme,
    Dilemma Dilemma,
    SentDilemma? Sent,
    Deadline? Deadline,
    DateOnly Today,
    Guid Editor,
    Guid Sending,
    int? Group,
    IReadOnlyList<string> Coaches,
    IReadOnlyList<Warning> Warnings,
    bool IsUsed,
    IReadOnlyList<RewriteAsked> Rewrites
)
{
    /// <summary>The actors of the permission matrix she has opened to what she has sent.</summary>
    public IReadOnlyList<string> OpenTo => Sent is { IsPooled: true } ? ["other_coach"] : [];

    public bool MayNameSomebody => Warnings.Any(warning => warning.Kind.MayNameSomebody());

    /// <summary>The draft stands as it was sent.</summary>
    public bool IsSentAsItStands { get; init; }
}

/// <summary>Gathers what the pages of a dilemma's author show.</summary>
public sealed class DilemmaDesk(
    DilemmasAccess access,
    DilemmaDrafts dilemmas,
    DilemmaStore store,
    SentDilemmas sentDilemmas,
    ProgrammeRoster roster,
    IProgrammes programmes,
    ISparringGroups groups,
    IPeople people,
    Ids ids,
    TimeProvider clock
)
{
    public async Task<LaidDilemma?> LayOutAsync(Tx tx, Viewer viewer, Guid? asked)
    {
        if (await access.WritesInAsync(tx, viewer, asked) is not { } programme)
        {
            return null;
        }

        var own =
            await dilemmas.FindAsync(tx, viewer, programme.Id)
            ?? Dilemma.Unwritten(DilemmaId.Of(ids.Next()), programme.Id, viewer.Person);
        var sent = await store.SentAsync(tx, viewer, own.Id);
        var group = await groups.OfAsync(tx, programme.Id, viewer.Person, clock.Today());
        return new LaidDilemma(
            programme,
            own,
            sent,
            await programmes.DeadlineAsync(tx, programme.Id, DilemmaDrafts.DeadlineKind),
            clock.Today(),
            ids.Next(),
            ids.Next(),
            group?.Number,
            group is null ? [] : await NamesAsync(tx, group.Coaches),
            own.Texts.Count == 0 ? [] : Warning.In(own.Texts, await roster.OfAsync(tx, programme.Id)),
            sent is not null && await store.IsUsedAsync(tx, viewer, own.Id),
            sent is null ? [] : await sentDilemmas.RewritesAsync(tx, viewer, sent)
        )
        {
            IsSentAsItStands =
                sent is not null && (await sentDilemmas.TextsAsync(tx, viewer, sent)).SequenceEqual(own.Texts),
        };
    }

    private async Task<IReadOnlyList<string>> NamesAsync(Tx tx, IReadOnlyList<PersonId> coaches)
    {
        var cards = await people.CardsAsync(tx, coaches, clock.Today());
        return [.. coaches.Where(cards.ContainsKey).Select(coach => cards[coach].Name)];
    }
}
