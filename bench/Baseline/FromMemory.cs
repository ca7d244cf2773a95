using Sparring.Platform.Data;
using Sparring.Platform.Ui;
using Sparring.Rooms.People;
using Sparring.Shell.Start;

namespace Sparring.Benchmarks.Baseline;

/// <summary>The content of the two measured pages, made once: as many rows and steps as the demo's pages have.</summary>
public static class FromMemory
{
    private static readonly DateOnly Day = new(2018, 11, 12);

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
        Thread = MyThread.Of(Enumerable.Range(1, 5).Select(Step), [], isWhole: true),
        Today = Day,
        Nothing = "nothingNext",
    };

    private static PersonRow Row(int number) =>
        new(
            new PersonId(new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0])),
            $"P{number:00}",
            $"Fornavn Mellemnavn Efternavn {number}",
            "Chef for tværgående udvikling",
            "Magistratsafdeling for børn og unge",
            $"M{(number % 6) + 1}",
            "head",
            "Drift og udvikling",
            $"fornavn.efternavn{number}@fjordkobing.example",
            IsExternal: false,
            Joined: null,
            LeftOn: null
        );

    private static NextStep Step(int number) =>
        new(
            number,
            $"Skridt {number} i forløbet",
            "En sætning mere om, hvad der er at gøre.",
            Day.AddDays(number * 7),
            "/foundation",
            "Skriv videre"
        );
}
