using System.Text.RegularExpressions;

namespace Sparring.Browser.Tests.EveryPage;

/// <summary>
/// How a page is built: its elements, classes and roles, not its words, and of equal rows one. Two pages of one shape are
/// equally accessible, so the dear look is given to one of them; every text is still measured for width and read as HTML.
/// </summary>
public static partial class Shape
{
    public static string Of(string page)
    {
        var bare = Words().Replace(Values().Replace(page, ""), ">w<");
        for (var longer = ""; longer != bare; bare = Repeats().Replace(bare, "$1"))
        {
            longer = bare;
        }

        return bare;
    }

    [GeneratedRegex(
        " (href|value|action|id|for|name|datetime|title|alt|d|x|y|x1|x2|y1|y2|cx|cy|width|height|points|viewBox|transform|aria-(labelledby|describedby|label|controls))=\"[^\"]*\"",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Values();

    [GeneratedRegex(">[^<]+<")]
    private static partial Regex Words();

    // A row, an item, an option, a card: once is enough. What stands within goes first, so outer rows become equal too.
    [GeneratedRegex(
        @"(<(tr|li|option|article|section|g|path|line|circle|rect|text|dt|dd|a|p|td|span)\b(?:(?!</?\2\b).)*</\2>)(?:w|\s)*(?:\1(?:w|\s)*)+",
        RegexOptions.Singleline
    )]
    private static partial Regex Repeats();
}
