using System.Collections.Frozen;

namespace Sparring.Rooms.Dilemmas.Checking;

/// <summary>Somebody of the programme, as far as a text could give her away.</summary>
public sealed record RosterPerson(string Name, string? Title, string? Department, string? DepartmentCode);

/// <summary>The names, titles and departments of a programme, laid out for looking words up.</summary>
public sealed class Roster
{
    private const int SurelyAName = 5;

    // A title many hold points at nobody.
    private const int FewEnoughToPoint = 3;

    // Names that are words, too: without a capital they are the word.
    private static readonly FrozenSet<string> Ordinary = Folded(
        "holm dam lund bro holt krog ravn top skov bakke dal dahl vang storm bjerg berg lind line signe dorthe bodil skaft "
            + "winter sommer hede gran eng mark kilde strand sand sten brink vinter lykke glad kirk kjær kær"
    );

    private static readonly Dictionary<string, string[]> Nicknames = Pairs(
        "alexander:alex;anders:andy;benjamin:ben,benny;birgitte:gitte;caroline:line;charlotte:lotte;christoffer:stoffer;"
            + "elisabeth:lis,lisbeth,bet;emilie:emma;frederik:freddy,frede;henrik:henke;jakob:jeppe;jens:jensemand;"
            + "johannes:johs,hannes;josefine:fine;jørgen:jørn;karen:kaja;kasper:kas;katrine:trine,kate;kirsten:kis;"
            + "kristian:kris,krille;kristine:stine;lars:lasse;margrethe:grethe;mathilde:tilde;michael:mick,micky,mikael;"
            + "mikkel:mik;nicolai:nico,nik;niels:nisse;peter:pete,per;sebastian:basse;susanne:sanne,sus;søren:sørine;"
            + "thomas:tom;torben:tobbe,tobber;vibeke:vips;william:bill"
    );

    private readonly FrozenSet<string> names;
    private readonly FrozenSet<string> fullNames;
    private readonly FrozenSet<string> initials;
    private readonly IReadOnlyList<string[]> titles;
    private readonly IReadOnlyList<string[]> departments;
    private readonly FrozenSet<string> codes;

    public Roster(IReadOnlyCollection<RosterPerson> people)
    {
        var parts = people.Select(person => PartsOf(person.Name)).ToList();
        names = parts
            .SelectMany(name => name.SelectMany(WithNicknames))
            .Select(Sound)
            .ToFrozenSet(StringComparer.Ordinal);
        fullNames = parts.SelectMany(Neighbours).ToFrozenSet(StringComparer.Ordinal);
        initials = people.Select(person => Initials(person.Name)).OfType<string>().ToFrozenSet(StringComparer.Ordinal);
        titles =
        [
            .. people
                .Where(person => person.Title is not null)
                .GroupBy(person => person.Title, StringComparer.OrdinalIgnoreCase)
                .Where(held => held.Count() <= FewEnoughToPoint)
                .Select(held => Stems(held.Key ?? ""))
                .Where(title => title.Length > 1),
        ];
        departments = [.. people.Select(person => person.Department).OfType<string>().Distinct().Select(Stems)];
        codes = people
            .Select(person => person.DepartmentCode)
            .OfType<string>()
            .Where(code => code.Length > 1)
            .ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>A first name, a last name, a nickname or the initials of a double name; in the genitive too.</summary>
    public bool IsName(WrittenWord word) =>
        initials.Contains(word.Text)
        || word.Form.Split('-')
            .Append(word.Form)
            .Any(part => IsName(part, word.IsCapital) || IsGenitive(part, word.IsCapital));

    /// <summary>Two words that are one person's whole name, without a capital too.</summary>
    public bool IsFullName(WrittenWord first, WrittenWord last) =>
        fullNames.Contains(Sound(first.Form) + " " + Sound(last.Form))
        || (last.Form.EndsWith('s') && fullNames.Contains(Sound(first.Form) + " " + Sound(last.Form[..^1])));

    /// <summary>How many words from here on are a title few hold, or a department; 0: none.</summary>
    public int TitleAt(IReadOnlyList<WrittenWord> words, int place) => Longest(titles, words, place);

    public int DepartmentAt(IReadOnlyList<WrittenWord> words, int place) =>
        codes.Contains(words[place].Text) ? 1 : Longest(departments, words, place);

    private bool IsName(string part, bool isCapital) =>
        names.Contains(Sound(part)) && (isCapital || (part.Length >= SurelyAName && !Ordinary.Contains(part)));

    private bool IsGenitive(string part, bool isCapital) => part.EndsWith('s') && IsName(part[..^1], isCapital);

    private static int Longest(IReadOnlyList<string[]> known, IReadOnlyList<WrittenWord> words, int place) =>
        known
            .Where(one =>
                one.Length <= words.Count - place
                && one.Length > 0
                && one.Select((stem, step) => words[place + step].Stem == stem).All(same => same)
                && (one.Length > 1 || words[place].IsCapital)
            )
            .Select(one => one.Length)
            .DefaultIfEmpty(0)
            .Max();

    // Christian and Kristian, Sophie and Sofie, Lisbeth and Lisbet sound alike.
    private static string Sound(string form) =>
        Undoubled(
            form.Replace("ch", "k", StringComparison.Ordinal)
                .Replace("ph", "f", StringComparison.Ordinal)
                .Replace("th", "t", StringComparison.Ordinal)
                .Replace("ci", "si", StringComparison.Ordinal)
                .Replace("ce", "se", StringComparison.Ordinal)
                .Replace('c', 'k')
                .Replace('w', 'v')
                .Replace('z', 's')
        );

    private static string Undoubled(string form) =>
        string.Concat(form.Where((letter, place) => place == 0 || form[place - 1] != letter));

    private static List<string> PartsOf(string name) =>
        [
            .. name.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(part =>
                    part.Contains('-', StringComparison.Ordinal) ? [part, .. part.Split('-')] : (string[])[part]
                )
                .Where(part => part.TrimEnd('.').Length > 1)
                .Select(WrittenWords.Fold),
        ];

    private static IEnumerable<string> WithNicknames(string part) =>
        [part, .. Nicknames.GetValueOrDefault(Sound(part), [])];

    private static IEnumerable<string> Neighbours(List<string> parts) =>
        from first in parts
        from last in parts
        where first != last
        select Sound(first) + " " + Sound(last);

    private static string? Initials(string name) =>
        name.Split(' ')[0].Split('-') is { Length: > 1 } both ? string.Concat(both.Select(part => part[0])) : null;

    private static string[] Stems(string text) => [.. WrittenWords.In(text).Select(word => word.Stem)];

    private static FrozenSet<string> Folded(string words) =>
        words.Split(' ').Select(WrittenWords.Fold).ToFrozenSet(StringComparer.Ordinal);

    private static Dictionary<string, string[]> Pairs(string pairs) =>
        pairs
            .Split(';')
            .Select(pair => pair.Split(':'))
            .ToDictionary(
                pair => Sound(WrittenWords.Fold(pair[0])),
                pair => pair[1].Split(',').Select(WrittenWords.Fold).ToArray(),
                StringComparer.Ordinal
            );
}
