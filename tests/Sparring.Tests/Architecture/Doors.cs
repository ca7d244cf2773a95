using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sparring.Platform.Web;

namespace Sparring.Tests.Architecture;

/// <summary>Every address says who may call it, and every one that writes is protected.</summary>
public static class Doors
{
    public static IReadOnlyList<string> Faults(IEnumerable<Endpoint> endpoints) =>
        [
            .. endpoints
                .SelectMany(endpoint =>
                    (string?[])
                        [
                            endpoint.Metadata.GetMetadata<Door>() is null ? $"{NameOf(endpoint)} has no door" : null,
                            Writes(endpoint) && endpoint.Metadata.GetMetadata<ProtectedAction>() is null
                                ? $"{NameOf(endpoint)} writes and is no protected action"
                                : null,
                        ]
                )
                .OfType<string>(),
        ];

    public static IReadOnlyList<HandlerOf> Handlers(IEnumerable<Endpoint> endpoints) =>
        [.. endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<HandlerOf>()).OfType<HandlerOf>()];

    public static string NameOf(Endpoint endpoint) =>
        $"{string.Join(',', MethodsOf(endpoint))} {(endpoint as RouteEndpoint)?.RoutePattern.RawText ?? endpoint.DisplayName}";

    // An endpoint that names no method takes them all.
    private static bool Writes(Endpoint endpoint) =>
        MethodsOf(endpoint) is var methods
        && (methods.Count == 0 || methods.Any(method => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method)));

    private static IReadOnlyList<string> MethodsOf(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
}
