using System.Globalization;
using System.Text;

namespace Sparring.Benchmarks;

/// <summary>Invented organisations: departments of about 50, 10 to 50 ties each, two thirds of them at home, popular people drawn to.</summary>
internal static class NetworkInstances
{
    public static string Of(int people, int seed)
    {
        var random = new Random(seed);
        var blocks = Math.Max(4, people / 50);
        var department = Enumerable.Range(0, people).Select(person => person % blocks).ToArray();
        var ties = new StringBuilder();
        for (var from = 0; from < people; from++)
        {
            var contacts = new HashSet<int> { from };
            var wanted = people < 100 ? 8 + random.Next(15) : 10 + random.Next(41);
            for (var tried = 0; contacts.Count <= wanted && tried < 1000; tried++)
            {
                // The square draws to low numbers: those whom many know.
                var draw = random.NextDouble() * random.NextDouble();
                var to = (int)(draw * people);
                to = random.Next(3) > 0 ? (to / blocks * blocks) + department[from] : to;
                if (to < people && contacts.Add(to))
                {
                    ties.Append(CultureInfo.InvariantCulture, $"{(ties.Length > 0 ? "," : "")}[{from + 1},{to + 1}]");
                }
            }
        }

        var gender = Enumerable.Range(0, people).Select(_ => random.Next(2));
        var level = Enumerable.Range(0, people).Select(person => person < people / 6 ? 2 : random.Next(2));
        return $$"""
            {"n":{{people}},"attributes":{"department":[{{string.Join(',', department)}}],"gender":[{{string.Join(
                ',',
                gender
            )}}],
             "level":[{{string.Join(',', level)}}]},"ties":[{{ties}}]}
            """;
    }
}
