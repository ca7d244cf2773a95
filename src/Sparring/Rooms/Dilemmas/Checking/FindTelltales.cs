using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Sparring.Rooms.Dilemmas.Checking;

/// <summary>Finds what in a text may give somebody away. A CPR number is refused, of what may name somebody the author says that nobody can be known by it; the rest is advice. Linear in the text.</summary>
public static partial class FindTelltales
{
    // Of these there is one in a municipality: the word is the person.
    private static readonly FrozenSet<string> Singular = Stems(
        "borgmester kommunaldirektør rådmand stadsdirektør byrådsmedlem udvalgsformand"
    );

    // After these a capital is the name of a citizen.
    private static readonly FrozenSet<string> Citizens = Stems(
        "borger patient klient elev barn dreng pige beboer pårørende mor far søn datter enke ansøger sygemeldt ung"
    );

    private static readonly FrozenSet<string> NoNames = Folded(
        "og i på jeg vi de det den en et han hun som at med for til fra da når hvis men eller så ikke nu her der kl "
            + "januar februar marts april maj juni juli august september oktober november december mandag tirsdag onsdag "
            + "torsdag fredag lørdag søndag danmark dansk kommune kommunen region regionen kl kmd eu ledelse leder"
    );

    /// <summary>In the order they stand; of two that overlap the graver one.</summary>
    public static IReadOnlyList<Telltale> In(string text, Roster roster)
    {
        var words = WrittenWords.In(text);
        var all = Numbers(text).Concat(words.SelectMany((_, place) => At(words, place, roster, text)));
        var kept = new List<Telltale>();
        foreach (var one in all.OrderBy(found => found.Kind).ThenBy(found => found.Start))
        {
            if (kept.TrueForAll(other => one.End <= other.Start || other.End <= one.Start))
            {
                kept.Add(one);
            }
        }

        return [.. kept.OrderBy(found => found.Start)];
    }

    /// <summary>Whether a CPR number stands in it: such a text is sent to nobody.</summary>
    public static bool HoldsCpr(string text) => Cpr().Matches(text).Any(match => IsDay(match.Value));

    private static IEnumerable<Telltale> Numbers(string text) =>
        Matches(Cpr(), TelltaleKind.Cpr, text)
            .Where(found => IsDay(found.Found))
            .Concat(Matches(Phone(), TelltaleKind.Phone, text))
            .Concat(Matches(Email(), TelltaleKind.Email, text))
            .Concat(Matches(Street(), TelltaleKind.Address, text));

    private static IEnumerable<Telltale> At(IReadOnlyList<WrittenWord> words, int place, Roster roster, string text)
    {
        var (word, next) = (words[place], place + 1 < words.Count ? words[place + 1] : null);
        if (next is not null && Citizens.Contains(word.Stem) && IsNameLike(next) && IsNear(word, next, text))
        {
            yield return Over(TelltaleKind.Citizen, word, next, text);
        }

        if (next is not null && IsNear(word, next, text) && roster.IsFullName(word, next))
        {
            yield return Over(TelltaleKind.Name, word, next, text);
        }
        else if (roster.IsName(word))
        {
            yield return Over(TelltaleKind.Name, word, word, text);
        }
        else if (next is not null && !word.Opens && IsNameLike(word) && IsNameLike(next) && IsNear(word, next, text))
        {
            yield return Over(TelltaleKind.Stranger, word, next, text);
        }

        if (Places.Is(word))
        {
            yield return Over(TelltaleKind.Place, word, word, text);
        }

        if (roster.DepartmentAt(words, place) is > 0 and var long1)
        {
            yield return Over(TelltaleKind.Department, word, words[place + long1 - 1], text);
        }

        if (roster.TitleAt(words, place) is > 0 and var long2)
        {
            yield return Over(TelltaleKind.Title, word, words[place + long2 - 1], text);
        }
        else if (Singular.Contains(word.Stem))
        {
            yield return Over(TelltaleKind.Title, word, word, text);
        }
    }

    private static bool IsNameLike(WrittenWord word) =>
        word is { IsCapital: true, Text.Length: > 1 }
        && word.Text.Skip(1).Any(char.IsLower)
        && !NoNames.Contains(word.Form);

    // Only a space between them: "Ida Krog", not "Ida. Krog".
    private static bool IsNear(WrittenWord word, WrittenWord next, string text) =>
        string.IsNullOrWhiteSpace(text[word.End..next.Start]);

    private static Telltale Over(TelltaleKind kind, WrittenWord first, WrittenWord last, string text) =>
        new(kind, first.Start, last.End - first.Start, text[first.Start..last.End]);

    private static IEnumerable<Telltale> Matches(Regex pattern, TelltaleKind kind, string text) =>
        pattern.Matches(text).Select(match => new Telltale(kind, match.Index, match.Length, match.Value));

    // Day and month of the first four figures: an account number of ten figures is most often none.
    private static bool IsDay(string cpr)
    {
        var figures = string.Concat(cpr.Where(char.IsAsciiDigit));
        var (day, month) = (int.Parse(figures[..2], null), int.Parse(figures[2..4], null));
        // Replacement numbers of citizens without a CPR number have 60 added to the day.
        return (day is >= 1 and <= 31 || day is >= 61 and <= 91) && month is >= 1 and <= 12;
    }

    private static FrozenSet<string> Stems(string words) =>
        words.Split(' ').Select(word => WrittenWords.Stem(WrittenWords.Fold(word))).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenSet<string> Folded(string words) =>
        words.Split(' ').Select(WrittenWords.Fold).ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(@"(?<!\d)\d{2}[ .]?\d{2}[ .]?\d{2}[ \-–.]?\d{4}(?!\d)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Cpr();

    [GeneratedRegex(
        @"(?<![\d.,])(?:(?:\+|00)45 ?)?[2-9]\d(?: ?\d\d){3}(?![\d]|[.,]\d)",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Phone();

    [GeneratedRegex(@"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Email();

    [GeneratedRegex(
        @"\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*)?(?:vej|gade|allé|alle|stræde|plads|torv|vænget|parken|boulevard|bakken)(?:en|s)? \d{1,3} ?[A-Za-z]?(?![\p{L}\d])",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Street();
}
