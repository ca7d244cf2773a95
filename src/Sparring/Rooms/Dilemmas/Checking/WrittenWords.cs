using System.Text.RegularExpressions;

namespace Sparring.Rooms.Dilemmas.Checking;

/// <summary>A word of a text: where it stands, and what it is without case, spelling variant and (as stem) inflection.</summary>
/// <param name="Form">Folded: <c>Søren</c>, <c>Soeren</c> and <c>SOREN</c> are one.</param>
/// <param name="Stem">The form without Danish endings: <c>lederne</c>, <c>ledere</c> and <c>lederens</c> are one.</param>
/// <param name="Opens">Whether it begins a sentence, where a capital says nothing.</param>
public sealed record WrittenWord(string Text, int Start, string Form, string Stem, bool Opens)
{
    public int End => Start + Text.Length;

    public bool IsCapital => char.IsUpper(Text[0]);
}

/// <summary>Cuts a text into words; linear in its length.</summary>
public static partial class WrittenWords
{
    private const int ShortestStem = 3;

    // The first step of the Danish Snowball stemmer, the longest ending first; a final s falls after any letter but s.
    private static readonly string[] Endings =
    [
        "erendes",
        "hedens",
        "erende",
        "endes",
        "erens",
        "ernes",
        "erets",
        "heden",
        "heder",
        "ethed",
        "ende",
        "enes",
        "eren",
        "erer",
        "erne",
        "eres",
        "eret",
        "hede",
        "heds",
        "ered",
        "erede",
        "ene",
        "ens",
        "ere",
        "ers",
        "ets",
        "hed",
        "ede",
        "en",
        "er",
        "es",
        "et",
        "e",
    ];

    public static IReadOnlyList<WrittenWord> In(string text)
    {
        var words = new List<WrittenWord>();
        var from = 0;
        foreach (Match match in Word().Matches(text))
        {
            var between = text.AsSpan(from, match.Index - from);
            var opens = words.Count == 0 || between.IndexOfAny(".!?:\n") >= 0;
            var form = Fold(match.Value);
            words.Add(new WrittenWord(match.Value, match.Index, form, Stem(form), opens));
            from = match.Index + match.Length;
        }

        return words;
    }

    /// <summary>One spelling for each word: small letters, å, aa and a alike, ø, oe and o alike, accents and apostrophes gone.</summary>
    public static string Fold(string word)
    {
        var plain = new System.Text.StringBuilder(word.Length);
        foreach (var letter in word.ToLowerInvariant())
        {
            plain.Append(
                letter switch
                {
                    'æ' or 'ä' or 'å' or 'à' or 'á' or 'â' => "a",
                    'ø' or 'ö' or 'ó' or 'ò' => "o",
                    'é' or 'è' or 'ê' or 'ë' => "e",
                    'ü' or 'ú' => "u",
                    '\'' or '’' => "",
                    '–' => "-",
                    _ => letter.ToString(),
                }
            );
        }

        return plain.Replace("aa", "a").Replace("ae", "a").Replace("oe", "o").ToString();
    }

    /// <summary>Without Danish endings; what is left has at least three letters, and no double consonant at its end.</summary>
    public static string Stem(string form)
    {
        var ending = Endings.FirstOrDefault(known =>
            form.Length >= known.Length + ShortestStem && form.EndsWith(known, StringComparison.Ordinal)
        );
        var stem =
            ending is not null ? form[..^ending.Length]
            : form.Length > ShortestStem && form[^1] == 's' && form[^2] != 's' ? form[..^1]
            : form;
        return stem.Length > ShortestStem && stem[^1] == stem[^2] ? stem[..^1] : stem;
    }

    [GeneratedRegex(@"[\p{L}\p{M}\p{Nd}]+(?:['’\-–][\p{L}\p{M}\p{Nd}]+)*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();
}
