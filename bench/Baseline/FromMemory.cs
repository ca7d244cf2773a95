using Sparring.Platform.Data;
using Sparring.Platform.Ui;
using Sparring.Platform.Web;
using Sparring.Rooms.People;
using Sparring.Shell.Start;

namespace Sparring.Benchmarks.Baseline;

/// <summary>
/// The content of the two measured pages, made once: the rows, steps and menu of the demo's pages, so that the same
/// components write as many bytes (the benchmark prints both).
/// </summary>
public static class FromMemory
{
    private static readonly DateOnly Day = new(2018, 11, 12);

    public static Frame ThreadFrame { get; } = Framed("/");

    public static Frame PeopleFrame { get; } = Framed("/people");

    public static object People { get; } = new
    {
        Query = new PeopleQuery { AsOf = Day, Role = "participant" },
        Sheet = new PeopleSheet([.. Enumerable.Range(1, 38).Select(Row)], 38, HasMore: false),
        Departments = Enumerable
            .Range(1, 6)
            .Select(number => new DepartmentName($"M{number}", $"Magistratsafdeling {number}"))
            .ToList(),
        CanEdit = true,
    };

    public static object Thread { get; } = new
    {
        Thread = MyThread.Of([.. Enumerable.Range(1, 10).Select(Step)], isWhole: true),
        Today = Day,
        Nothing = "nothingNext",
    };

    private static Frame Framed(string path) =>
        new(
            new Viewer(
                new TenantId(new Guid(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0])),
                new PersonId(new Guid(2, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0])),
                "Fornavn Efternavn",
                "da",
                new HashSet<string>(["participant"])
            )
            {
                Organisation = "Fjordkøbing Kommune",
            },
            path,
            "form-token",
            new string('x', 86),
            [
                new(0, "/", "Min tråd"),
                new(10, "/programme", "Forløbet"),
                new(20, "/foundation", "Mit ledelsesgrundlag"),
                new(21, "/foundation/published", "Andres ledelsesgrundlag", Seldom: true),
                new(22, "/practice", "Min praksis"),
                new(23, "/coaching/mine", "Mine sessioner"),
                new(30, "/groups", "Sparringsgrupper"),
                new(35, "/surveys", "Undersøgelser"),
                new(36, "/dilemmas/mine", "Mit dilemma", Seldom: true),
                new(37, "/cases", "Cases", Seldom: true),
                new(40, "/calendar", "Kalender"),
                new(50, "/people", "Personer", Seldom: true),
                new(90, "/privacy", "Hvem kan se hvad"),
                new(1000, "/account", "Min konto"),
            ],
            Day
        );

    private static PersonRow Row(int number) =>
        new(
            new PersonId(new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0])),
            $"P{number:00}",
            $"Fornavn Efternavn {number}",
            "Chef for udvikling",
            "Magistratsafdeling for børn og unge",
            $"M{(number % 6) + 1}",
            "head",
            "Drift og udvikling",
            $"p{number}@fjordkobing.example",
            IsExternal: false,
            Joined: null,
            LeftOn: null
        );

    private static NextStep Step(int number) =>
        new(
            number,
            $"Skridt {number} i forløbet, som du er spurgt om",
            "En sætning mere om, hvad der er at gøre nu.",
            number <= 4 ? Day.AddDays(number * 7) : null,
            "/foundation/submission?programme=6c8ff90c-a0e3-4a5a-bd02-3fb4d5da2f1c",
            "Skriv videre"
        );
}
