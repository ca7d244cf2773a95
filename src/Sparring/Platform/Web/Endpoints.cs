using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Sparring.Platform.Web;

/// <summary>The only two ways to add an address: a page that reads and an action that writes. Both name their door.</summary>
public static class Endpoints
{
    /// <summary>What a form of text may weigh; uploads say their own limit.</summary>
    public const long FormLimit = 512 * 1024;

    public static IEndpointConventionBuilder MapPage(
        this IEndpointRouteBuilder routes,
        string pattern,
        Door door,
        Delegate handler
    )
    {
        var made = new HandlerOf(pattern, handler, routes.ServiceProvider);
        return routes.MapGet(pattern, made.AnswerAsync).WithMetadata(door, made);
    }

    /// <summary>A protected write: the door, the forgery token and the size are checked before the handler runs.</summary>
    public static IEndpointConventionBuilder MapAction(
        this IEndpointRouteBuilder routes,
        string pattern,
        Door door,
        Delegate handler,
        long limit = FormLimit
    )
    {
        var made = new HandlerOf(pattern, handler, routes.ServiceProvider);
        return routes
            .MapPost(pattern, made.AnswerAsync)
            .WithMetadata(door, made, new ProtectedAction(limit))
            .DisableAntiforgery();
    }
}

/// <summary>
/// What answers at an address, compiled when it is first asked for: the framework compiles every handler before the first
/// page, and that was half of the wait for it.
/// </summary>
public sealed class HandlerOf(string pattern, Delegate handler, IServiceProvider services)
{
    private readonly Lazy<RequestDelegate> made = new(() =>
        handler is Func<HttpContext, Task<IResult>> plain ? Plain(plain) : Compiled(pattern, handler, services)
    );

    public Task AnswerAsync(HttpContext http) => made.Value(http);

    /// <summary>Compiles it now; throws when its parameters cannot be filled from a request.</summary>
    public void Make() => _ = made.Value;

    // Nothing of it is filled from the request, so there is nothing to compile: the first page of a start is such a one.
    private static RequestDelegate Plain(Func<HttpContext, Task<IResult>> handler) =>
        async http => await (await handler(http)).ExecuteAsync(http);

    private static RequestDelegate Compiled(string pattern, Delegate handler, IServiceProvider services) =>
        RequestDelegateFactory
            .Create(
                handler,
                new RequestDelegateFactoryOptions
                {
                    ServiceProvider = services,
                    RouteParameterNames = RoutePatternFactory.Parse(pattern).Parameters.Select(part => part.Name),
                }
            )
            .RequestDelegate;
}

/// <summary>Marks an endpoint whose token and size <see cref="DoorKeeper"/> checks.</summary>
public sealed record ProtectedAction(long Limit) : IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => Limit;
}
