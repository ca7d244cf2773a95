using Sparring.Platform.Data;
using Sparring.Platform.Texts;
using Sparring.Platform.Web;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Surveys.Contract;
using Sparring.Rooms.Surveys.Instruments;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Answering;

/// <summary>What lies before somebody who answers.</summary>
/// <param name="Others">Whom she is asked about: nobody who is left out.</param>
/// <param name="Part">What of them is on the page; null when they all are.</param>
/// <param name="People">Those on the page, and those she has answered about.</param>
/// <param name="AnsweredOn">The day she sent her answers; null when she has not.</param>
/// <param name="Start">A number of her own: where her list of people begins, and in which order the items stand.</param>
public sealed record LaidAnswers(
    Wave Wave,
    IReadOnlyList<Place> Others,
    RosterPart? Part,
    IReadOnlyDictionary<PersonId, PersonCard> People,
    AnswerSheet Sheet,
    DateOnly? AnsweredOn,
    bool TakesAnswers,
    PersonCard? Contact,
    int Start
)
{
    /// <summary>The others of the list, whether they are left out or not: what is typed about one who is left out stays, too.</summary>
    public required IReadOnlyList<Place> Listed { get; init; }

    /// <summary>Whether she herself has asked to be left out of the network.</summary>
    public bool IsLeftOut { get; init; }

    /// <summary>Herself in the roster.</summary>
    public required Place Mine { get; init; }

    /// <summary>What she is asked: nobody about her own department.</summary>
    public IEnumerable<Block> Blocks => Wave.Instrument.Blocks.Where(block => block.IsAskedOf(Mine.Department));

    /// <summary>What is kept of hers, where <see cref="Sheet"/> may hold what she has just sent, too.</summary>
    public AnswerSheet Stood { get; init; } = AnswerSheet.Blank;

    /// <summary>The same, when what she sent has been kept.</summary>
    public LaidAnswers Kept => this with { Stood = Sheet };

    private readonly HashSet<string> namesakes =
    [
        .. People.Values.CountBy(card => card.Name).Where(name => name.Value > 1).Select(name => name.Key),
    ];

    /// <summary>Her name, and her title where somebody else here is called the same.</summary>
    public string NameOf(Place place) =>
        People[place.Person] is { Title: { } title, Name: var name } && namesakes.Contains(name)
            ? $"{name}, {title}"
            : People[place.Person].Name;

    /// <summary>How many of the lines she has answered; what may be left unwritten is none, and those of a large roster are counted by themselves.</summary>
    public string Progress
    {
        get
        {
            var lines = Blocks
                .Where(block =>
                    block.Kind != BlockKind.Text && ((Part is null && !IsLeftOut) || block.Kind != BlockKind.Roster)
                )
                .SelectMany(block => AnswerSheet.LinesOf(block, Others))
                .ToList();
            return RoomTexts
                .Of<LaidAnswers>()
                .With("progress", lines.Count(line => Sheet[line] is not null), lines.Count);
        }
    }

    /// <summary>How many others she may answer about, where there are more than that; null otherwise.</summary>
    public int? MostRelations => SheetCode.BoundOf(Listed.Count);

    /// <summary>Why more about others cannot be kept; null while it can.</summary>
    public string? RelationsError =>
        Sheet.SaysTooMuch(Wave.Instrument)
            ? RoomTexts
                .Of<LaidAnswers>()
                .With("relationsError", Wave.Instrument.Roster?.Title.Here ?? "", $"{SheetCode.MostRelations:N0}")
            : null;

    /// <summary>Those on the page by department. Where all are, the first is somebody else's first for the next person who answers.</summary>
    public IEnumerable<IReadOnlyList<Place>> Shown
    {
        get
        {
            IReadOnlyList<Place[]> departments =
            [
                .. (Part?.Shown ?? Others)
                    .Where(place => People.ContainsKey(place.Person))
                    .GroupBy(place => place.Department)
                    .Select(department => department.ToArray()),
            ];
            return Part is null
                ? Shuffle
                    .Turned(Start, departments)
                    .Select(places => (IReadOnlyList<Place>)[.. Shuffle.Turned(Start, places)])
                : departments;
        }
    }
}

/// <summary>Gathers what the answering page shows.</summary>
public sealed class AnswerDesk(WaveStore waves, OwnAnswers own, RosterDesk roster, IPeople people, TimeProvider clock)
{
    /// <summary>Null when the wave is not hers to answer.</summary>
    /// <param name="form">What was sent, laid over what was kept; empty when the page is opened.</param>
    public async Task<LaidAnswers?> LayOutAsync(Tx tx, Viewer viewer, WaveId id, Form form)
    {
        if (await waves.FindAsync(tx, id) is not { } wave)
        {
            return null;
        }

        var places = await waves.PlacesAsync(tx, id);
        if (places.FirstOrDefault(place => place.Person == viewer.Person) is not { } mine)
        {
            return null;
        }

        var leftOut = await waves.LeftOutAsync(tx, id);
        Place[] listed = [.. places.Where(place => place != mine)];
        var others = leftOut.Count == 0 ? listed : [.. listed.Where(place => !leftOut.Contains(place.Person))];
        var stood = (await own.FindAsync(tx, viewer, wave)).Sheet;
        var sheet = stood.With(wave.Instrument, listed, form);
        var start = BitConverter.ToUInt16(viewer.Person.Value.ToByteArray());
        var part = await roster.PartAsync(tx, new(wave.Instrument, mine, others, sheet, start), form);
        var shown = part is null ? others : part.Shown.Union(others.Where(place => IsSaid(wave, sheet, place)));
        var cards = await people.CardsAsync(tx, [.. shown.Select(place => place.Person), wave.OpenedBy], clock.Today());
        return new(
            wave,
            others,
            part,
            cards,
            sheet,
            (await waves.AnsweredAsync(tx, id)).TryGetValue(viewer.Person, out var day) ? day : null,
            wave.Takes(clock.Today()),
            cards.GetValueOrDefault(wave.OpenedBy),
            start
        )
        {
            Listed = listed,
            IsLeftOut = leftOut.Contains(viewer.Person),
            Stood = stood,
            Mine = mine,
        };
    }

    private static bool IsSaid(Wave wave, AnswerSheet sheet, Place place) =>
        sheet[$"{wave.Instrument.Roster?.Key}.{place.Number}"] is not null;
}
