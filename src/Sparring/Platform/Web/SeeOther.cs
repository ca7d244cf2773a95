using Microsoft.AspNetCore.Http;

namespace Sparring.Platform.Web;

/// <summary>After a write: go and look there, with a GET (303). A reload then repeats nothing.</summary>
public static class SeeOtherResults
{
    public static IResult SeeOther(this IResultExtensions results, string path) => new Redirection(path);

    private sealed class Redirection(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = path;
            return Task.CompletedTask;
        }
    }
}
