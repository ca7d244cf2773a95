using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Sparring.Platform.Web;

namespace Sparring.Browser.Tests.EveryPage;

/// <summary>The product's map of pages, read from its endpoints; nothing is started for it.</summary>
public static class Routes
{
    private static readonly IReadOnlyList<(string Pattern, TemplateMatcher Matcher)> Known =
    [
        .. Read()
            .OrderBy(pattern => pattern.Count(letter => letter == '{'))
            .ThenBy(pattern => pattern, StringComparer.Ordinal)
            .Select(pattern => (pattern, new TemplateMatcher(TemplateParser.Parse(pattern), []))),
    ];

    /// <summary>The patterns of all pages, as their rooms map them.</summary>
    public static IEnumerable<string> Patterns => Known.Select(route => route.Pattern);

    /// <summary>The page an address is of; the address itself when there is none.</summary>
    public static string Of(string path) =>
        Known
            .Where(route => route.Matcher.TryMatch(new PathString(path), []))
            .Select(route => route.Pattern)
            .FirstOrDefault(path);

    private static HashSet<string> Read()
    {
        var folder = Directory.CreateTempSubdirectory("sparring-routes-").FullName;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSparring(
            new()
            {
                ConnectionString = "Host=nowhere",
                KeyStore = folder,
                Assets = folder,
                Programmes = folder,
                Address = new Uri("http://localhost"),
            }
        );
        var app = builder.Build();
        app.MapSparring();
        Directory.Delete(folder, recursive: true);
        return
        [
            .. ((IEndpointRouteBuilder)app)
                .DataSources.SelectMany(source => source.Endpoints)
                .OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.Metadata.GetMetadata<Door>() is not null)
                .Where(endpoint =>
                    endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) is true
                )
                .Select(endpoint => endpoint.RoutePattern.RawText ?? ""),
        ];
    }
}
