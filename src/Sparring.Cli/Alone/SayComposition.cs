using System.Globalization;
using Sparring.GroupComposition;

namespace Sparring.Cli;

/// <summary>An answer for people: the groups, what they cost part by part, and how good they are.</summary>
internal static class SayComposition
{
    /// <summary>By the people's names where they have any, else by number.</summary>
    public static void To(TextWriter text, Composition answer, IReadOnlyList<string>? names)
    {
        for (var group = 0; group < answer.Groups.Count; group++)
        {
            text.WriteLine($"{group, 5}: {Called(answer.Groups[group], names)}");
        }

        text.WriteLine();
        foreach (var part in answer.Parts)
        {
            text.WriteLine($"{part.Name}: {part.Count} × {part.Weight} = {part.Cost}");
        }

        text.WriteLine($"Cost {answer.Cost}; nothing can cost less than {answer.LowerBound}. {Verdict(answer)}");
        foreach (var sentence in answer.Conflicts)
        {
            text.WriteLine(sentence);
        }
    }

    private static string Called(IReadOnlyList<int> group, IReadOnlyList<string>? names) =>
        names is null ? string.Join(' ', group) : string.Join(", ", group.Select(person => names[person]));

    private static string Verdict(Composition answer) =>
        !answer.Feasible ? $"{answer.Report.Broken} rules are broken."
        : answer.Optimal ? "This is the best possible."
        : string.Create(CultureInfo.InvariantCulture, $"At most {answer.Gap:P2} above the best possible.");
}
