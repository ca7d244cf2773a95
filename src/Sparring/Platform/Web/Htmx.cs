using Microsoft.AspNetCore.Http;

namespace Sparring.Platform.Web;

/// <summary>Whether htmx asks (it wants a fragment) or a plain browser (it wants a page).</summary>
public static class Htmx
{
    public static bool IsHtmx(this HttpRequest request) => request.Headers.ContainsKey("HX-Request");
}
