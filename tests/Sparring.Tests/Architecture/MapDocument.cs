using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Web;

namespace Sparring.Tests.Architecture;

/// <summary>Writes <c>docs/map.md</c> out of what was compiled: the rooms, who knocks on whom, every address with its door.</summary>
public static class MapDocument
{
    public static string Write(IReadOnlyDictionary<string, string[]> allowed, IEnumerable<Endpoint> endpoints)
    {
        var text = new StringBuilder();
        text.AppendLine("# The map").AppendLine();
        text.AppendLine(
            "Made from the compiled code by `tests/Sparring.Tests/Architecture/MapDocument.cs`; a test compares. Write it anew with"
        );
        text.AppendLine("`SPARRING_APPROVE=1 ./test --quick`.").AppendLine();
        text.AppendLine("## Who knocks on whom").AppendLine();
        text.AppendLine("Only through `Contract`. Platform knows no room; Shell knows them all.").AppendLine();
        text.AppendLine("| Room | Uses |").AppendLine("| --- | --- |");
        foreach (
            var (room, uses) in allowed
                .OrderBy(line => Depth(line.Key, allowed))
                .ThenBy(line => line.Key, StringComparer.Ordinal)
        )
        {
            text.AppendLine(
                $"| {room} | {(uses.Length == 0 ? "–" : string.Join(", ", uses.Order(StringComparer.Ordinal)))} |"
            );
        }

        text.AppendLine().AppendLine("## Addresses").AppendLine();
        text.AppendLine(
            "`GET` reads and `POST` writes, with a forgery token. The door says who may knock; what lies behind it is asked for as the"
        );
        text.AppendLine("viewer, row by row.").AppendLine();
        text.AppendLine("| Address | Door |").AppendLine("| --- | --- |");
        foreach (var line in endpoints.Select(Line).Order(StringComparer.Ordinal))
        {
            text.AppendLine(line);
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string Line(Endpoint endpoint)
    {
        var pattern = "/" + (endpoint as RouteEndpoint)?.RoutePattern.RawText?.TrimStart('/');
        var method = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods[0];
        return $"| `{pattern}` {method} | {endpoint.Metadata.GetMetadata<Door>()?.Name} |";
    }

    private static int Depth(string room, IReadOnlyDictionary<string, string[]> allowed) =>
        allowed.TryGetValue(room, out var uses) && uses.Length > 0 ? 1 + uses.Max(next => Depth(next, allowed)) : 0;
}
