using System.Text;
using System.Text.RegularExpressions;
using Sparring.GroupComposition.Diversity;
using Sparring.GroupComposition.Files;

namespace Sparring.Libraries.Tests.GroupComposition.Pins;

/// <summary>Files somebody has damaged in one place or two: what is read all the same, and every sentence about what is not.</summary>
internal static class FilePins
{
    private const int TimesEach = 40;

    private const string Groups = """
        {"name":"x","n":4,"sizes":[2,[1,3]],"attributes":{"department":[0,1,0,1]},"committees":[[0],[],[0,1],[]],
         "weights":{"department":100,"committee":2,"history":50},"hard_apart":[[0,1]],"hard_together":[[2,3]],
         "history":[[[0,1],[2,3]],[[0,1,2],[3]]],"fixed":[[0,1]]}
        """;

    private const string Coaching = """
        {"name":"x","groups":[["0001","0000","0000"],["0001","0000","0000"]],"coaches":[["0000","1111","0000"]],"window1":[0,1],
         "window2":[1,3],"session_slots":2,"coach_gap":1,"max_load":3,"min_days_between":2}
        """;

    private const string Diverse = "6 2 ds 1 3 2 5\n0 1 12.500\n0 2 3\n\n1\t3 -0.25\n4 5 7\n2 4 1e3\n";

    private static readonly string[] Instead =
    [
        "-1",
        "0",
        "3",
        "7",
        "1.5",
        "99999999999",
        "1e99",
        "null",
        "true",
        "\"0x\"",
        "\"\"",
        "\"fixed\"",
        "\"windows\"",
        "[]",
        "[0,0]",
        "[[1]]",
        "{}",
        "",
    ];

    public static IEnumerable<(string Instance, Func<string> Answer)> All =>
        [
            .. Enumerable
                .Range(1, 12)
                .Select(seed =>
                    ($"damaged file of groups {seed}", (Func<string>)(() => Damaged(Groups, seed, OfGroups)))
                ),
            .. Enumerable
                .Range(1, 12)
                .Select(seed =>
                    ($"damaged file of coaching {seed}", (Func<string>)(() => Damaged(Coaching, seed, OfCoaching)))
                ),
            .. Enumerable
                .Range(1, 8)
                .Select(seed =>
                    ($"damaged file of diversity {seed}", (Func<string>)(() => Damaged(Diverse, seed, OfDiversity)))
                ),
        ];

    private static string Damaged(string whole, int seed, Func<string, string> read)
    {
        var chance = new Random(seed);
        var told = new List<string>();
        for (var time = 0; time < TimesEach; time++)
        {
            var text = whole;
            for (var places = 1 + chance.Next(2); places > 0; places--)
            {
                var parts = Regex.Matches(
                    text,
                    """
                    "[^"]*"|-?[0-9.]+|\[[^\[\]]*\]|[a-z]+
                    """.Trim(),
                    RegexOptions.None,
                    TimeSpan.FromSeconds(1)
                );
                var part = parts[chance.Next(parts.Count)];
                text = text[..part.Index] + Instead[chance.Next(Instead.Length)] + text[(part.Index + part.Length)..];
            }

            told.Add(read(text));
        }

        return Shown.Lines(told);
    }

    private static string OfGroups(string text) =>
        ReadProblem.From(Encoding.UTF8.GetBytes(text)) switch
        {
            ProblemReading.Read { Problem: var problem } =>
                $"{problem.Name} {problem.People} {string.Join(' ', problem.Sizes)} {problem.Attributes.Count} {problem.CommitteeWeight} {Shown.Pairs(problem.Apart)} {Shown.Pairs(problem.Together)} {string.Join(' ', problem.Fixed)}",
            ProblemReading.Refused refused => Shown.Lines(refused.Faults.Select(fault => fault.Sentence)),
            _ => "",
        };

    private static string OfCoaching(string text) =>
        ReadSchedule.From(Encoding.UTF8.GetBytes(text)) switch
        {
            ScheduleReading.Read { Problem: var problem } =>
                $"{problem.Name} {problem.Days} {problem.Slots} {problem.Coaches[0]} {string.Join(' ', problem.Groups[0].Sessions)}",
            ScheduleReading.Refused refused => Shown.Lines(refused.Faults.Select(fault => fault.Sentence)),
            _ => "",
        };

    private static string OfDiversity(string text) =>
        ReadDiversity.From(text) switch
        {
            DiversityReading.Read { Problem: var problem } =>
                $"{problem.People} {string.Join(' ', problem.Groups)} {string.Join(' ', problem.Benefits)}",
            DiversityReading.Refused refused => Shown.Lines(refused.Faults),
            _ => "",
        };
}
