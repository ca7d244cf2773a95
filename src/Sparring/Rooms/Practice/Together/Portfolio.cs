using System.Globalization;
using Sparring.Platform.Data;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Practice.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Practice.Together;

/// <summary>A joint action in the portfolio.</summary>
/// <param name="Number">Its number in the picture and in the list.</param>
/// <param name="Kinds">What has come of it so far, as far as the viewer may read.</param>
/// <param name="Departments">The departments of those who take part, by code.</param>
public sealed record PortfolioItem(
    int Number,
    JointAction Action,
    string Title,
    NamedKey? Cluster,
    string Lead,
    IReadOnlyList<string> Departments,
    IReadOnlyList<string> Kinds,
    int People,
    bool TakesPart,
    bool IsAsked
)
{
    public TrialState State => Action.State;
}

/// <summary>What is asked of the portfolio.</summary>
public sealed record PortfolioSearch(string Text, string Sort)
{
    public static IReadOnlyList<string> Sorts { get; } = ["number", "title", "state", "lead"];

    public string KnownSort => Sorts.Contains(Sort) ? Sort : "number";
}

/// <summary>What the page shows: the picture of all, and the list of what was looked for.</summary>
public sealed record LaidPortfolio(
    ProgrammeCard Programme,
    PortfolioSearch Search,
    IReadOnlyList<PortfolioItem> All,
    IReadOnlyList<PortfolioItem> Found,
    PortfolioMap Map,
    bool MayBegin
);

/// <summary>Gathers the joint actions the viewer may see: hers, those she is asked to, those the forum is told of.</summary>
public sealed class PortfolioDesk(
    PracticeAccess access,
    JointStore store,
    JointTexts texts,
    ILearningFrames frames,
    IPeople people,
    TimeProvider clock
)
{
    public async Task<LaidPortfolio?> LayOutAsync(Tx tx, Viewer viewer, Guid? asked, PortfolioSearch search)
    {
        if (
            await access.BelongsToAsync(tx, viewer, asked, "participant", "organiser", "executive") is not { } programme
        )
        {
            return null;
        }

        var clusters = (await frames.FindAsync(tx, programme.Id)).ActionClusters;
        var items = await ItemsAsync(tx, viewer, programme.Id, clusters);
        var found = items.Where(item => Holds(item, search.Text)).ToList();
        return new LaidPortfolio(
            programme,
            search,
            items,
            Sorted(found, search.KnownSort),
            PortfolioMap.Of(items, clusters),
            await access.TakesPartAsync(tx, viewer, programme.Id)
        );
    }

    private async Task<IReadOnlyList<PortfolioItem>> ItemsAsync(
        Tx tx,
        Viewer viewer,
        ProgrammeId programme,
        IReadOnlyList<NamedKey> clusters
    )
    {
        var actions = await store.OfProgrammeAsync(tx, programme);
        var written = await texts.OfAsync(tx, viewer, [.. actions]);
        var kinds = (await texts.EntriesAsync(tx, viewer, actions)).ToLookup(open => open.Entry.Action);
        var parts = (await store.PartsAsync(tx, actions.Select(action => action.Id))).ToLookup(part => part.Action);
        var cards = await people.CardsAsync(
            tx,
            [.. parts.SelectMany(of => of).Select(part => part.Person).Distinct()],
            clock.Today()
        );
        var order = clusters
            .Select((cluster, place) => (cluster.Key, place))
            .ToDictionary(one => one.Key, one => one.place);
        return
        [
            .. actions
                .OrderBy(action => order.GetValueOrDefault(action.Cluster ?? "", int.MaxValue))
                .ThenBy(action => action.BegunAt)
                .Select(
                    (action, place) =>
                        new PortfolioItem(
                            place + 1,
                            action,
                            TitleOf(viewer, action, written[action.Id]),
                            clusters.FirstOrDefault(cluster => cluster.Key == action.Cluster),
                            cards.GetValueOrDefault(action.Lead)?.Name ?? "",
                            Departments(parts[action.Id], cards),
                            [.. JointEntry.Kinds.Where(kind => kinds[action.Id].Any(open => open.Entry.Kind == kind))],
                            parts[action.Id].Count(part => part.TakesPart),
                            parts[action.Id].Any(part => part.TakesPart && part.Person == viewer.Person),
                            parts[action.Id].Any(part => part.IsAsked && part.Person == viewer.Person)
                        )
                ),
        ];
    }

    private string TitleOf(Viewer viewer, JointAction action, Texts written) =>
        written.Has("title") ? written["title"] : texts.Told(viewer, action)["title"];

    private static List<string> Departments(
        IEnumerable<JointPart> parts,
        IReadOnlyDictionary<PersonId, PersonCard> cards
    ) =>
        [
            .. parts
                .Where(part => part.TakesPart)
                .Select(part => cards.GetValueOrDefault(part.Person)?.DepartmentCode)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.CurrentCulture),
        ];

    private static List<PortfolioItem> Sorted(List<PortfolioItem> items, string sort) =>
        sort switch
        {
            "title" => [.. items.OrderBy(item => item.Title, StringComparer.CurrentCulture)],
            "state" => [.. items.OrderBy(item => item.State).ThenBy(item => item.Number)],
            "lead" => [.. items.OrderBy(item => item.Lead, StringComparer.CurrentCulture).ThenBy(item => item.Number)],
            _ => items,
        };

    private static bool Holds(PortfolioItem item, string text) =>
        text.Length == 0
        || new[] { item.Title, item.Cluster?.Title ?? "", item.Lead, string.Join(' ', item.Departments) }.Any(one =>
            CultureInfo.CurrentCulture.CompareInfo.IndexOf(
                one,
                text,
                CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace
            ) >= 0
        );
}
