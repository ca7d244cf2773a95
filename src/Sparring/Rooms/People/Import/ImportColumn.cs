using System.Collections.Frozen;

namespace Sparring.Rooms.People.Import;

/// <summary>What a column of a file of people may be, and the headings it is known by in Danish and English.</summary>
public static class ImportColumn
{
    private static readonly FrozenDictionary<string, string> Known = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["number"] =
            "nr nummer medarbejdernummer medarbejdernr medarbejderid ansattenummer lønnummer employeenumber employeeno employeeid id no",
        ["name"] = "navn fuldenavn fuldtnavn name fullname displayname vistnavn visningsnavn medarbejder deltager",
        ["firstName"] = "fornavn fornavne firstname givenname",
        ["lastName"] = "efternavn lastname surname familyname",
        ["email"] = "email mail emailadresse mailadresse epost epostadresse emailaddress arbejdsmail primæremail",
        ["departmentCode"] = "afdelingskode forvaltningskode magistratsafdelingskode departmentcode",
        ["department"] = "afdeling magistratsafdeling forvaltning department organisation enhed område",
        ["level"] = "niveau ledelsesniveau lederniveau level leadershiplevel",
        ["task"] = "opgave ledelsesopgave task leadershiptask",
        ["title"] = "stilling titel stillingsbetegnelse stillingstitel title jobtitle jobtitel",
        ["reportsTo"] =
            "nærmesteleder lederensnummer ledernummer lederensmail lederensemail reportsto linemanager manager",
        ["role"] = "rolle roller role roles",
        ["external"] = "udefra ekstern external",
        ["from"] = "fra fradato startdato start ansatfra tiltrådt tiltrædelse gyldigfra from startdate",
        ["until"] = "til tildato slutdato slut ansattil fratrådt fratrædelse gyldigtil until to enddate end",
    }
        .SelectMany(column => column.Value.Split(' ').Select(heading => KeyValuePair.Create(heading, column.Key)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    public static IReadOnlyList<string> All { get; } =
    [
        "number",
        "name",
        "firstName",
        "lastName",
        "email",
        "departmentCode",
        "department",
        "level",
        "task",
        "title",
        "reportsTo",
        "role",
        "external",
        "from",
        "until",
    ];

    /// <summary>The column of each heading, or "" where none is known; no column twice.</summary>
    public static string[] Guess(IReadOnlyList<string> headings)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. headings.Select(heading =>
                Known.GetValueOrDefault(Letters(heading), "") is var column && taken.Add(column) ? column : ""
            ),
        ];
    }

    /// <summary>Why a matching cannot be used, as the key of a sentence; null when it can.</summary>
    public static string? FaultOf(IReadOnlyList<string> matching)
    {
        var chosen = matching.Where(column => column.Length > 0).ToList();
        return chosen.Distinct(StringComparer.Ordinal).Count() < chosen.Count ? "matchTwice"
            : !chosen.Contains("email") ? "matchEmail"
            : !chosen.Contains("name") && !(chosen.Contains("firstName") && chosen.Contains("lastName")) ? "matchName"
            : null;
    }

    private static string Letters(string heading) => string.Concat(heading.ToLowerInvariant().Where(char.IsLetter));
}
