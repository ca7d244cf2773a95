using Xunit;

namespace Sparring.Browser.Tests.EveryPage;

/// <summary>A page nobody can reach by links is not looked at: it is on the list below with a reason, or it is a fault.</summary>
[Collection(nameof(EveryPage))]
public sealed class RouteTests(Walk walk)
{
    private const string Composed = "shown after groups were composed; ComposeGroupsTests composes and looks";

    /// <summary>Page → why no link of the demo leads there.</summary>
    private static readonly IReadOnlyDictionary<string, string> Apart = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["/health"] = "for machines",
        ["/coaching/times/search"] = "how far a search is; FindTimesTests searches and waits",
        ["/live/access"] = "tells open pages when rights change; no page itself",
        ["/assets/{**name}"] = "style, script and pictures",
        ["/calendar/feed/{token}.ics"] = "for calendars, by a secret address",
        ["/foundation/versions/comparison"] = "takes two versions; the demo's leader has one",
        ["/people/import/{id:guid}"] = "shown after a file was sent in; the room's tests send files",
        ["/groups/compose/{id:guid}"] = Composed,
        ["/groups/compose/{id:guid}/rules"] = Composed,
        ["/groups/compose/{id:guid}/search"] = Composed,
        ["/groups/compose/{id:guid}/people/{person:guid}"] = Composed,
        ["/groups/compose/{id:guid}/people/{person:guid}/moves"] = "for the script that drags",
        ["/groups/compose/comparison"] = Composed,
        ["/coaching/booking/{group:guid}/{number:int}"] = "the demo's groups have their times; the room's tests book",
        ["/surveys/{id:guid}/figures.csv"] = "a file to take away; the room's tests read it",
        ["/surveys/rankings/{id:guid}/ranks.csv"] = "a file to take away; the room's tests read it",
        ["/surveys/deletions/{id:guid}.json"] = "a file to take away; the room's tests read it",
        ["/surveys/deletions/{id:guid}.sig"] = "a file to take away; the room's tests read it",
        ["/surveys/deletions/key.pem"] = "a file to take away; the room's tests read it",
        ["/rate/{link}"] = "somebody's own link from a mail; the room's tests follow it",
        ["/privacy/mine/file.html"] = "a file to take away; the room's tests read it",
        ["/privacy/mine/file.json"] = "a file to take away; the room's tests read it",
        ["/dilemmas/mine/sending"] = "a button leads there; the room's tests press it",
        ["/dilemmas/receipts/{id:guid}.json"] = "a file to take away; the room's tests read it",
        ["/dilemmas/receipts/{id:guid}.sig"] = "a file to take away; the room's tests read it",
        ["/dilemmas/receipts/key.pem"] = "a file to take away; the room's tests read it",
        ["/privacy/erasures/{id:guid}"] = "shown to somebody who is no more; the room's tests erase people",
        ["/privacy/erasures/{id:guid}.json"] = "a file to take away; the room's tests read it",
        ["/privacy/erasures/{id:guid}.sig"] = "a file to take away; the room's tests read it",
        ["/privacy/erasures/key.pem"] = "a file to take away; the room's tests read it",
        ["/privacy/requests"] =
            "for who answers for data protection, whom no way of the demo leads in as; ErasureRequestsTests walks it",
        ["/privacy/requests/{id:guid}"] = "shown after somebody has asked to be erased; ErasureRequestsTests asks",
        ["/groups/occasions/{id:guid}/rooms.csv"] = "a file to take away; the room's tests read it",
        ["/mail/{id:guid}"] = "the demo has sent no mail when the walk begins",
    };

    [Fact]
    public void Every_page_was_visited_or_has_a_reason()
    {
        var visited = walk.Visited.Select(Routes.Of).ToHashSet(StringComparer.Ordinal);

        Faults.None(
            string.Join(
                '\n',
                Routes.Patterns.Where(pattern => !Apart.ContainsKey(pattern) && !visited.Contains(pattern))
            )
        );
    }

    [Fact]
    public void The_list_of_reasons_names_only_pages_that_exist() =>
        Assert.Empty(Apart.Keys.Except(Routes.Patterns, StringComparer.Ordinal));
}
