using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Rooms.People.Contract;
using Sparring.Rooms.Programme.Contract;

namespace Sparring.Rooms.Practice.Actions;

/// <summary>"Tell the good examples": what leaders have told the forum of their trial actions.</summary>
public static class ListStories
{
    public const string Path = "/practice/stories";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPage(Path, Door.Roles("participant"), ShowAsync);

    private static Task<IResult> ShowAsync(
        Guid? programme,
        string? after,
        Viewer viewer,
        HttpContext http,
        Db db,
        ForumStories forum,
        CancellationToken cancel
    ) =>
        db.AsAsync(
            viewer,
            async tx =>
                await forum.ListAsync(tx, viewer, programme, after) is { } list
                    ? Pages.Show<StoriesPage>(http, new { List = list })
                    : Pages.Show<NoPracticePage>(http, new { }),
            cancel
        );
}

/// <summary>A page of what the forum was told.</summary>
public sealed record ListedStories(
    ProgrammeCard Programme,
    IReadOnlyList<(Story Story, PersonCard? Owner)> Stories,
    string? Later,
    bool IsFirst
);

/// <summary>Lists what the forum was told; it was told to all, so nobody's reading is noted.</summary>
public sealed class ForumStories(PracticeAccess access, Stories stories, IPeople people, TimeProvider clock)
{
    public async Task<ListedStories?> ListAsync(Tx tx, Viewer viewer, Guid? asked, string? after)
    {
        if (await access.BelongsToAsync(tx, viewer, asked, "participant") is not { } programme)
        {
            return null;
        }

        var query = PageKey.After(ActionQuery.First(programme.Id, most: StoryStore.PageSize + 1), after);
        var told = await stories.PageAsync(tx, viewer, query);
        var shown = told.Take(StoryStore.PageSize).ToList();
        var cards = await people.CardsAsync(tx, [.. shown.Select(story => story.Owner).Distinct()], clock.Today());
        return new ListedStories(
            programme,
            [.. shown.Select(story => (story, cards.GetValueOrDefault(story.Owner)))],
            told.Count > shown.Count ? PageKey.Of(shown[^1].ToldAt, shown[^1].Action) : null,
            after is null
        );
    }
}
