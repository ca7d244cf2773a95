using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.Practice.Contract;
using Sparring.Rooms.Privacy.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Practice.Actions;

/// <summary>One's own trial actions, by state and by what is written in them.</summary>
public static class ListActions
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPage(ShowAction.Path, Doors.To(Artefact.TrialAction, Right.Write), ShowAsync);

    private static Task<IResult> ShowAsync(
        Guid? programme,
        string? state,
        string? q,
        string? after,
        Viewer viewer,
        HttpContext http,
        Db db,
        OwnActions own,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await own.ListAsync(tx, viewer, programme, new(state ?? "", q?.Trim() ?? "", after)) is { } list
                    ? Pages.Show<ActionsPage>(http, new { List = list })
                    : Pages.Show<NoPracticePage>(http, new { }),
            cancel
        );
}

/// <summary>What is asked of the list.</summary>
public sealed record ActionSearch(string State, string Text, string? After)
{
    public static IReadOnlyList<string> States { get; } = [.. Enum.GetValues<TrialState>().Select(ActionStore.Code)];

    public string KnownState => States.Contains(State) ? State : "";
}

/// <summary>A page of the list.</summary>
/// <param name="Later">Where it goes on, or null.</param>
public sealed record ListedActions(
    ProgrammeCard Programme,
    ActionSearch Search,
    IReadOnlyList<ListedAction> Actions,
    string? Later
);

/// <summary>Lists a leader's own trial actions. What is sealed no index can search: hers are few, so they are opened.</summary>
public sealed class OwnActions(PracticeAccess access, ActionStore store, ActionDesk desk)
{
    private const int MostSearched = 1000;

    public async Task<ListedActions?> ListAsync(Tx tx, Viewer viewer, Guid? asked, ActionSearch search)
    {
        if (await access.WritesInAsync(tx, viewer, asked) is not { } programme)
        {
            return null;
        }

        var query = PageKey.After(ActionQuery.First(programme.Id, search.KnownState), search.After);
        if (search.Text.Length > 0)
        {
            var all = await store.OwnAsync(tx, viewer, query with { Most = MostSearched });
            var found = (await desk.ListAsync(tx, viewer, all)).Where(action => Holds(action, search.Text));
            return new ListedActions(programme, search, [.. found], null);
        }

        var rows = await store.OwnAsync(tx, viewer, query);
        var shown = rows.Take(ActionStore.PageSize).ToList();
        var later = rows.Count > shown.Count ? PageKey.Of(shown[^1].BegunAt, shown[^1].Id) : null;
        return new ListedActions(programme, search, await desk.ListAsync(tx, viewer, shown), later);
    }

    private static bool Holds(ListedAction action, string text) =>
        action.Texts.Sections.Select(section => section.Text).Append(action.Title).Any(one => Holds(one, text));

    private static bool Holds(string where, string what) =>
        CultureInfo.CurrentCulture.CompareInfo.IndexOf(
            where,
            what,
            CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace
        ) >= 0;
}

/// <summary>Where a long list goes on: the moment and the id of the last row shown, in an address.</summary>
public static class PageKey
{
    public static string Of(DateTimeOffset at, Guid id) =>
        string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks}-{id:N}");

    /// <summary>The query from a key onwards; a key that is none begins at the top.</summary>
    public static ActionQuery After(ActionQuery query, string? key) =>
        key?.Split('-') is [var ticks, var id]
        && long.TryParse(ticks, CultureInfo.InvariantCulture, out var at)
        && at is > 0 and < 3_000_000_000_000_000_000
        && Guid.TryParse(id, out var row)
            ? query with
            {
                At = new DateTimeOffset(at, TimeSpan.Zero),
                Id = row,
            }
            : query;
}
