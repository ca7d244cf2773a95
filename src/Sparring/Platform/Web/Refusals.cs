using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Sparring.Platform.Web;

/// <summary>The pages of "no". Forbidden and missing are one and the same answer, byte for byte.</summary>
public static class Refusals
{
    private const int Megabyte = 1024 * 1024;

    public static IResult Missing { get; } = new Refusal(StatusCodes.Status404NotFound, "missing");

    /// <summary>The form was open too long, or did not come from one of our pages.</summary>
    public static IResult Stale { get; } = new Refusal(StatusCodes.Status400BadRequest, "stale");

    public static IResult TooLarge(long limit) =>
        new Refusal(StatusCodes.Status413PayloadTooLarge, "tooLarge", Said(limit));

    public static IResult Broken { get; } = new Refusal(StatusCodes.Status500InternalServerError, "broken");

    public static IResult SignInFirst(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
            ? Results.Redirect("/sign-in?return=" + Uri.EscapeDataString(http.Request.Path + http.Request.QueryString))
            : new Refusal(StatusCodes.Status401Unauthorized, "signInFirst");

    private static string Said(long bytes) =>
        bytes < Megabyte
            ? $"{bytes / 1024} KB"
            : string.Create(CultureInfo.CurrentCulture, $"{(double)bytes / Megabyte:0.#} MB");

    private sealed class Refusal(int status, string text, params object[] values) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) =>
            Pages.Bare<RefusalPage>(new { TextKey = text, Values = values }, status).ExecuteAsync(httpContext);
    }
}
