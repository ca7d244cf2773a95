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

    private static readonly string[] Planted = ["foundation", "people", "groups", "privacy", "account", "mail"];

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

    /// <summary>Everybody on everybody's reading page: some may, so that the probe has something to see.</summary>
    public IEnumerable<Knock> Readings() =>
        from foundation in ids["foundation"]
        from viewer in world.Viewers
        select new Knock(viewer, "/foundation/{id:guid}/read", $"/foundation/{foundation}/read", false);

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

    /// <summary>The same with the rooms whose words were planted first: a hole is found before the rest has been walked.</summary>
    public IEnumerable<Knock> PlantedFirst() =>
        Everything().OrderBy(knock => Planted.Contains(knock.Pattern.Split('/')[1]) ? 0 : 1);

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
        var near = ids.Where(table =>
                table.Key.StartsWith(room.TrimEnd('s'), StringComparison.Ordinal)
                || (room == "people" && table.Key == "person")
                || (room == "groups" && table.Key == "sparring_group")
                || (room == "account" && table.Key == "sign_in_session")
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
