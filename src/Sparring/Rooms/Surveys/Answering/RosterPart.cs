using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Surveys.Instruments;
using Sparring.Rooms.Surveys.Waves;

namespace Sparring.Rooms.Surveys.Answering;

/// <summary>What of a large roster is on the page: some of her own department, of those she has answered about, or of those she looks for.</summary>
/// <param name="Which"><see cref="Own"/>, <see cref="Said"/>, <see cref="Found"/>, or <see cref="Sent"/>.</param>
/// <param name="Wanted">What she looks for.</param>
/// <param name="Page">From 1.</param>
/// <param name="Count">How many there are on all pages.</param>
/// <param name="Department">How many others are of her department.</param>
/// <param name="Answered">How many others she has answered about, whether they are on the page or not.</param>
public sealed record RosterPart(
    string Which,
    string Wanted,
    int Page,
    int Count,
    IReadOnlyList<Place> Shown,
    int Department,
    int Answered
)
{
    /// <summary>Up to so many are on the page all together.</summary>
    public const int MostAtOnce = 150;

    public const int PageSize = 50;

    /// <summary>What of the roster is wanted: which, and which page of it.</summary>
    public const string Field = "show";

    public const string WantedField = "wanted";

    public const string Own = "own";
    public const string Said = "said";
    public const string Found = "found";

    /// <summary>Those the form was about: more was said than there is room for, so nothing of it is kept yet.</summary>
    public const string Sent = "sent";

    public int First => ((Page - 1) * PageSize) + 1;

    public int Last => First + Shown.Count - 1;
}

/// <summary>Somebody before the roster.</summary>
/// <param name="Start">A number of her own.</param>
public sealed record AtTheRoster(
    Instrument Instrument,
    Place Mine,
    IReadOnlyList<Place> Others,
    AnswerSheet Sheet,
    int Start
);

/// <summary>Finds the people of a large roster whom somebody wants to answer about now.</summary>
public sealed class RosterDesk(WaveStore waves, IPeople people)
{
    private const int MostWords = 6;

    /// <summary>Null when the roster is small enough to be shown whole.</summary>
    public async Task<RosterPart?> PartAsync(Tx tx, AtTheRoster at, Form form)
    {
        if (at.Others.Count <= RosterPart.MostAtOnce || at.Instrument.Roster is not { } block)
        {
            return null;
        }

        var said = at.Sheet.SaidOf(block).Select(one => one.Place).ToHashSet();
        said.IntersectWith(at.Others.Select(place => place.Number));
        var wanted = form[RosterPart.WantedField];
        var (which, page) = Asked(form[RosterPart.Field], wanted, said.Count);
        if (at.Sheet.SaysTooMuch(at.Instrument))
        {
            which = RosterPart.Sent;
        }

        Place[] department = [.. at.Others.Where(place => place.Department == at.Mine.Department)];
        IReadOnlyList<Place> all = which switch
        {
            RosterPart.Sent => [.. at.Others.Where(place => AnswerSheet.IsOn(form, $"{block.Key}.{place.Number}"))],
            RosterPart.Found => await FoundAsync(tx, at, wanted),
            RosterPart.Said => [.. at.Others.Where(place => said.Contains(place.Number))],
            _ => [.. Shuffle.Turned(at.Start, department)],
        };
        page = Math.Clamp(page, 1, Math.Max(1, (all.Count + RosterPart.PageSize - 1) / RosterPart.PageSize));
        return new(
            which,
            wanted,
            page,
            all.Count,
            which == RosterPart.Sent ? all : [.. all.Skip((page - 1) * RosterPart.PageSize).Take(RosterPart.PageSize)],
            department.Length,
            said.Count
        );
    }

    // "found 2"; whoever comes back finds those she has answered about.
    private static (string Which, int Page) Asked(string asked, string wanted, int said) =>
        asked.Split(' ') switch
        {
            [RosterPart.Found, .. var page] when wanted.Length > 0 => (RosterPart.Found, Number(page)),
            [RosterPart.Said, .. var page] => (RosterPart.Said, Number(page)),
            [RosterPart.Own, .. var page] => (RosterPart.Own, Number(page)),
            _ => (said > 0 ? RosterPart.Said : RosterPart.Own, 1),
        };

    private static int Number(string[] page) => page is [var one] && int.TryParse(one, out var number) ? number : 1;

    // All words find her, each by her name or by her department's; none where there is no word.
    private async Task<IReadOnlyList<Place>> FoundAsync(Tx tx, AtTheRoster at, string wanted)
    {
        string[] words =
        [
            .. wanted
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Take(MostWords)
                .Distinct(StringComparer.Ordinal),
        ];
        if (words.Length == 0)
        {
            return [];
        }

        var named = await people.NamedAsync(tx, words);
        var departments = await waves.DepartmentsAsync(
            tx,
            words,
            [.. at.Others.Select(place => place.Department).OfType<string>().Distinct(StringComparer.Ordinal)]
        );
        var byWord = words
            .Select(word => (People: named[word].ToHashSet(), Departments: departments[word].ToHashSet()))
            .ToList();
        return
        [
            .. at.Others.Where(place =>
                byWord.TrueForAll(found =>
                    found.People.Contains(place.Person) || found.Departments.Contains(place.Department ?? "")
                )
            ),
        ];
    }
}
