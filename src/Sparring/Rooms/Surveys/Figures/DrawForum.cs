using System.Globalization;
using System.Text;

namespace Sparring.Rooms.Surveys.Figures;

/// <summary>A dot of a picture; it is nobody.</summary>
public readonly record struct Dot(int X, int Y, bool IsCore);

/// <summary>
/// A picture made from published figures and from nothing else: so many dots, so many of them in the core, and lines dealt by chance so
/// that each block is as dense as it was said to be. No dot and no line is anybody's.
/// </summary>
/// <param name="Lines">The lines as one path.</param>
public sealed record DrawForum(IReadOnlyList<Dot> Dots, string Lines)
{
    public const int Size = 400;
    private const double GoldenAngle = 2.399963;
    private const int Margin = 12;

    /// <summary>Core in the middle, periphery around it.</summary>
    public static DrawForum WithCore(int people, CoreFigures core)
    {
        var inCore = (int)Math.Round(people * core.Share / 100.0);
        var dots = Spread(people).Select((dot, at) => dot with { IsCore = at < inCore }).ToList();
        return Of(
            dots,
            (a, b) =>
                dots[a].IsCore && dots[b].IsCore ? core.Within
                : dots[a].IsCore || dots[b].IsCore ? core.Between
                : core.Periphery
        );
    }

    /// <summary>As many relations, spread evenly.</summary>
    public static DrawForum Even(int people, double percent) => Of(Spread(people), (_, _) => percent);

    /// <summary>As many relations, in three groups that hardly know each other.</summary>
    public static DrawForum InGroups(int people, double percent) =>
        Of(
            [.. Enumerable.Range(0, people).Select(at => Placed(at, people))],
            (a, b) => a % 3 == b % 3 ? Math.Min(95, percent * 2.4) : percent * 0.1
        );

    private static DrawForum Of(List<Dot> dots, Func<int, int, double> percent)
    {
#pragma warning disable CA5394 // because a picture of nobody needs the same chance each time it is shown, and no secret
        var chance = new Random(dots.Count);
        var lines = new StringBuilder();
        for (var a = 0; a < dots.Count; a++)
        {
            for (var b = a + 1; b < dots.Count; b++)
            {
                if (chance.NextDouble() * 100 < percent(a, b))
                {
                    lines.Append(CultureInfo.InvariantCulture, $"M{dots[a].X} {dots[a].Y}L{dots[b].X} {dots[b].Y}");
                }
            }
        }
#pragma warning restore CA5394
        return new(dots, lines.ToString());
    }

    // A sunflower: even from the middle outwards, so that the first ones are the middle.
    private static List<Dot> Spread(int people) =>
        [.. Enumerable.Range(0, people).Select(at => At(Size / 2, Size / 2, at, people, (Size / 2) - Margin))];

    private static Dot Placed(int at, int people)
    {
        var turn = (at % 3 * 2 * Math.PI / 3) - (Math.PI / 2);
        var (x, y) = (Size / 2 * (1 + (0.52 * Math.Cos(turn))), Size / 2 * (1.08 + (0.52 * Math.Sin(turn))));
        return At((int)x, (int)y, at / 3, (people + 2) / 3, (int)(Size * 0.19));
    }

    private static Dot At(int x, int y, int at, int of, int reach)
    {
        var away = reach * Math.Sqrt((at + 0.5) / of);
        var turn = at * GoldenAngle;
        return new((int)(x + (away * Math.Cos(turn))), (int)(y + (away * Math.Sin(turn))), IsCore: false);
    }
}
