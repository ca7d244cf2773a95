using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Sparring.Platform.Web;

/// <summary>The only two ways to add an address: a page that reads and an action that writes. Both name their door.</summary>
public static class Endpoints
{
    /// <summary>What a form of text may weigh; uploads say their own limit.</summary>
    public const long FormLimit = 512 * 1024;

    public static RouteHandlerBuilder MapPage(
        this IEndpointRouteBuilder routes,
        string pattern,
        Door door,
        Delegate handler
    ) => routes.MapGet(pattern, handler).WithMetadata(door);

    /// <summary>A protected write: the door, the forgery token and the size are checked before the handler runs.</summary>
    public static RouteHandlerBuilder MapAction(
        this IEndpointRouteBuilder routes,
        string pattern,
        Door door,
        Delegate handler,
        long limit = FormLimit
    ) => routes.MapPost(pattern, handler).WithMetadata(door, new ProtectedAction(limit)).DisableAntiforgery();
}

/// <summary>Marks an endpoint whose token and size <see cref="DoorKeeper"/> checks.</summary>
public sealed record ProtectedAction(long Limit) : IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => Limit;
}
