using System.Text.RegularExpressions;

namespace Sparring.Browser.Tests.EveryPage;

/// <summary>The text of a page without what differs at every visit (tokens, fresh ids, the reader's name at the top): two alike pages need one look.</summary>
public static partial class Sameness
{
    public static string Of(string page) =>
        Name().Replace(Passing().Replace(page, "value=\"\""), "<span class=\"site-name\">");

    [GeneratedRegex("value=\"(CfDJ8[^\"]*|[0-9a-f]{8}-[0-9a-f-]{27})\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Passing();

    [GeneratedRegex("<span class=\"site-name\">[^<]*", RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
