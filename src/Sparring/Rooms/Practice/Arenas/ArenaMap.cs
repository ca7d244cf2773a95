using Sparring.Rooms.People.Contract;

namespace Sparring.Rooms.Practice.Arenas;

/// <summary>An arena as the forum's overview shows it: what its owner has agreed to, and no more.</summary>
public sealed record ShownArena(string Title, string Owner, string? Theme, IReadOnlyList<DepartmentCard> Departments);

/// <summary>A row of the drawn map: the title in lines, and where its departments stand.</summary>
public sealed record MapRow(IReadOnlyList<string> Lines, int Top, IReadOnlyList<int> Dots)
{
    public int Middle => Top + (ArenaMap.RowHeight / 2);
}

/// <summary>A column: a department and how many arenas reach it.</summary>
public sealed record MapColumn(DepartmentCard Department, int X, int Arenas);

/// <summary>Departments across, arenas down: a dot where an arena reaches a department, a line between its dots. Units are pixels.</summary>
public sealed record ArenaMap(IReadOnlyList<MapColumn> Columns, IReadOnlyList<MapRow> Rows)
{
    public const int RowHeight = 48;
    private const int TitleWidth = 300;
    private const int ColumnWidth = 74;
    private const int HeadHeight = 56;
    private const int LettersOnALine = 38;

    public int Width => TitleWidth + (Columns.Count * ColumnWidth);

    public int Height => HeadHeight + (Rows.Count * RowHeight);

    public static int Foot => HeadHeight;

    /// <summary>Every department has its column, also one nobody works with yet: the empty ones are what the forum looks for.</summary>
    public static ArenaMap Of(IReadOnlyList<ShownArena> arenas, IReadOnlyList<DepartmentCard> departments)
    {
        var columns = departments
            .Select(
                (department, place) =>
                    new MapColumn(
                        department,
                        TitleWidth + (place * ColumnWidth) + (ColumnWidth / 2),
                        arenas.Count(arena => arena.Departments.Contains(department))
                    )
            )
            .ToList();
        var rows = arenas.Select(
            (arena, place) =>
                new MapRow(
                    Wrap(arena.Title),
                    HeadHeight + (place * RowHeight),
                    [
                        .. columns
                            .Where(column => arena.Departments.Contains(column.Department))
                            .Select(column => column.X),
                    ]
                )
        );
        return new ArenaMap(columns, [.. rows]);
    }

    private static List<string> Wrap(string title)
    {
        var lines = new List<string> { "" };
        foreach (var word in title.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + word.Length >= LettersOnALine)
            {
                lines.Add("");
            }

            lines[^1] = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
        }

        return lines.Count <= 2 ? lines : [lines[0], lines[1] + " …"];
    }
}
