namespace Sparring.Shell;

/// <summary>An address inside Sparring to return to; anything else becomes the start page (no open redirect).</summary>
public static class LocalPath
{
    private const int Longest = 500;

    private static readonly Uri Here = new("http://here/");

    /// <summary>Where to go after signing in: never back to the pages of signing in.</summary>
    public static string Of(string? wanted)
    {
        var path = Any(wanted);
        return IsSignIn(path) ? "/" : path;
    }

    public static string Any(string? wanted)
    {
        if (wanted is null || !IsLocal(wanted) || !Uri.TryCreate(Here, wanted, out var address))
        {
            return "/";
        }

        // Written anew, with foreign letters escaped: "/..//host" has become "//host" by now, so it is asked again.
        var path = address.PathAndQuery;
        return address.Host == Here.Host && IsLocal(path) ? path : "/";
    }

    // "//host", "/\host" and a tab or line break between them are other hosts to a browser.
    private static bool IsLocal(string path) =>
        path.Length is > 0 and <= Longest
        && path[0] == '/'
        && !path.StartsWith("//", StringComparison.Ordinal)
        && !path.Any(letter => letter == '\\' || char.IsControl(letter));

    private static bool IsSignIn(string path) =>
        path.StartsWith("/sign-in", StringComparison.OrdinalIgnoreCase)
        || path.StartsWith("/sign-out", StringComparison.OrdinalIgnoreCase);
}
