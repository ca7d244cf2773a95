using System.Globalization;

namespace Sparring.Rooms.Surveys.Figures;

/// <summary>
/// A picture of the real relations, for a forum in which everybody said yes to it: no name, and dots in the order of where they lie.
/// </summary>
/// <remarks>Fruchterman and Reingold, Graph drawing by force-directed placement, 1991: 200 rounds of n².</remarks>
public static class LayOutNodes
{
    /// <summary>More dots are no picture.</summary>
    public const int Most = 150;
    private const int Rounds = 200;
    private const int Margin = 14;
    private const double Nearest = 0.01;

    /// <summary>The picture; the same people in another order make another one.</summary>
    /// <param name="ties">Who has a relation with whom, either way; each pair once.</param>
    /// <param name="order">Where each begins; chance, so that the roster's order does not show.</param>
    public static DrawForum Of(
        IReadOnlyList<(int One, int Other)> ties,
        IReadOnlyList<int> order,
        IReadOnlyList<int> core
    )
    {
        var people = order.Count;
        var at = new (double X, double Y)[people];
        for (var place = 0; place < people; place++)
        {
            var turn = 2 * Math.PI * place / people;
            at[order[place]] = (Math.Cos(turn), Math.Sin(turn));
        }

        for (var round = 0; round < Rounds; round++)
        {
            Move(at, ties, 0.1 * (1 - ((double)round / Rounds)));
        }

        var dots = Drawn(at, core);
        return new(
            [.. dots.OrderBy(dot => dot.X).ThenBy(dot => dot.Y)],
            string.Concat(ties.Select(tie => Line(dots[tie.One], dots[tie.Other])).Order(StringComparer.Ordinal))
        );
    }

    /// <summary>Who has a relation with whom, either way.</summary>
    /// <param name="lines">For each person what was said of others.</param>
    /// <param name="threshold">From which answer on it is a relation.</param>
    public static IReadOnlyList<(int One, int Other)> Pairs(IReadOnlyList<Said[]> lines, int threshold) =>
        [
            .. lines
                .SelectMany(
                    (line, person) =>
                        line.Where(said => said.Step >= threshold)
                            .Select(said => (Math.Min(person, said.To), Math.Max(person, said.To)))
                )
                .Distinct()
                .Order(),
        ];

    private static void Move((double X, double Y)[] at, IReadOnlyList<(int One, int Other)> ties, double step)
    {
        var length = Math.Sqrt(4.0 / at.Length);
        var push = new (double X, double Y)[at.Length];
        for (var one = 0; one < at.Length; one++)
        {
            for (var other = 0; other < at.Length; other++)
            {
                var (x, y) = (at[one].X - at[other].X, at[one].Y - at[other].Y);
                var away = Math.Max(Nearest, (x * x) + (y * y));
                push[one] = (push[one].X + (x * length * length / away), push[one].Y + (y * length * length / away));
            }
        }

        foreach (var (one, other) in ties)
        {
            var (x, y) = (at[one].X - at[other].X, at[one].Y - at[other].Y);
            var pull = Math.Sqrt((x * x) + (y * y)) / length;
            push[one] = (push[one].X - (x * pull), push[one].Y - (y * pull));
            push[other] = (push[other].X + (x * pull), push[other].Y + (y * pull));
        }

        for (var one = 0; one < at.Length; one++)
        {
            var far = Math.Max(Nearest, Math.Sqrt((push[one].X * push[one].X) + (push[one].Y * push[one].Y)));
            var most = Math.Min(far, step) / far;
            at[one] = (at[one].X + (push[one].X * most), at[one].Y + (push[one].Y * most));
        }
    }

    private static Dot[] Drawn((double X, double Y)[] at, IReadOnlyList<int> core)
    {
        var (left, top) = (at.Min(one => one.X), at.Min(one => one.Y));
        var wide = Math.Max(Nearest, Math.Max(at.Max(one => one.X) - left, at.Max(one => one.Y) - top));
        var scale = (DrawForum.Size - (2 * Margin)) / wide;
        return
        [
            .. at.Select(
                (one, person) =>
                    new Dot(
                        Margin + (int)((one.X - left) * scale),
                        Margin + (int)((one.Y - top) * scale),
                        core.Contains(person)
                    )
            ),
        ];
    }

    private static string Line(Dot one, Dot other) =>
        string.Create(CultureInfo.InvariantCulture, $"M{one.X} {one.Y}L{other.X} {other.Y}");
}
