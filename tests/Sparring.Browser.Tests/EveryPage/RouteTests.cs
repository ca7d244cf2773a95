using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Sparring.Platform.Web;
using Sparring.Testing;
using Xunit;

namespace Sparring.Browser.Tests.EveryPage;

/// <summary>A page nobody can reach by links is not looked at: it is on the list below with a reason, or it is a fault.</summary>
public sealed class RouteTests(Walk walk, TestApp app) : IClassFixture<Walk>, IClassFixture<TestApp>
{
    /// <summary>Address → why no link of the demo leads there.</summary>
    private static readonly IReadOnlyDictionary<string, string> Apart = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["/health"] = "for machines",
        ["/assets/{**name}"] = "style, script and pictures",
    };

    [Fact]
    public void Every_page_was_visited_or_has_a_reason()
    {
        var missed = Patterns()
            .Where(pattern => !Apart.ContainsKey(pattern) && !walk.Visited.Any(address => IsMet(pattern, address)));

        Assert.Equal("", string.Join('\n', missed.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void The_list_of_reasons_names_only_pages_that_exist() =>
        Assert.Empty(Apart.Keys.Except(Patterns(), StringComparer.Ordinal));

    private IEnumerable<string> Patterns() =>
        app
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<Door>() is not null)
            .Where(endpoint =>
                endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) is true
            )
            .Select(endpoint => endpoint.RoutePattern.RawText ?? "")
            .Distinct(StringComparer.Ordinal);

    private static bool IsMet(string pattern, string address) =>
        new TemplateMatcher(TemplateParser.Parse(pattern), []).TryMatch(new PathString(address), []);
}
