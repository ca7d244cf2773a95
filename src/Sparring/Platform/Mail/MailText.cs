using System.Text.RegularExpressions;

namespace Sparring.Platform.Mail;

/// <summary>A plain text cut into text and addresses, so that a page can make the addresses into links.</summary>
public static partial class MailText
{
    public static IReadOnlyList<Part> Parts(string body)
    {
        var parts = new List<Part>();
        var from = 0;
        foreach (Match link in Link().Matches(body))
        {
            parts.Add(new Part(body[from..link.Index], IsLink: false));
            parts.Add(new Part(link.Value, IsLink: true));
            from = link.Index + link.Length;
        }

        parts.Add(new Part(body[from..], IsLink: false));
        return [.. parts.Where(part => part.Text.Length > 0)];
    }

    // The last sign must not be one that ends a sentence.
    [GeneratedRegex(
        @"https?://[^\s<>""]*[^\s<>"".,;:!?)]",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Link();

    public sealed record Part(string Text, bool IsLink);
}
