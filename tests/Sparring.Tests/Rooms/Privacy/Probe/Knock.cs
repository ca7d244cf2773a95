using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Sparring.Platform.Data;
using Sparring.Platform.Web;
using Sparring.Testing;

namespace Sparring.Tests.Rooms.Privacy.Probe;

/// <summary>One request: who, which address, and whether it writes.</summary>
internal sealed record Knock(PersonId? Viewer, string Pattern, string Address, bool Writes);

/// <summary>Makes requests of every mapped route, with ids of one's own, of others, of the other organisation, and of nothing.</summary>
internal sealed class Knocks(
    IReadOnlyList<RouteEndpoint> routes,
    ProbeWorld world,
    Dictionary<string, Guid[]> ids,
    Random chance
)
{
    private static readonly string[] Odd =
    [
        "x",
        "da",
        "..%2f..%2fetc%2fpasswd",
        "%27%20or%201=1",
        "kanarie",
        "0",
        "-1",
        "2",
        "%00",
    ];

    private static readonly string[] First = ["foundation", "people", "groups", "privacy", "account", "mail"];

    // Whose ids an address takes where it does not begin with the name of their table.
    private static readonly (string Begins, string Table)[] Named =
    [
        ("/people/", "person"),
        ("/groups/{", "sparring_group"),
        ("/account/", "sign_in_session"),
        ("/practice/actions", "trial_action"),
        ("/practice/focus", "learning_focus"),
        ("/practice/arena", "practice_arena"),
        ("/practice/reflections", "reflection"),
        ("/coaching/sessions", "coaching_session"),
        ("/dilemmas/{", "dilemma"),
        ("/cases", "general_case"),
        ("/surveys", "survey_wave"),
    ];

    private static readonly (string Pattern, string Table)[] Pages =
    [
        ("/foundation/{id:guid}/read", "foundation"),
        ("/practice/actions/{id:guid}", "trial_action"),
        ("/practice/reflections/{id:guid}", "reflection"),
        ("/practice/focus/{id:guid}", "learning_focus"),
        ("/practice/arena/{id:guid}", "practice_arena"),
        ("/coaching/sessions/{id:guid}/agreement", "coaching_session"),
        ("/coaching/sessions/{id:guid}/reflection", "coaching_session"),
        ("/coaching/sessions/{id:guid}/desk", "coaching_session"),
        ("/dilemmas/{id:guid}/read", "dilemma"),
        ("/cases/{id:guid}", "general_case"),
        ("/cases/{id:guid}/writing", "general_case"),
        ("/surveys/{id:guid}/talk", "survey_wave"),
        ("/surveys/{id:guid}/mine", "survey_wave"),
        ("/surveys/{id:guid}/answers", "survey_wave"),
        ("/surveys/perceived/mine", "programme"),
        ("/surveys/perceived/opened", "programme"),
    ];

    // Assets hold nobody's text, and asking for sign-in links is slowed down on purpose.
    private readonly RouteEndpoint[] open =
    [
        .. routes.Where(route =>
            route.RoutePattern.RawText is { } text
            && !text.StartsWith("/assets", StringComparison.Ordinal)
            // A stream without end that carries a mark alone: FollowAccessTests reads it.
            && !text.StartsWith("/live", StringComparison.Ordinal)
            && text != "/sign-in"
        ),
    ];

    public static async Task<Dictionary<string, Guid[]>> IdsAsync(TestDatabase database)
    {
        var tables = await database.ListAsync<string>(
            "select table_name from information_schema.columns where table_schema = 'sparring' and column_name = 'id' and data_type = 'uuid'"
        );
        var ids = new Dictionary<string, Guid[]>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            ids[table] = [.. await database.ListAsync<Guid>($"select id from {table}")];
        }

        return ids;
    }

    public Knock Any()
    {
        var route = Pick(open);
        return new Knock(Pick(world.Viewers), route.RoutePattern.RawText ?? "", AddressOf(route), Writes(route));
    }

    /// <summary>Everybody on everybody's pages: some may, so that the probe has something to see.</summary>
    public IEnumerable<Knock> Readings() =>
        from page in Pages
        from id in ids[page.Table]
        from viewer in world.Viewers
        select new Knock(
            viewer,
            page.Pattern,
            page.Pattern.Replace("{id:guid}", id.ToString(), StringComparison.Ordinal),
            false
        );

    /// <summary>Every reading route, by everybody, with every id that could belong there, in an order of chance.</summary>
    public Knock[] Everything()
    {
        var all = (
            from route in open.Where(route => !Writes(route))
            from address in AddressesOf(route)
            from viewer in world.Viewers
            select new Knock(viewer, route.RoutePattern.RawText ?? "", address, false)
        ).ToArray();
        chance.Shuffle(all);
        return all;
    }

    /// <summary>
    /// The same, beginning where the hole is (else where the foundations are), and there with the pages that show what people
    /// wrote, as the probe itself does: it is found before the rest has been walked.
    /// </summary>
    public IEnumerable<Knock> Beginning(params string[] rooms)
    {
        var readings = Readings().ToArray();
        chance.Shuffle(readings);
        return readings
            .Concat(Everything())
            .OrderBy(knock => (rooms.Length > 0 ? rooms : First).Contains(knock.Pattern.Split('/')[1]) ? 0 : 1);
    }

    private IEnumerable<string> AddressesOf(RouteEndpoint route)
    {
        var plain = route.RoutePattern.RawText ?? "";
        if (route.RoutePattern.Parameters.Count == 0)
        {
            return [plain, .. ids["programme"].Select(programme => $"{plain}?programme={programme}")];
        }

        return plain.Contains(":guid", StringComparison.Ordinal)
            ? Near(plain)
                .SelectMany(id => (string[])[Fill(route, id.ToString()), Fill(route, id.ToString()) + "?version=1"])
            : [Fill(route, "x")];
    }

    private string AddressOf(RouteEndpoint route)
    {
        var address = Fill(route, null);
        return chance.Next(3) switch
        {
            0 => $"{address}?programme={Id("programme")}&version={chance.Next(4)}",
            1 =>
                $"{address}?q={Pick(Odd)}&search={Pick(Odd)}&page={chance.Next(3)}&id={Id(null)}&person={Id("person")}",
            _ => address,
        };
    }

    private string Fill(RouteEndpoint route, string? value) =>
        "/"
        + string.Join(
            '/',
            route.RoutePattern.PathSegments.Select(segment =>
                string.Concat(segment.Parts.Select(part => Part(part, route, value)))
            )
        );

    private string Part(RoutePatternPart part, RouteEndpoint route, string? value) =>
        part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart { ParameterPolicies: var policies }
                when policies.Any(policy => policy.Content == "guid") => value ?? IdFor(route).ToString(),
            _ => value ?? Pick(Odd),
        };

    private Guid IdFor(RouteEndpoint route) =>
        chance.Next(10) < 7 ? Pick(Near(route.RoutePattern.RawText ?? "")) : Id(null);

    // The ids of the tables that carry the name the address begins with: /foundation/{id} takes foundation, foundation_version …
    private Guid[] Near(string pattern)
    {
        var room = pattern.Split('/')[1];
        var named = Array.Find(Named, named => pattern.StartsWith(named.Begins, StringComparison.Ordinal)).Table;
        var near = ids.Where(table =>
                named is null ? table.Key.StartsWith(room.TrimEnd('s'), StringComparison.Ordinal) : table.Key == named
            )
            .SelectMany(table => table.Value)
            .ToArray();
        return near.Length > 0 ? near : ids["person"];
    }

    private Guid Id(string? table)
    {
        var from = ids.GetValueOrDefault(table ?? ids.Keys.ElementAt(chance.Next(ids.Count))) ?? [];
        return from.Length == 0 || chance.Next(8) == 0 ? Ids.Secure.Next() : Pick(from);
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[chance.Next(from.Count)];

    private static bool Writes(RouteEndpoint route) => route.Metadata.GetMetadata<ProtectedAction>() is not null;
}
